import type { NodeIndex } from '../base/brand.ts';
import { addressCells, sizeCells } from './cells.ts';
import { columnsOf } from './columns.ts';
import { oncePerNode } from './once.ts';
import { type BusAddress, type BusMap, busMap, readAddress, readNumber, translate } from './ranges.ts';
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
export const registers = oncePerNode((tree, node): readonly Register[] => {
  const found: Register[] = [];
  const property = columnsOf(tree).reg[node]!;
  const parent = tree.parent(node);
  if (property < 0 || parent === undefined) return found;
  const bus = busOf(tree, parent);
  if (bus.addressCells === 0) return found;
  const { bytes } = tree;
  const stride = 4 * (bus.addressCells + bus.sizeCells);
  const names = tree.has(node, 'reg-names') ? tree.strings(node, 'reg-names') : undefined;
  const end = tree.valueEnd(property);
  for (let at = tree.valueStart(property), index = 0; at + stride <= end; at += stride, index++) {
    const place = readAddress(bytes, at, bus.addressCells);
    const name = names?.[index];
    const busAddress = place.address;
    const size = readNumber(bytes, at + 4 * bus.addressCells, bus.sizeCells);
    const cpuAddress = bus.route && climb(bus.route, place);
    found.push(
      name ? { index, name, busAddress, size, cpuAddress } : { index, busAddress, size, cpuAddress },
    );
  }
  return found;
});

/**
 * The CPU's view of an address on the bus that a node is; undefined where no chain of `ranges` leads up to the
 * root.
 */
export function cpuAddress(tree: DeviceTree, bus: NodeIndex, place: BusAddress): bigint | undefined {
  const { route } = busOf(tree, bus);
  return route && climb(route, place);
}

/** What the children of a node need to know about it. */
interface Bus {
  readonly addressCells: number;
  readonly sizeCells: number;
  /** The maps up to the root, those left out that change nothing; undefined where one is missing. */
  readonly route: readonly BusMap[] | undefined;
}

const busOf = oncePerNode(
  (tree, node): Bus => ({
    addressCells: addressCells(tree, node),
    sizeCells: sizeCells(tree, node),
    route: route(tree, node),
  }),
);

function route(tree: DeviceTree, node: NodeIndex): readonly BusMap[] | undefined {
  if (node === ROOT) return [];
  const map = busMap(tree, node);
  if (map.kind === 'absent') return undefined;
  const above = busOf(tree, tree.parent(node)!).route;
  return map.kind === 'empty' && !map.dropsSpace ? above : above && [map, ...above];
}

function climb(route: readonly BusMap[], place: BusAddress): bigint | undefined {
  let at: BusAddress | undefined = place;
  for (const map of route) {
    at = translate(map, at);
    if (at === undefined) return undefined;
  }
  return at.address <= HIGHEST ? at.address : undefined;
}

/** What 64 bits can address; windows that lead beyond it lead nowhere. */
const HIGHEST = 0xffff_ffff_ffff_ffffn;
