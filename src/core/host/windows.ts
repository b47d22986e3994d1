import type { NodeIndex } from '../base/brand.ts';
import { cpuAddress } from '../devicetree/addresses.ts';
import { busMap } from '../devicetree/ranges.ts';
import type { DeviceTree } from '../devicetree/tree.ts';

/** A window of a PCI host bridge in the CPU's address space; both numbers in bytes. */
export interface PciWindow {
  /** Position in `ranges`, from 0. */
  readonly index: number;
  readonly address: bigint;
  /** More than 0. */
  readonly size: bigint;
}

/** The windows through which the CPU reaches what is behind a PCI host bridge; none for any other node. */
export function pciWindows(tree: DeviceTree, node: NodeIndex): PciWindow[] {
  const bus = tree.parent(node);
  const map = busMap(tree, node);
  if (!map.pci || bus === undefined || tree.has(bus, 'device_type')) return [];
  return map.windows.flatMap(({ parent, size }, index) => {
    const address = cpuAddress(tree, bus, parent);
    return address === undefined || size === 0n ? [] : [{ index, address, size }];
  });
}
