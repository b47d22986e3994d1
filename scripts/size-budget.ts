/**
 * `npm run size`: what of the built site is fetched when, compressed as servers do, against what it may weigh.
 * A part over its budget fails; so does a heavy one that the first page asks for.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const SITE = 'dist';

interface Part {
  readonly name: string;
  /** In kilobytes (1000 bytes) of gzip. */
  readonly budget: number;
  readonly files: readonly string[];
}

const assets = readdirSync(`${SITE}/assets`).map((name) => `assets/${name}`);
const named = (...names: readonly string[]): string[] =>
  assets.filter((file) =>
    names.some((name) => new RegExp(`^assets/${name}-[\\w-]{8}\\.(js|css)$`).test(file)),
  );

/** What the page names itself, and what those scripts import at once. */
function firstLoad(): string[] {
  const page = readFileSync(`${SITE}/index.html`, 'utf8');
  const asked = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, file]) => file!);
  return ['index.html', ...withImports(asked)];
}

/** Files and all that they import without being asked to. */
function withImports(files: readonly string[], known = new Set<string>()): string[] {
  for (const file of files) {
    if (known.has(file)) continue;
    known.add(file);
    if (!file.endsWith('.js')) continue;
    const text = readFileSync(`${SITE}/${file}`, 'utf8');
    const imports = [...text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)];
    withImports(
      imports.map(([, name]) => `assets/${name}`),
      known,
    );
  }
  return [...known];
}

const first = firstLoad();
const workspace = without(first, withImports(named('Workspace', 'read-host')));
/** Of a part that is opened from the workspace, what has not been fetched before. */
const later = (...names: readonly string[]): string[] =>
  without([...first, ...workspace], withImports(named(...names)));

const parts: readonly Part[] = [
  { name: 'first load', budget: 150, files: first },
  { name: 'workspace', budget: 150, files: workspace },
  { name: 'engine', budget: 220, files: named('engine\\.worker') },
  { name: 'SCMI tab', budget: 100, files: later('Scmi') },
  { name: 'address map tab', budget: 30, files: later('AddressMap') },
  { name: 'files tab', budget: 900, files: later('Files', 'CodePane', 'monaco') },
];

function without(known: readonly string[], files: readonly string[]): string[] {
  return files.filter((file) => !known.includes(file));
}

const gzipped = (file: string): number => gzipSync(readFileSync(`${SITE}/${file}`), { level: 6 }).length;

let failed = 0;
for (const { name, budget, files } of parts) {
  const size = files.reduce((sum, file) => sum + gzipped(file), 0) / 1000;
  const isOver = size > budget || files.length === 0;
  if (isOver) failed++;
  console.log(
    `${name.padEnd(16)} ${size.toFixed(1).padStart(7)} kB of ${budget} kB${isOver ? '  TOO MUCH' : ''}`,
  );
}
const heavy = first.filter((file) => /monaco|CodePane|Scmi|elk/.test(file));
if (heavy.length > 0) {
  failed++;
  console.log(`the first page asks for ${heavy.join(', ')}`);
}
process.exitCode = failed > 0 ? 1 : 0;
