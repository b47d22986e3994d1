/** A thread of the corpus run: gets the names of boards, answers with what the checks say of each. */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { boardFile } from './boards.ts';
import type { Board, Check, Outcome } from './check.ts';

/** Which checks are due for a board, by position in the list of checks. */
export interface Task {
  readonly board: string;
  readonly checks: readonly number[];
}

export interface Verdict {
  readonly check: number;
  readonly failures: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly notes: readonly string[];
  readonly milliseconds: number;
}

const modules = workerData as readonly string[];
const checks = await Promise.all(
  modules.map(async (url) => ((await import(url)) as { default: Check }).default),
);

async function judge(task: Task): Promise<Verdict[]> {
  const file = boardFile(task.board);
  const board: Board = { name: task.board, file, bytes: new Uint8Array(readFileSync(file)) };
  const verdicts: Verdict[] = [];
  for (const check of task.checks) {
    const start = performance.now();
    const { failures = [], counts = {}, notes = [] } = (await attempt(checks[check]!, board)) ?? {};
    verdicts.push({ check, failures, counts, notes, milliseconds: performance.now() - start });
  }
  return verdicts;
}

async function attempt(check: Check, board: Board): Promise<Outcome | undefined> {
  try {
    return await check.run(board);
  } catch (error) {
    return { failures: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  }
}

const port = parentPort!;
port.on('message', (task: Task) => void judge(task).then((verdicts) => port.postMessage(verdicts)));
port.postMessage('ready');
