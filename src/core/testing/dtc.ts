import { execFileSync, spawnSync } from 'node:child_process';

/** Whether the reference compiler is installed; what it judges is skipped where it is not. */
export const hasDtc = spawnSync('dtc', ['--version']).status === 0;

/** Runs dtc. @throws where it refuses its input */
export function dtc(args: readonly string[], input: string | Uint8Array): Uint8Array {
  return new Uint8Array(execFileSync('dtc', ['-q', ...args], { input, stdio: ['pipe', 'pipe', 'pipe'] }));
}
