import type { NodeIndex } from '../base/brand.ts';
import { interruptCells } from './cells.ts';
import type { DeviceTree } from './tree.ts';

/** Where a nexus sends an interrupt: the parent, the unit address and the specifier it sees. */
export interface NexusHit {
  readonly parent: NodeIndex;
  readonly unit: number[];
  readonly specifier: number[];
}

/**
 * Looks an interrupt up in a node's `interrupt-map` (specification 2.4.3; Xen: device_tree.c:dt_irq_map_raw).
 * `unit` are the unit address cells of the device, as many as it has; missing ones count as 0.
 */
export function mapThroughNexus(
  tree: DeviceTree,
  nexus: NodeIndex,
  unit: readonly number[],
  specifier: readonly number[],
): NexusHit | 'no-map' | 'no-entry' {
  const map = tree.cells(nexus, 'interrupt-map');
  if (map === undefined) return 'no-map';
  const addressWidth = inheritedAddressCells(tree, nexus);
  const width = addressWidth + (interruptCells(tree, nexus) ?? 0);
  const mask = tree.cells(nexus, 'interrupt-map-mask');
  const wanted = Array.from({ length: width }, (_, i) =>
    i < addressWidth ? (unit[i] ?? 0) : (specifier[i - addressWidth] ?? 0),
  );
  for (let at = 0; at + width < map.length; ) {
    const matches = wanted.every((cell, i) => ((cell ^ map[at + i]!) & (mask?.[i] ?? 0xffffffff)) === 0);
    const parent = tree.byPhandle(map[at + width]!);
    if (parent === undefined) return 'no-entry';
    const unitStart = at + width + 1;
    const specifierStart = unitStart + (tree.u32(parent, '#address-cells') ?? 0);
    const end = specifierStart + (interruptCells(tree, parent) ?? 0);
    if (end > map.length) return 'no-entry';
    if (matches) {
      return {
        parent,
        unit: map.slice(unitStart, specifierStart),
        specifier: map.slice(specifierStart, end),
      };
    }
    at = end;
  }
  return 'no-entry';
}

/** A nexus without `#address-cells` uses that of the nearest node above which has it, otherwise 2 (as Xen does). */
function inheritedAddressCells(tree: DeviceTree, nexus: NodeIndex): number {
  for (let node: NodeIndex | undefined = nexus; node !== undefined; node = tree.parent(node)) {
    const cells = tree.u32(node, '#address-cells');
    if (cells !== undefined) return cells;
  }
  return 2;
}
