/** The compiled command line program, asked for the same as the page. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalFile } from './support.ts';

/**
 * The files that `domgraft build` writes for a board, by name.
 * @param wish a project file, or words of the command line
 */
export async function writtenByCommand(
  host: LocalFile,
  ...wish: readonly LocalFile[] | readonly string[]
): Promise<Record<string, Uint8Array>> {
  const folder = mkdtempSync(join(tmpdir(), 'domgraft-e2e-'));
  try {
    const [input, ...words] = [host, ...wish].map((given) => {
      if (typeof given === 'string') return given;
      writeFileSync(join(folder, given.name), given.bytes);
      return join(folder, given.name);
    });
    const output = join(folder, 'out');
    await runProgram(['build', input!, ...words, '-o', output]);
    const names = readdirSync(output, { recursive: true, encoding: 'utf8' });
    const files = names.filter((name) => statSync(join(output, name)).isFile());
    return Object.fromEntries(files.map((name) => [name, new Uint8Array(readFileSync(join(output, name)))]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Rejects where the program fails or says anything on standard error; 1 is the status of open errors. */
const runProgram = (words: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const program = ['bin/domgraft.mjs', ...words];
    execFile(process.execPath, program, { maxBuffer: 1 << 28 }, (error, _output, complaints) => {
      const failed = error !== null && error.code !== 1;
      if (failed || complaints !== '') reject(new Error(`domgraft ${words.join(' ')}: ${complaints}`));
      else resolve();
    });
  });
