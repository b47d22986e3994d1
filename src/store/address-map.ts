/** The host's address space and a guest's, as the address map shows them. */
import type { NodeIndex, NodePath } from '../core/base/brand.ts';
import { pageAddress } from '../core/base/page.ts';
import type { GuestArea, GuestMapping, GuestSpace } from '../core/contract.ts';
import type { HostFacts } from '../core/host/facts.ts';
import type { BlockKind, HostBlock, SharedPages } from '../core/host/space.ts';
import type { Domain } from '../core/plan/plan.ts';
import { memoizeLast } from './memoize.ts';
import { ownershipOf } from './views.ts';

/** Who has a place: a domain by its position in the plan, dom0, Xen, nobody as it is disabled; memory is nobody's. */
export type Holder = number | 'dom0' | 'xen' | 'off' | 'memory';

/** Something in an address space; `end` is the first address after it. */
export interface MapBlock {
  readonly kind: BlockKind | GuestArea['kind'] | 'mapping';
  /** The name of the node with its unit address, or what the place is for. */
  readonly label: string;
  /** Which of several registers: its name, or `reg[1]`. */
  readonly part?: string;
  /** What a click shows. */
  readonly node?: NodeIndex;
  readonly start: bigint;
  readonly end: bigint;
  /** The 4 KiB pages that it touches. */
  readonly first: number;
  readonly count: number;
  readonly holder: Holder;
  /** Where it appears in the other address space, and why not at the same address. */
  readonly other?: bigint;
  readonly moved?: string;
  readonly trouble?: MapTrouble;
  /** Others with registers in its pages. */
  readonly sharers: readonly NodePath[];
}

/** A mapping that fails: there is no room for it, it lies over something, or in what the guest takes for free. */
export interface MapTrouble {
  readonly kind: 'homeless' | 'clash' | 'exposed';
  /** What is in the way. */
  readonly what: string;
}

/** Pages of several devices that are in use; `split` where they belong to different owners, one of them a domain. */
export interface SharedMark extends SharedPages {
  readonly split: boolean;
}

export interface SpaceView {
  /** By address; of equal addresses the larger first. */
  readonly blocks: readonly MapBlock[];
  readonly shared: readonly SharedMark[];
}

/** The physical address space of the board, with who has what by the plan and by the last build. */
export const hostSpaceView = memoizeLast(
  (facts: HostFacts, domains: readonly Domain[], guests: readonly GuestSpace[]): SpaceView => {
    const { tree } = facts;
    const owners = ownershipOf(tree, domains);
    const given = mappedNodes(facts, domains, guests);
    const holderOf = (node: NodeIndex): Holder => {
      const owner = given.get(node) ?? (facts.isEnabled(node) ? owners.get(node)?.domain : undefined);
      if (owner !== undefined) return owner;
      if (facts.xenOwned(node) !== undefined) return 'xen';
      return facts.isEnabled(node) ? 'dom0' : 'off';
    };
    const several = countBlocks(facts.blocks());
    const shared = facts.sharedPages().flatMap((pages): SharedMark[] => {
      const inUse = pages.nodes.filter((node) => holderOf(node) !== 'off');
      const holders = new Set(inUse.map(holderOf));
      const split = holders.size > 1 && [...holders].some((holder) => typeof holder === 'number');
      return inUse.length < 2 ? [] : [{ ...pages, nodes: inUse, split }];
    });
    const blocks = facts.blocks().map((block): MapBlock => {
      const { kind, node, start, end, first, count } = block;
      const inMemory = kind === 'memory' || kind === 'reserved';
      const holder = inMemory ? 'memory' : holderOf(node);
      const part = partOf(block, several);
      return {
        kind,
        label: tree.name(node),
        ...(part !== undefined && { part }),
        node,
        start,
        end,
        first,
        count,
        holder,
        ...(typeof holder === 'number' && placeInGuest(block, spaceOf(domains[holder]!, guests))),
        sharers: kind === 'registers' ? sharersOf(facts, block, shared) : [],
      };
    });
    return { blocks, shared };
  },
);

/** The address space of one domain. */
export const guestSpaceView = memoizeLast(
  (facts: HostFacts, domain: number, { areas, mappings }: GuestSpace): SpaceView => {
    const blocks = [
      ...areas.map((area): MapBlock => {
        const { start, end, kind, use } = area;
        const holder = kind === 'ram' ? domain : kind === 'xen' ? 'xen' : 'memory';
        return { ...pagesAt(start, end - start), kind, label: use, holder, sharers: [] };
      }),
      ...mappings.map((mapping): MapBlock => {
        const { gfn, mfn, count, moved, paths } = mapping;
        const node = facts.tree.byPath(paths[0] ?? '');
        const trouble = troubleOf(mapping);
        return {
          ...pagesAt(gfn, count),
          kind: 'mapping',
          label: paths.map((path) => path.slice(path.lastIndexOf('/') + 1)).join(', '),
          ...(node !== undefined && { node }),
          holder: domain,
          other: pageAddress(mfn),
          ...(moved !== undefined && { moved }),
          ...(trouble !== undefined && { trouble }),
          sharers: [],
        };
      }),
    ];
    return { blocks: blocks.sort((a, b) => a.first - b.first || b.count - a.count), shared: [] };
  },
);

/** The address space of a domain in the last build. */
export const spaceOf = ({ name }: Domain, guests: readonly GuestSpace[]): GuestSpace | undefined =>
  guests.find(({ domain }) => domain === name);

const pagesAt = (first: number, count: number) => ({
  first,
  count,
  start: pageAddress(first),
  end: pageAddress(first + count),
});

/** Every node with something in the mapped pages, and the domain that has it. */
function mappedNodes({ tree }: HostFacts, domains: readonly Domain[], guests: readonly GuestSpace[]) {
  const given = new Map<NodeIndex, number>();
  for (const [i, domain] of domains.entries()) {
    for (const path of spaceOf(domain, guests)?.mappings.flatMap(({ paths }) => paths) ?? []) {
      const node = tree.byPath(path);
      if (node !== undefined) given.set(node, i);
    }
  }
  return given;
}

function placeInGuest({ first, start }: HostBlock, space: GuestSpace | undefined) {
  const holds = ({ mfn, count }: { mfn: number; count: number }) => first >= mfn && first < mfn + count;
  const mapping = space?.mappings.find(holds);
  if (mapping === undefined) {
    const why = space?.homeless.find(holds)?.why;
    return why !== undefined && { trouble: { kind: 'homeless' as const, what: why } };
  }
  const trouble = troubleOf(mapping);
  return {
    other: start + pageAddress(mapping.gfn - mapping.mfn),
    ...(mapping.moved !== undefined && { moved: mapping.moved }),
    ...(trouble !== undefined && { trouble }),
  };
}

function troubleOf({ clash, exposed }: GuestMapping): MapTrouble | undefined {
  if (clash !== undefined) return { kind: 'clash', what: clash };
  return exposed === undefined ? undefined : { kind: 'exposed', what: exposed };
}

const blockKey = ({ node, kind }: HostBlock): string => `${node} ${kind}`;

function countBlocks(blocks: readonly HostBlock[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const block of blocks) counts.set(blockKey(block), (counts.get(blockKey(block)) ?? 0) + 1);
  return counts;
}

/** Tells the registers of a node apart; undefined where it has but one. */
function partOf(block: HostBlock, several: ReadonlyMap<string, number>): string | undefined {
  if (block.kind === 'window') return `ranges[${block.index}]`;
  if (several.get(blockKey(block)) === 1) return undefined;
  return block.name ?? `reg[${block.index}]`;
}

function sharersOf({ tree }: HostFacts, { node, first, count }: HostBlock, shared: readonly SharedPages[]) {
  const others = new Set<NodeIndex>();
  for (const pages of shared) {
    if (pages.first >= first + count || first >= pages.first + pages.count) continue;
    if (!pages.nodes.includes(node)) continue;
    for (const other of pages.nodes) if (other !== node) others.add(other);
  }
  return [...others].sort((a, b) => a - b).map((other) => tree.path(other));
}
