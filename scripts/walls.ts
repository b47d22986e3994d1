/** `npm run walls`: fails where a file below `src` imports what its place may not (`walls/allowlist.ts`). */
import { readdirSync, readFileSync } from 'node:fs';
import { checkWalls } from './walls/check.ts';

const paths = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => `src/${path}`)
  .sort();
const { imports, violations } = checkWalls(new Map(paths.map((path) => [path, readFileSync(path, 'utf8')])));
for (const violation of violations) console.error(violation);
console.log(`walls: ${paths.length} files, ${imports} imports, ${violations.length} not allowed`);
process.exitCode = violations.length > 0 ? 1 : 0;
