import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Task, Verdict } from './worker.ts';

/** A check that takes longer over one board hangs. */
const BOARD_LIMIT_MS = 120_000;

/**
 * Gives every task to the next idle thread; `done` is called once for each task, in no particular order, with
 * verdicts, or with why there are none.
 */
export async function runTasks(
  modules: readonly string[],
  tasks: readonly Task[],
  done: (task: Task, result: readonly Verdict[] | Error) => void,
): Promise<void> {
  const queue = tasks.values();
  const threads = Math.min(availableParallelism(), tasks.length);
  await Promise.all(Array.from({ length: threads }, () => serve(modules, queue, done)));
}

/** Works the queue down in one thread, with a new one after a crash or a hang. */
async function serve(
  modules: readonly string[],
  queue: IterableIterator<Task>,
  done: (task: Task, result: readonly Verdict[] | Error) => void,
): Promise<void> {
  let worker: Worker | undefined;
  for (const task of queue) {
    try {
      worker ??= await startWorker(modules);
      done(task, await ask(worker, task));
    } catch (error) {
      await worker?.terminate();
      worker = undefined;
      done(task, error as Error);
    }
  }
  await worker?.terminate();
}

async function startWorker(modules: readonly string[]): Promise<Worker> {
  const worker = new Worker('./scripts/run.mjs', { argv: ['scripts/corpus/worker.ts'], workerData: modules });
  await answer(worker);
  return worker;
}

function ask(worker: Worker, task: Task): Promise<readonly Verdict[]> {
  worker.postMessage(task);
  return answer(worker) as Promise<readonly Verdict[]>;
}

/** The next message of a thread; rejects where the thread fails, ends or says nothing. */
function answer(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      finish();
    };
    const onMessage = (message: unknown): void => settle(() => resolve(message));
    const onError = (error: Error): void => settle(() => reject(error));
    const onExit = (code: number): void => onError(new Error(`the thread ended with code ${code}`));
    const silence = new Error(`no answer within ${BOARD_LIMIT_MS / 1000} s`);
    const timer = setTimeout(() => onError(silence), BOARD_LIMIT_MS);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}
