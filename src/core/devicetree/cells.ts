import type { NodeIndex } from '../base/brand.ts';
import { cellIn, columnsOf } from './columns.ts';
import type { DeviceTree } from './tree.ts';

/**
 * Cells of an address on the bus that a node is, for the `reg` of its children: its `#address-cells`, 2 where
 * it has none. The value is not inherited (Devicetree Specification 2.3.5).
 */
export function addressCells(tree: DeviceTree, node: NodeIndex): number {
  return cellIn(tree, columnsOf(tree)['#address-cells'], node) ?? 2;
}

/** Cells of a size on the bus that a node is: its `#size-cells`, 1 where it has none (specification 2.3.5). */
export function sizeCells(tree: DeviceTree, node: NodeIndex): number {
  return cellIn(tree, columnsOf(tree)['#size-cells'], node) ?? 1;
}

/** Cells of an interrupt specifier of a controller or nexus; undefined where the node is neither. */
export function interruptCells(tree: DeviceTree, node: NodeIndex): number | undefined {
  return cellIn(tree, columnsOf(tree)['#interrupt-cells'], node);
}

/** The number that cells make together, the first one being the highest. */
export const joinCells = (cells: readonly number[]): bigint =>
  cells.reduce((number, cell) => (number << 32n) | BigInt(cell), 0n);
