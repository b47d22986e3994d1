/**
 * `node scripts/run.mjs scripts/dma-evidence.ts FOLDER`: counts how the boards of a folder describe each compatible, and
 * writes the result into `src/core/host/dma/evidence.generated.ts`. What drivers do is not counted, but kept as it is.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPATIBLE_EVIDENCE } from '../src/core/host/dma/evidence.generated.ts';
import { countNodes, pack, unpack, update } from './dma/evidence.ts';

const OUTPUT = 'src/core/host/dma/evidence.generated.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name a folder with device tree blobs.');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.dtb'))
  .sort();
const boards = files.map((path) => new Uint8Array(readFileSync(join(folder, path))));
const known = unpack(COMPATIBLE_EVIDENCE);
const updated = update(known, countNodes(boards));
const [head] = readFileSync(OUTPUT, 'utf8').split('`');
writeFileSync(OUTPUT, `${head}\`\n${pack(updated)}\`;\n`);
console.log(`${files.length} boards; ${known.size} compatibles before, ${updated.size} now`);
