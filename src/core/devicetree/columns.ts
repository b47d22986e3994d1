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
  const columns = Object.fromEntries(NAMES.map((name) => [name, new Int32Array(tree.size).fill(-1)]));
  const byNameId = tree.distinctNames.map((name) => columns[name]);
  for (let node = 0, property = 0; node < tree.size; node++) {
    for (const end = tree.firstProperty(node + 1); property < end; property++) {
      const column = byNameId[tree.nameId(property)];
      // The first one of a name counts, as in every other lookup.
      if (column !== undefined && column[node]! < 0) column[node] = property;
    }
  }
  return columns as Columns;
});

/** The first cell of a node's property in a column; undefined where it is absent or shorter than a cell. */
export function cellIn(tree: DeviceTree, column: Int32Array, node: NodeIndex): number | undefined {
  const property = column[node]!;
  if (property < 0) return undefined;
  const start = tree.valueStart(property);
  return tree.valueEnd(property) - start < 4 ? undefined : wordAt(tree.bytes, start);
}
