import type { NodeIndex } from '../base/brand.ts';
import { addressCells, sizeCells } from './cells.ts';
import { type BusAddress, busMap, readAddress, readNumber, translate } from './ranges.ts';
import { type DeviceTree, ROOT } from './tree.ts';

/** One entry of `reg`. */
export interface Register {
  /** Position in `reg`, from 0. */
  readonly index: number;
  /** Its entry of `reg-names`. */
  readonly name?: string;
  /** The address on the node's own bus; of three cells (PCI) the low two, without the space. */
  readonly busAddress: bigint;
  /** Bytes; 0 on a bus without sizes. */
  readonly size: bigint;
  /** What the CPU sees; undefined where the entry is not memory mapped: no `ranges` leads up to the root. */
  readonly cpuAddress: bigint | undefined;
}

/**
 * The entries of a node's `reg`, translated to CPU addresses through every `ranges` above (specification 2.3.8;
 * Xen: device_tree.c:dt_device_get_address). Cells left over at the end of `reg` belong to no entry.
 */
export function registers(tree: DeviceTree, node: NodeIndex): Register[] {
  const bus = tree.parent(node);
  const reg = tree.value(node, 'reg');
  if (bus === undefined || reg === undefined) return [];
  const address = addressCells(tree, bus);
  const size = sizeCells(tree, bus);
  if (address === 0) return [];
  const names = tree.strings(node, 'reg-names');
  const count = Math.floor(reg.length / 4 / (address + size));
  return Array.from({ length: count }, (_, index): Register => {
    const at = index * (address + size);
    const place = readAddress(reg, at, address);
    return {
      index,
      ...(names[index] ? { name: names[index] } : {}),
      busAddress: place.address,
      size: readNumber(reg, at + address, size),
      cpuAddress: cpuAddress(tree, bus, place),
    };
  });
}

/** The CPU's view of an address on a bus; undefined where no chain of `ranges` leads up to the root. */
export function cpuAddress(tree: DeviceTree, bus: NodeIndex, place: BusAddress): bigint | undefined {
  let at = place;
  for (let node = bus; node !== ROOT; node = tree.parent(node)!) {
    const up = translate(busMap(tree, node), at);
    if (up === undefined) return undefined;
    at = up;
  }
  return at.address;
}
