import type { NodeIndex } from '../base/brand.ts';
import { addTo } from '../base/lists.ts';
import { entries } from '../devicetree/entries.ts';
import { isAvailable } from '../devicetree/status.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import { type XenIommuDriver, xenIommuDriver } from './iommu-drivers.ts';

/** An IOMMU of the host. */
export interface Iommu {
  readonly node: NodeIndex;
  /** Its own `status`; Xen does not look at the nodes above. */
  readonly enabled: boolean;
  readonly compatible: readonly string[];
  /** The driver that some Xen has for it. */
  readonly xen: XenIommuDriver | undefined;
  /** The IPMMU that this one forwards to, which must be enabled too. */
  readonly main?: NodeIndex;
}

/** A stream of accesses as an IOMMU tells it: set bits of `mask` do not count in `id`. */
export interface Stream {
  readonly id: number;
  readonly mask: number;
}

/** One entry of `iommus`, or of an IOMMU's `mmu-masters`. */
export interface IommuEntry {
  /** Undefined where the phandle leads to no node. */
  readonly iommu: NodeIndex | undefined;
  readonly property: 'iommus' | 'mmu-masters';
  readonly args: readonly number[];
  /** Empty for IOMMUs that serve one device and have no stream IDs. */
  readonly streams: readonly Stream[];
}

/** The IOMMUs of a tree, and who says to be behind which. */
export class IommuIndex {
  /** Nodes with `#iommu-cells`, and SMMUs with `mmu-masters`. */
  readonly iommus: ReadonlyMap<NodeIndex, Iommu>;
  readonly #entries: ReadonlyMap<NodeIndex, readonly IommuEntry[]>;
  readonly #maps: ReadonlyMap<NodeIndex, readonly NodeIndex[]>;

  constructor(tree: DeviceTree) {
    const iommus = new Map<NodeIndex, Iommu>();
    const found = new Map<NodeIndex, IommuEntry[]>();
    const maps = new Map<NodeIndex, NodeIndex[]>();
    for (const node of tree.nodes()) {
      const legacy = tree.has(node, 'mmu-masters');
      if (legacy || tree.has(node, '#iommu-cells')) iommus.set(node, describe(tree, node));
      if (legacy) for (const [master, entry] of mastersOf(tree, node)) addTo(found, master, entry);
      for (const { target, phandle, args } of entries(tree, node, 'iommus') ?? []) {
        if (phandle === 0) continue;
        const streams = target === undefined ? [] : streamsOf(tree, target, args);
        addTo(found, node, { iommu: target, property: 'iommus', args, streams });
      }
      const mapped = entries(tree, node, 'iommu-map');
      if (mapped)
        maps.set(node, [...new Set(mapped.map(({ target }) => target).filter((to) => to !== undefined))]);
    }
    this.iommus = iommus;
    this.#entries = found;
    this.#maps = maps;
  }

  /** What a node's own `iommus` say, and `mmu-masters` about it. */
  entries(node: NodeIndex): readonly IommuEntry[] {
    return this.#entries.get(node) ?? [];
  }

  /** The nodes that have entries. */
  users(): Iterable<[NodeIndex, readonly IommuEntry[]]> {
    return this.#entries;
  }

  /** The IOMMUs that a PCI host's functions are mapped to. They never protect the host bridge as a device. */
  mapped(node: NodeIndex): readonly NodeIndex[] {
    return this.#maps.get(node) ?? [];
  }
}

function describe(tree: DeviceTree, node: NodeIndex): Iommu {
  const compatible = tree.strings(node, 'compatible');
  const main = entries(tree, node, 'renesas,ipmmu-main')?.[0]?.target;
  return {
    node,
    enabled: isAvailable(tree, node),
    compatible,
    xen: xenIommuDriver(compatible),
    ...(main === undefined ? {} : { main }),
  };
}

/** Bits of a stream ID and of its mask in an SMMUv1/v2 (smmu.c: SMR_ID_MASK, SMR_MASK_MASK). */
const SMR_BITS = 0x7fff;

function streamsOf(tree: DeviceTree, iommu: NodeIndex, args: readonly number[]): Stream[] {
  const [id, mask] = args;
  if (id === undefined) return [];
  const driver = xenIommuDriver(tree.strings(iommu, 'compatible'))?.driver;
  if (driver !== 'smmu') return [{ id, mask: 0 }];
  const common = tree.u32(iommu, 'stream-match-mask') ?? 0;
  return [{ id: id & SMR_BITS, mask: (mask ?? common) & SMR_BITS }];
}

/** The legacy SMMU binding: the IOMMU names its masters, whose `#stream-id-cells` tell how many IDs follow. */
function* mastersOf(tree: DeviceTree, iommu: NodeIndex): Generator<[NodeIndex, IommuEntry]> {
  const cells = tree.cells(iommu, 'mmu-masters') ?? [];
  for (let at = 0; at < cells.length; ) {
    const master = tree.byPhandle(cells[at]!);
    if (master === undefined) return;
    const count = tree.u32(master, '#stream-id-cells') ?? 0;
    const args = cells.slice(at + 1, at + 1 + count);
    yield [master, { iommu, property: 'mmu-masters', args, streams: args.map((id) => ({ id, mask: 0 })) }];
    at += 1 + count;
  }
}

/**
 * Groups of nodes that one IOMMU cannot tell apart because their stream IDs overlap: they can only go to one domain
 * together. Nodes that are alone are left out; members stand in document order.
 */
export function iommuGroups(index: IommuIndex): ReadonlyMap<NodeIndex, readonly NodeIndex[]> {
  const leaders = new Map<NodeIndex, NodeIndex>();
  const leader = (node: NodeIndex): NodeIndex => {
    let at = node;
    for (let up = leaders.get(at); up !== undefined && up !== at; up = leaders.get(at)) at = up;
    return at;
  };
  const join = (a: NodeIndex, b: NodeIndex): void => {
    if (leader(a) !== leader(b)) leaders.set(leader(b), leader(a));
  };
  for (const uses of usesPerIommu(index).values()) {
    const first = new Map<string, StreamUse>();
    for (const use of uses) {
      const known = first.get(streamKey(use.stream));
      if (known) join(known.node, use.node);
      else first.set(streamKey(use.stream), use);
    }
    const distinct = [...first.values()];
    for (const wide of distinct) {
      if (wide.stream?.mask === 0) continue;
      for (const other of distinct) if (overlap(wide.stream, other.stream)) join(wide.node, other.node);
    }
  }
  const members = new Map<NodeIndex, NodeIndex[]>();
  for (const [node] of index.users()) addTo(members, leader(node), node);
  const groups = new Map<NodeIndex, readonly NodeIndex[]>();
  for (const group of members.values()) {
    group.sort((a, b) => a - b);
    if (group.length > 1) for (const node of group) groups.set(node, group);
  }
  return groups;
}

interface StreamUse {
  readonly node: NodeIndex;
  /** Undefined: the IOMMU has no stream IDs, whoever is behind it is one. */
  readonly stream: Stream | undefined;
}

function usesPerIommu(index: IommuIndex): Map<NodeIndex, StreamUse[]> {
  const uses = new Map<NodeIndex, StreamUse[]>();
  for (const [node, list] of index.users()) {
    for (const { iommu, streams } of list) {
      if (iommu === undefined) continue;
      for (const stream of streams.length > 0 ? streams : [undefined]) addTo(uses, iommu, { node, stream });
    }
  }
  return uses;
}

const streamKey = (stream: Stream | undefined): string => (stream ? `${stream.id}:${stream.mask}` : '');

const overlap = (a: Stream | undefined, b: Stream | undefined): boolean =>
  a === undefined || b === undefined || ((a.id ^ b.id) & ~(a.mask | b.mask)) === 0;
