import type { NodeIndex } from '../base/brand.ts';
import { wordAt } from '../fdt/word.ts';
import { oncePerTree } from './once.ts';
import type { DeviceTree } from './tree.ts';

/** The properties that addresses and interrupts of every node ask for. */
const NAMES = [
  '#address-cells',
  '#interrupt-cells',
  '#size-cells',
  'interrupt-controller',
  'interrupt-map',
  'interrupt-parent',
  'interrupts',
  'interrupts-extended',
  'ranges',
  'reg',
] as const;

type ColumnName = (typeof NAMES)[number];

/** For each name, by node: the number of that property in the tree, -1 where the node does not have it. */
export type Columns = Readonly<Record<ColumnName, Int32Array>>;

/** Where the properties of general meaning stand in a tree, found in one pass over it. */
export const columnsOf = oncePerTree((tree): Columns => {
  const { size } = tree;
  const table = new Int32Array(NAMES.length * size).fill(-1);
  /** By name id: where the column of that name begins, -1 where it has none. */
  const starts = new Int32Array(tree.distinctNames.length).fill(-1);
  for (const [i, name] of NAMES.entries()) {
    const id = tree.nameIdOf(name);
    if (id !== undefined) starts[id] = i * size;
  }
  for (let node = 0, property = 0; node < size; node++) {
    for (const end = tree.firstProperty(node + 1); property < end; property++) {
      const start = starts[tree.nameId(property)]!;
      // The first one of a name counts, as in every other lookup.
      if (start >= 0 && table[start + node]! < 0) table[start + node] = property;
    }
  }
  const column = (name: ColumnName): Int32Array => {
    const start = NAMES.indexOf(name) * size;
    return table.subarray(start, start + size);
  };
  return {
    '#address-cells': column('#address-cells'),
    '#interrupt-cells': column('#interrupt-cells'),
    '#size-cells': column('#size-cells'),
    'interrupt-controller': column('interrupt-controller'),
    'interrupt-map': column('interrupt-map'),
    'interrupt-parent': column('interrupt-parent'),
    interrupts: column('interrupts'),
    'interrupts-extended': column('interrupts-extended'),
    ranges: column('ranges'),
    reg: column('reg'),
  };
});

/** The first cell of a node's property in a column; undefined where it is absent or shorter than a cell. */
export function cellIn(tree: DeviceTree, column: Int32Array, node: NodeIndex): number | undefined {
  const property = column[node]!;
  if (property < 0) return undefined;
  const start = tree.valueStart(property);
  return tree.valueEnd(property) - start < 4 ? undefined : wordAt(tree.bytes, start);
}
