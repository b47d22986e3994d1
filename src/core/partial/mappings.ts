import type { NodeIndex, PageNumber } from '../base/brand.ts';
import { pageAddress, pageOf, pagesOf } from '../base/page.ts';
import { registers } from '../devicetree/addresses.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import { pciWindows } from '../host/windows.ts';
import { parseAddress } from '../plan/address.ts';
import type { Domain } from '../plan/plan.ts';
import type { Closure } from './closure.ts';
import type { GuestLayout } from './layout.ts';
import { type Homeless, type Placement, placeBlocks } from './place.ts';

/** A stretch of host addresses that a node's registers (or a PCI host's windows) take. */
export interface Range {
  readonly node: NodeIndex;
  /** Which entry of which property: `reg`, or `ranges` of a PCI host bridge. */
  readonly property: 'reg' | 'ranges';
  readonly index: number;
  readonly address: bigint;
  /** Bytes, more than 0. */
  readonly size: bigint;
}

/** A stretch of host addresses that goes to a domain beside its devices, at a guest page of its own. */
export interface ExtraRange extends Omit<Range, 'property'> {
  /** The guest page of its first page. */
  readonly pinned?: PageNumber;
}

/** Host pages that go to a guest as one; no two of a domain share a page. */
export interface Pages {
  readonly mfn: PageNumber;
  readonly count: number;
  /** What lies in these pages, by address. */
  readonly ranges: readonly Range[];
}

/** Host pages that are mapped into a guest. */
export interface Mapping extends Pages, Placement {}

/** The pages of a domain's devices, and where each host address appears in the guest. */
export class AddressMap {
  /** By host address. */
  readonly mappings: readonly Mapping[];
  /** Pages for which the guest has no room: they are not mapped. */
  readonly homeless: readonly (Pages & Homeless)[];

  constructor(
    tree: DeviceTree,
    closure: Closure,
    domain: Domain,
    layout: GuestLayout,
    extra: readonly ExtraRange[] = [],
  ) {
    const more = extra.map(({ pinned: _, ...range }): Range => ({ ...range, property: 'reg' }));
    const blocks = joinPages([...ownedRanges(tree, closure), ...more]);
    const placements = placeBlocks(
      blocks.map(({ mfn, count, ranges }) => {
        const pinned = pinOf(tree, domain, mfn, ranges) ?? pinOfExtra(extra, mfn, count);
        return { mfn, count, ...(pinned !== undefined && { pinned }) };
      }),
      layout,
    );
    // Blocks are sorted and share no page, and so do mappings, whatever was left out.
    const mappings: Mapping[] = [];
    const homeless: (Pages & Homeless)[] = [];
    for (const [i, block] of blocks.entries()) {
      const place = placements[i]!;
      if ('gfn' in place) mappings.push({ ...block, ...place });
      else homeless.push({ ...block, ...place });
    }
    this.mappings = mappings;
    this.homeless = homeless;
  }

  /** Where a host address appears in the guest: the same place if it is not mapped. */
  guestAddress(host: bigint): bigint {
    const mapping = this.mappingOf(host);
    if (mapping === undefined) return host;
    return host + pageAddress(mapping.gfn - mapping.mfn);
  }

  /** The mapping that a host address lies in. */
  mappingOf(host: bigint): Mapping | undefined {
    const page = pageOf(host);
    let low = 0;
    let high = this.mappings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { mfn, count } = this.mappings[middle]!;
      if (page < mfn) high = middle;
      else if (page >= mfn + count) low = middle + 1;
      else return this.mappings[middle];
    }
    return undefined;
  }
}

/** What a node takes of the host's address space; without empty entries and those that no CPU reaches. */
export function nodeRanges(tree: DeviceTree, node: NodeIndex): Range[] {
  const found: Range[] = [];
  for (const { index, cpuAddress: address, size } of registers(tree, node)) {
    if (address !== undefined && size > 0n) found.push({ node, property: 'reg', index, address, size });
  }
  for (const window of pciWindows(tree, node)) found.push({ node, property: 'ranges', ...window });
  return found;
}

function ownedRanges(tree: DeviceTree, { members }: Closure): Range[] {
  return [...members.values()].filter(({ owned }) => owned).flatMap(({ node }) => nodeRanges(tree, node));
}

/** Joins ranges that share a page; what merely touches stays apart, so that each device keeps its own entry. */
function joinPages(ranges: readonly Range[]): Pages[] {
  const sorted = ranges.toSorted((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
  const blocks: { mfn: PageNumber; count: number; ranges: Range[] }[] = [];
  for (const range of sorted) {
    const { mfn, count } = pagesOf(range);
    const last = blocks.at(-1);
    if (last && mfn < last.mfn + last.count) {
      last.count = Math.max(last.count, mfn + count - last.mfn);
      last.ranges.push(range);
    } else blocks.push({ mfn, count, ranges: [range] });
  }
  return blocks;
}

/** Where the plan pins a block: by any of its registers, the first one counts. */
function pinOf(
  tree: DeviceTree,
  domain: Domain,
  blockMfn: PageNumber,
  ranges: readonly Range[],
): PageNumber | undefined {
  for (const { node, property, index, address } of ranges) {
    if (property !== 'reg') continue;
    const path = tree.path(node);
    const text = domain.devices.find((device) => device.path === path)?.pinned?.[index];
    if (text === undefined) continue;
    const wanted = parseAddress(text);
    if (wanted === undefined) continue;
    const gfn = pageOf(wanted) - (pageOf(address) - blockMfn);
    if (gfn >= 0) return gfn as PageNumber;
  }
  return undefined;
}

/** The guest page of a block that an extra range lies in. */
function pinOfExtra(
  extra: readonly ExtraRange[],
  blockMfn: PageNumber,
  count: number,
): PageNumber | undefined {
  for (const { address, pinned } of extra) {
    const mfn = pageOf(address);
    if (pinned !== undefined && mfn >= blockMfn && mfn < blockMfn + count)
      return (pinned - (mfn - blockMfn)) as PageNumber;
  }
  return undefined;
}
