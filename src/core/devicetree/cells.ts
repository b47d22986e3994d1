import type { NodeIndex } from '../base/brand.ts';
import type { DeviceTree } from './tree.ts';

/**
 * Cells of an address on the bus that a node is, for the `reg` of its children: its `#address-cells`, 2 where
 * it has none. The value is not inherited (Devicetree Specification 2.3.5).
 */
export function addressCells(tree: DeviceTree, node: NodeIndex): number {
  return tree.u32(node, '#address-cells') ?? 2;
}

/** Cells of a size on the bus that a node is: its `#size-cells`, 1 where it has none (specification 2.3.5). */
export function sizeCells(tree: DeviceTree, node: NodeIndex): number {
  return tree.u32(node, '#size-cells') ?? 1;
}

/** Cells of an interrupt specifier of a controller or nexus; undefined where the node is neither. */
export function interruptCells(tree: DeviceTree, node: NodeIndex): number | undefined {
  return tree.u32(node, '#interrupt-cells');
}
