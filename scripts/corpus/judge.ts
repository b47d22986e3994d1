/**
 * Holds our reading of phandles, addresses and interrupts against an independent one (judge.py: libfdt, Python) on
 * every node of every N-th board of a folder of DTBs.
 *
 *     DOMGRAFT_CORPUS=FOLDER node scripts/run.mjs scripts/corpus/judge.ts [N]
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeIndex } from '../../src/core/base/brand.ts';
import { DeviceTree, interrupts, references, registers } from '../../src/core/devicetree/index.ts';

interface Verdict {
  readonly nodes: number;
  readonly addresses: readonly unknown[];
  readonly interrupts: readonly unknown[];
  readonly phandles: readonly (readonly [number, string, number, string, number[]])[];
}

const folder = process.env.DOMGRAFT_CORPUS;
if (folder === undefined) throw new Error('Set DOMGRAFT_CORPUS to a folder of DTBs.');
const every = Number(process.argv[2] ?? 10);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.dtb'))
  .sort()
  .filter((_, i) => i % every === 0)
  .map((file) => join(folder, file));

const judge = spawnSync('python3', [join(import.meta.dirname, 'judge.py')], {
  input: files.map((file) => `${file}\n`).join(''),
  encoding: 'utf8',
  maxBuffer: 1 << 30,
  stdio: ['pipe', 'pipe', 'inherit'],
});
const verdicts = judge.stdout
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Verdict);
if (judge.status !== 0 || verdicts.length !== files.length) throw new Error('judge.py did not finish.');

const counts = { boards: 0, nodes: 0, addresses: 0, interrupts: 0, phandles: 0, differences: 0 };
for (const [i, file] of files.entries()) {
  const tree = new DeviceTree(readFileSync(file));
  const verdict = verdicts[i]!;
  const ours = read(tree, new Set(verdict.phandles.map(([, property]) => property)));
  counts.boards++;
  counts.nodes += tree.size;
  for (const part of ['addresses', 'interrupts', 'phandles'] as const) {
    counts[part] += verdict[part].length;
    counts.differences += compare(`${file} ${part}`, ours[part], verdict[part], tree);
  }
}
console.table([counts]);
process.exitCode = counts.differences > 0 || counts.boards < 50 ? 1 : 0;

/** The judge knows fewer properties than we do, so of phandles only those of the properties it speaks of count. */
function read(tree: DeviceTree, judged: ReadonlySet<string>): Verdict {
  const nodes = [...tree.nodes()];
  return {
    nodes: tree.size,
    addresses: nodes.flatMap((node) =>
      registers(tree, node).map(({ cpuAddress, size }) => [node, hexOrNull(cpuAddress), hexOrNull(size)]),
    ),
    interrupts: nodes.flatMap((node) =>
      interrupts(tree, node).map(({ index, intid, kind, controller }) => [
        node,
        index,
        intid ?? (kind === 'foreign' ? tree.path(controller as NodeIndex) : kind),
      ]),
    ),
    phandles: nodes.flatMap((node) =>
      references(tree, node)
        .filter(({ property, target }) => judged.has(property) && target !== undefined)
        .map(
          ({ property, cell, target, args }) =>
            [node, property, cell, tree.path(target!), [...args]] as [
              number,
              string,
              number,
              string,
              number[],
            ],
        ),
    ),
  };
}

function hexOrNull(value: bigint | undefined): string | null {
  return value === undefined ? null : `0x${value.toString(16)}`;
}

function compare(
  where: string,
  ours: readonly unknown[],
  judged: readonly unknown[],
  tree: DeviceTree,
): number {
  const left = ours.map((row) => JSON.stringify(row));
  const right = judged.map((row) => JSON.stringify(row));
  const inLeft = new Set(left);
  const inRight = new Set(right);
  const differing = [
    ...left.filter((row) => !inRight.has(row)).map((row) => `ours  ${row}`),
    ...right.filter((row) => !inLeft.has(row)).map((row) => `judge ${row}`),
  ];
  if (differing.length === 0 && left.length !== right.length) differing.push('a different number of rows');
  for (const row of differing.slice(0, 5)) {
    const node = /\[(\d+)/.exec(row)?.[1];
    console.log(`${where}: ${row} at ${node === undefined ? '?' : tree.path(Number(node) as NodeIndex)}`);
  }
  return differing.length;
}
