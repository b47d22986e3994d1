/**
 * `npm run references`: measures how well phandles are found. Compiles the device trees of Debian's kernel source with
 * dtc in plugin mode, so that the compiler itself notes in `__local_fixups__` which cell is a phandle, and compares.
 * Options: `--arch arm64|arm` (default arm64). Needs gcc and dtc; downloads 140 MB the first time.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DeviceTree, references } from '../src/core/devicetree/index.ts';
import { dependency, privateApt } from './debian.ts';

/** Boards of which the table was made have to be read this well; others show what it is worth elsewhere. */
const LEAST_PRECISION = 0.9999;
const LEAST_RECALL = { arm64: 0.999, arm: 0.98 } as const;
const CACHE = '.cache/references';

const { values: options } = parseArgs({ options: { arch: { type: 'string', default: 'arm64' } } });
const arch = options.arch as keyof typeof LEAST_RECALL;
if (!(arch in LEAST_RECALL)) throw new Error(`--arch is one of ${Object.keys(LEAST_RECALL).join(', ')}`);

const blobs = join(CACHE, arch);
if (!existsSync(blobs)) compileAll(join(CACHE, 'linux'), blobs);
process.exitCode = measure(blobs) ? 0 : 1;

function measure(folder: string): boolean {
  const sums = { phandles: 0, known: 0, wrong: 0, possible: 0, 'possible and right': 0, missed: 0 };
  const wrong = new Map<string, number>();
  const missed = new Map<string, number>();
  const count = (map: Map<string, number>, name: string): void =>
    void map.set(name, (map.get(name) ?? 0) + 1);
  const files = readdirSync(folder).sort();
  for (const file of files) {
    const tree = new DeviceTree(new Uint8Array(readFileSync(join(folder, file))));
    const truth = readTruth(tree);
    sums.phandles += truth.size;
    for (const node of tree.nodes()) {
      for (const { property, cell, kind } of references(tree, node)) {
        const isTrue = truth.delete(`${tree.path(node)} ${property} ${cell}`);
        sums[kind]++;
        if (isTrue && kind === 'possible') sums['possible and right']++;
        if (isTrue || kind === 'possible') continue;
        sums.wrong++;
        count(wrong, property);
      }
    }
    sums.missed += truth.size;
    for (const row of truth) count(missed, row.split(' ')[1]!);
  }
  const precision = 1 - sums.wrong / sums.known;
  const recall = (sums.known - sums.wrong) / sums.phandles;
  console.log(`references: ${files.length} trees of ${arch}, ${JSON.stringify(sums)}`);
  console.log(`references: known ones: recall ${percent(recall)}, precision ${percent(precision)}`);
  console.log(`references: wrong: ${listed(wrong)}; missed: ${listed(missed)}`);
  return files.length > 0 && precision >= LEAST_PRECISION && recall >= LEAST_RECALL[arch];
}

/** What the compiler noted: path, property and cell of every phandle. */
function readTruth(tree: DeviceTree): Set<string> {
  const found = new Set<string>();
  const top = tree.byPath('/__local_fixups__');
  if (top === undefined) return found;
  for (const node of tree.subtree(top)) {
    const path = tree.path(node).slice('/__local_fixups__'.length) || '/';
    for (const property of tree.propertyNames(node)) {
      for (const offset of tree.cells(node, property)!) found.add(`${path} ${property} ${offset / 4}`);
    }
  }
  return found;
}

/** Compiles what dtc takes as a plugin; sources that are overlays already, or refer to what they delete, are left. */
function compileAll(linux: string, into: string): void {
  if (!existsSync(linux)) downloadSource(linux);
  const boards = join(linux, 'arch', arch, 'boot/dts');
  const work = `${into}.part`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const sources = readdirSync(boards, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.dts'),
  );
  for (const source of sources.sort()) {
    const includes = [`-I${join(linux, 'scripts/dtc/include-prefixes')}`, `-I${join(linux, 'include')}`];
    const cpp = spawnSync(
      'gcc',
      [
        '-E',
        '-P',
        '-nostdinc',
        ...includes,
        '-undef',
        '-D__DTS__',
        '-x',
        'assembler-with-cpp',
        join(boards, source),
      ],
      { encoding: 'utf8', maxBuffer: 1 << 26 },
    );
    if (cpp.status !== 0) continue;
    const blob = join(work, source.replaceAll('/', '_').replace(/s$/, 'b'));
    const input = cpp.stdout.replaceAll('/dts-v1/;', '/dts-v1/; /plugin/;');
    spawnSync('dtc', ['-q', '-I', 'dts', '-O', 'dtb', '-o', blob, '-'], { input });
  }
  renameSync(work, into);
}

function downloadSource(into: string): void {
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(resolve(CACHE, 'download-'));
  try {
    const apt = privateApt({ architecture: 'arm64' }, work);
    const name = dependency(apt, 'linux-source', /Depends: (linux-source-\S+)/);
    console.log(`references: downloading ${name}`);
    apt('apt-get', ['-qq', 'download', name]);
    const archive = readdirSync(work).find((file) => file.endsWith('.deb'))!;
    execFileSync('dpkg-deb', ['-x', archive, 'package'], { cwd: work });
    const parts = [
      'arch/arm/boot/dts',
      'arch/arm64/boot/dts',
      'include/dt-bindings',
      'include/uapi/linux/input-event-codes.h',
      'scripts/dtc/include-prefixes',
    ];
    execFileSync(
      'tar',
      [
        '-xf',
        `package/usr/src/${name}.tar.xz`,
        '--strip-components=1',
        '--one-top-level=linux',
        ...parts.map((part) => `${name}/${part}`),
      ],
      { cwd: work },
    );
    renameSync(join(work, 'linux'), into);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function percent(part: number): string {
  return `${(100 * part).toFixed(3)} %`;
}

function listed(names: ReadonlyMap<string, number>): string {
  const sorted = [...names].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return sorted.map(([name, count]) => `${name} ${count}`).join(', ') || 'none';
}
