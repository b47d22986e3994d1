import { readFileSync } from 'node:fs';
import { run } from './run.ts';

process.exitCode = run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  input: () => new Uint8Array(readFileSync(process.stdin.fd)),
  isWatched: process.stderr.isTTY === true,
});
