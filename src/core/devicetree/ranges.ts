import type { NodeIndex } from '../base/brand.ts';
import { wordAt } from '../fdt/word.ts';
import { addressCells, sizeCells } from './cells.ts';
import { oncePerNode } from './once.ts';
import type { DeviceTree } from './tree.ts';

/** An address on some bus: the number, and for three cells the first one (the PCI space) beside it. */
export interface BusAddress {
  readonly space: number;
  readonly address: bigint;
}

/** One entry of `ranges` or `dma-ranges`: where a piece of the node's own bus lies on its parent's bus. */
export interface Window {
  readonly child: BusAddress;
  readonly parent: BusAddress;
  /** Bytes. */
  readonly size: bigint;
}

/**
 * How a bus lies in its parent: `absent` (no such property: nothing gets through), `empty` (all of it, at the
 * same addresses), `identity` (only windows at the same addresses) or `offset`.
 */
export interface BusMap {
  readonly kind: 'absent' | 'empty' | 'identity' | 'offset';
  readonly windows: readonly Window[];
  /** Whether the bus is PCI: the first of its three cells is a space, of which only the kind counts. */
  readonly pci: boolean;
  /** Set where an empty `ranges` leads from three cells to fewer, so that no space is left. */
  readonly dropsSpace?: true;
}

/** The `ranges` of a bus: how the CPU reaches what is on it (specification 2.3.8). */
export const busMap = oncePerNode((tree, bus): BusMap => readMap(tree, bus, 'ranges'));

/** The `dma-ranges` of a bus: how devices on it reach memory (specification 2.3.9). */
export const dmaRanges = oncePerNode((tree, bus): BusMap => readMap(tree, bus, 'dma-ranges'));

/**
 * The same place one bus further up; undefined where no window covers it. As in Xen and Linux only the first
 * byte has to lie in a window (device_tree.c:dt_translate_one, drivers/of/address.c:of_translate_one).
 */
export function translate(map: BusMap, place: BusAddress): BusAddress | undefined {
  if (map.kind === 'absent') return undefined;
  if (map.kind === 'empty') return map.dropsSpace ? { space: 0, address: place.address } : place;
  const { space, address } = place;
  for (const { child, parent, size } of map.windows) {
    if (map.pci ? !sameSpace(child.space, space) : child.space !== space) continue;
    if (address < child.address) continue;
    const offset = address - child.address;
    if (offset >= size) continue;
    // Most buses move nothing; their addresses need no sum of their own.
    if (map.kind === 'identity' && parent.space === space) return place;
    return { space: parent.space, address: parent.address + offset };
  }
  return undefined;
}

/**
 * Reads a number of any cell count at an offset in bytes; of more than two cells the low two count, as in Linux
 * (of_read_number).
 */
export function readNumber(bytes: Uint8Array, offset: number, cells: number): bigint {
  if (cells === 0) return 0n;
  const low = wordAt(bytes, offset + 4 * cells - 4);
  if (cells === 1) return BigInt(low);
  const high = wordAt(bytes, offset + 4 * cells - 8);
  return high < 0x200000 ? BigInt(high * 0x1_0000_0000 + low) : (BigInt(high) << 32n) | BigInt(low);
}

/** Reads an address of so many cells: with three, the first one is the space. */
export function readAddress(bytes: Uint8Array, offset: number, cells: number): BusAddress {
  return { space: cells === 3 ? wordAt(bytes, offset) : 0, address: readNumber(bytes, offset, cells) };
}

function readMap(tree: DeviceTree, bus: NodeIndex, property: 'ranges' | 'dma-ranges'): BusMap {
  const value = tree.value(bus, property);
  const parentBus = tree.parent(bus);
  const pci = /^pci(ex)?$/.test(tree.string(bus, 'device_type') ?? '');
  if (value === undefined || parentBus === undefined) return { kind: 'absent', windows: [], pci };
  const child = addressCells(tree, bus);
  const parent = addressCells(tree, parentBus);
  if (value.length === 0) {
    const drops = child === 3 && parent !== 3;
    return { kind: 'empty', windows: [], pci, ...(drops ? { dropsSpace: true } : undefined) };
  }
  const size = sizeCells(tree, bus);
  const stride = 4 * (child + parent + size);
  const windows: Window[] = [];
  for (let at = 0; stride > 0 && at + stride <= value.length; at += stride) {
    windows.push({
      child: readAddress(value, at, child),
      parent: readAddress(value, at + 4 * child, parent),
      size: readNumber(value, at + 4 * (child + parent), size),
    });
  }
  const moved = windows.some((window) => window.child.address !== window.parent.address);
  return { kind: moved ? 'offset' : 'identity', windows, pci };
}

/** I/O space is 1, memory 2 (32 bits) and 3 (64 bits), configuration 0 (PCI bus binding 2.2.1.1). */
function sameSpace(a: number, b: number): boolean {
  return spaceKind(a) === spaceKind(b);
}

const spaceKind = (cell: number): number => {
  const code = (cell >>> 24) & 3;
  return code === 3 ? 2 : code;
};
