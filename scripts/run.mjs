/**
 * Runs a TypeScript program on Node: `node scripts/run.mjs scripts/walls.ts ARGUMENTS…`.
 * As the entry of a worker thread it does the same with the thread's `argv`.
 */
import { register } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [program, ...rest] = process.argv.slice(2);
if (program === undefined) {
  console.error('usage: node scripts/run.mjs PROGRAM.ts [ARGUMENTS…]');
  process.exit(2);
}
process.setSourceMapsEnabled(true);
register('./typescript-hooks.mjs', import.meta.url);
process.argv = [process.argv[0], resolve(program), ...rest];
await import(pathToFileURL(process.argv[1]).href);
