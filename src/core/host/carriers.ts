import type { NodeIndex } from '../base/brand.ts';
import { entries } from '../devicetree/entries.ts';
import { type DeviceTree, ROOT } from '../devicetree/tree.ts';
import type { IommuIndex } from './iommu.ts';

/** A node through which another one's accesses go out, so that it has the `iommus` for both. */
export interface Carrier {
  readonly node: NodeIndex;
  /** `wrapper`: above it; `part`: below it; `helper`: named by a property. */
  readonly relation: 'wrapper' | 'part' | 'helper';
  readonly property?: string;
}

/** Properties that name the block which accesses memory in a device's place. */
const HELPER_PROPERTIES = ['renesas,fcp'];

/**
 * Who carries the `iommus` for a node that has none: a helper it names (R-Car FCP), the wrapper around it (a display
 * or serial engine subsystem), or the core below a glue node (a USB controller).
 */
export function carriers(tree: DeviceTree, index: IommuIndex, node: NodeIndex): Carrier[] {
  const found: Carrier[] = [];
  for (const property of HELPER_PROPERTIES) {
    for (const { target } of entries(tree, node, property) ?? []) {
      if (target !== undefined) found.push({ node: target, relation: 'helper', property });
    }
  }
  for (const above of tree.ancestors(node)) {
    if (above !== ROOT && index.entries(above).length > 0) found.push({ node: above, relation: 'wrapper' });
  }
  for (const below of tree.subtree(node)) {
    if (below !== node && index.entries(below).length > 0) found.push({ node: below, relation: 'part' });
  }
  return found;
}

/** A block that moves data for a device on request; the device itself issues no access. */
export interface DmaAgent {
  readonly node: NodeIndex;
  readonly property: 'dmas' | 'renesas,vsps';
  readonly args: readonly number[];
}

/** Who moves the data of a device by proxy: its DMA channels, or the fetch blocks of a display unit. */
export function dmaAgents(tree: DeviceTree, node: NodeIndex): DmaAgent[] {
  const found: DmaAgent[] = [];
  for (const property of ['dmas', 'renesas,vsps'] as const) {
    for (const { target, args } of entries(tree, node, property) ?? []) {
      if (target !== undefined) found.push({ node: target, property, args });
    }
  }
  return found;
}
