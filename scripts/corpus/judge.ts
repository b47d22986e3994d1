/** What `judge.py` says of a board. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** A row per register, interrupt and phandle, with the number of its node in document order first. */
export interface Judged {
  readonly addresses: readonly Row[];
  readonly interrupts: readonly Row[];
  readonly phandles: readonly Row[];
}
export type Row = readonly [node: number, ...rest: unknown[]];

/** Commands that the judge needs; dtc brings the libfdt that it reads with. */
export const JUDGE_TOOLS = ['python3', 'dtc'] as const;

/** Asks the judge about blobs. @throws where it fails */
export function askJudge(...files: readonly string[]): Judged[] {
  const { status, stdout, stderr } = spawnSync('python3', [join(import.meta.dirname, 'judge.py')], {
    input: files.map((file) => `${file}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`the judge failed: ${stderr}`);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Judged);
}
