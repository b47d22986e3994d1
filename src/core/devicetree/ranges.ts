import type { NodeIndex } from '../base/brand.ts';
import { addressCells, sizeCells } from './cells.ts';
import { oncePerTree } from './once.ts';
import { cellAt, type DeviceTree } from './tree.ts';

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
  /** Whether the first of three cells is a PCI space (device_type `pci`). */
  readonly pci: boolean;
}

const mapsOf = oncePerTree(() => new Map<NodeIndex, BusMap>());

/** The `ranges` of a bus: how the CPU reaches what is on it. Read once per tree. */
export function busMap(tree: DeviceTree, bus: NodeIndex): BusMap {
  const maps = mapsOf(tree);
  const known = maps.get(bus);
  if (known !== undefined) return known;
  const map = readMap(tree, bus, 'ranges');
  maps.set(bus, map);
  return map;
}

/** The `dma-ranges` of a bus: how devices on it reach memory (specification 2.3.9). */
export function dmaRanges(tree: DeviceTree, bus: NodeIndex): BusMap {
  return readMap(tree, bus, 'dma-ranges');
}

/**
 * The same place one bus further up; undefined where no window covers it. As in Xen and Linux only the first
 * byte has to lie in a window (device_tree.c:dt_translate_one, drivers/of/address.c:of_translate_one).
 */
export function translate(map: BusMap, { space, address }: BusAddress): BusAddress | undefined {
  if (map.kind === 'absent') return undefined;
  if (map.kind === 'empty') return { space, address };
  const window = map.windows.find(
    ({ child, size }) =>
      (map.pci ? sameSpace(child.space, space) : child.space === space) &&
      address >= child.address &&
      address - child.address < size,
  );
  return (
    window && {
      space: window.parent.space,
      address: address - window.child.address + window.parent.address,
    }
  );
}

/** Reads a number of any cell count from a value; of more than two cells the low two count, as in Linux. */
export function readNumber(value: Uint8Array, at: number, cells: number): bigint {
  if (cells === 0) return 0n;
  const low = cellAt(value, at + cells - 1);
  const high = cells === 1 ? 0 : cellAt(value, at + cells - 2);
  return high < 0x200000 ? BigInt(high * 0x1_0000_0000 + low) : (BigInt(high) << 32n) | BigInt(low);
}

/** Reads an address of so many cells: with three, the first one is the space. */
export function readAddress(value: Uint8Array, at: number, cells: number): BusAddress {
  return { space: cells === 3 ? cellAt(value, at) : 0, address: readNumber(value, at, cells) };
}

function readMap(tree: DeviceTree, bus: NodeIndex, property: 'ranges' | 'dma-ranges'): BusMap {
  const value = tree.value(bus, property);
  const parentBus = tree.parent(bus);
  const pci = /^pci(ex)?$/.test(tree.string(bus, 'device_type') ?? '');
  if (value === undefined || parentBus === undefined) return { kind: 'absent', windows: [], pci };
  if (value.length === 0) return { kind: 'empty', windows: [], pci };
  const child = addressCells(tree, bus);
  const parent = addressCells(tree, parentBus);
  const size = sizeCells(tree, bus);
  const stride = child + parent + size;
  const count = stride === 0 ? 0 : Math.floor(value.length / 4 / stride);
  const windows = Array.from({ length: count }, (_, i): Window => {
    const at = i * stride;
    return {
      child: readAddress(value, at, child),
      parent: readAddress(value, at + child, parent),
      size: readNumber(value, at + child + parent, size),
    };
  });
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
