import { DeviceTree, interrupts, references, registers } from '../../src/core/devicetree/index.ts';
import type { Board, Check, Outcome } from './check.ts';
import { askJudge, JUDGE_TOOLS, type Judged, type Row } from './judge.ts';

/**
 * CPU addresses, the ends of interrupts and the targets of phandles are what an independent reader says (libfdt and
 * Python, nothing shared), on every node.
 */
const check: Check = {
  name: 'meaning, judged',
  tools: JUDGE_TOOLS,
  every: 8,
  run({ file, bytes }: Board): Outcome {
    const tree = new DeviceTree(bytes);
    const [judged] = askJudge(file) as [Judged];
    const ours = read(tree, new Set(judged.phandles.map(([, property]) => property)));
    const parts = ['addresses', 'interrupts', 'phandles'] as const;
    return {
      failures: parts.flatMap((part) => differences(part, ours[part], judged[part], tree)),
      counts: {
        nodes: tree.size,
        ...Object.fromEntries(parts.map((part) => [`${part} judged`, judged[part].length])),
      },
    };
  },
};
export default check;

/** The judge knows fewer properties than we do, so of phandles only those of the properties it speaks of count. */
function read(tree: DeviceTree, judged: ReadonlySet<unknown>): Judged {
  const nodes = [...tree.nodes()];
  return {
    addresses: nodes.flatMap((node) =>
      registers(tree, node).map(({ cpuAddress, size }) => [
        node,
        cpuAddress === undefined ? null : `0x${cpuAddress.toString(16)}`,
        `0x${size.toString(16)}`,
      ]),
    ),
    interrupts: nodes.flatMap((node) =>
      interrupts(tree, node).map(({ index, intid, specifier, kind, controller }) => [
        node,
        index,
        intid === undefined
          ? kind === 'foreign'
            ? tree.path(controller!)
            : kind
          : `${intid}:${specifier[2]}`,
      ]),
    ),
    phandles: nodes.flatMap((node) =>
      references(tree, node)
        .filter(({ property, target }) => judged.has(property) && target !== undefined)
        .map(({ property, cell, target, args }) => [node, property, cell, tree.path(target!), args]),
    ),
  } as Judged;
}

function differences(part: string, ours: readonly Row[], judged: readonly Row[], tree: DeviceTree): string[] {
  const text = (row: Row): string => JSON.stringify(row);
  const left = new Set(ours.map(text));
  const right = new Set(judged.map(text));
  const tell =
    (who: string) =>
    (row: Row): string =>
      `${part}: only ${who}: ${tree.path(row[0] as Parameters<typeof tree.path>[0])} ${text(row)}`;
  const found = [
    ...ours.filter((row) => !right.has(text(row))).map(tell('domgraft')),
    ...judged.filter((row) => !left.has(text(row))).map(tell('the judge')),
  ];
  if (found.length === 0 && ours.length !== judged.length) {
    found.push(`${part}: ${ours.length} rows of domgraft, ${judged.length} of the judge`);
  }
  return found;
}
