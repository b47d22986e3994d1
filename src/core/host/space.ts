import type { NodeIndex, PageNumber } from '../base/brand.ts';
import { pagesOf } from '../base/page.ts';
import { registers } from '../devicetree/addresses.ts';
import { ROOT } from '../devicetree/tree.ts';
import type { HostFacts } from './facts.ts';
import { pciWindows } from './windows.ts';

/** `registers`: an entry of `reg`. `window`: one of a PCI host bridge. `memory`, `reserved`: RAM, and parts kept of it. */
export type BlockKind = 'registers' | 'window' | 'memory' | 'reserved';

/** What lies at a place of the host's physical address space; `end` is the first address after it. */
export interface HostBlock {
  readonly kind: BlockKind;
  readonly node: NodeIndex;
  /** Position in `reg`, or in `ranges` for a window. */
  readonly index: number;
  /** Its entry of `reg-names`. */
  readonly name?: string;
  readonly start: bigint;
  readonly end: bigint;
  /** The 4 KiB pages that it touches. */
  readonly first: PageNumber;
  readonly count: number;
}

/** Neighbouring pages that hold registers of the same several devices. */
export interface SharedPages {
  readonly first: PageNumber;
  readonly count: number;
  /** In document order; nodes that stand above another of them are left out. */
  readonly nodes: readonly NodeIndex[];
}

/** How many neighbours count: a tree may be made to have any number of them in one page. */
const MOST_NEIGHBOURS = 256;

/** All that the tree places in the CPU's address space, by address; of equal addresses the larger block first. */
export function hostBlocks(facts: HostFacts): readonly HostBlock[] {
  const { tree } = facts;
  const blocks: HostBlock[] = [];
  const add = (
    kind: BlockKind,
    node: NodeIndex,
    index: number,
    start: bigint,
    size: bigint,
    name?: string,
  ) => {
    const { mfn: first, count } = pagesOf({ address: start, size });
    const place = { start, end: start + size, first, count };
    blocks.push({ kind, node, index, ...(name !== undefined && { name }), ...place });
  };
  for (const { node, index, start, end } of facts.allSpans()) {
    const name = facts.registers(node).find((register) => register.index === index)?.name;
    add('registers', node, index, start, end - start, name);
  }
  for (const node of tree.nodes()) {
    for (const { index, address, size } of pciWindows(tree, node)) add('window', node, index, address, size);
    const kind = memoryKind(facts, node);
    if (kind === undefined) continue;
    for (const { index, cpuAddress, size } of registers(tree, node)) {
      if (cpuAddress !== undefined && size > 0n) add(kind, node, index, cpuAddress, size);
    }
  }
  return blocks.sort((a, b) => compare(a.start, b.start) || compare(b.end, a.end) || a.node - b.node);
}

/**
 * The pages that hold registers of several devices, by address. A device and what stands above it count as one:
 * the parts of a block of registers share its pages by nature.
 */
export function sharedPages(facts: HostFacts): readonly SharedPages[] {
  const { tree } = facts;
  const blocks = facts.blocks().filter(({ kind }) => kind === 'registers');
  const edges = [...new Set(blocks.flatMap(({ first, count }) => [first, first + count]))].sort(
    (a, b) => a - b,
  );
  const shared: SharedPages[] = [];
  let active: HostBlock[] = [];
  let next = 0;
  for (const [i, edge] of edges.entries()) {
    active = active.filter(({ first, count }) => first + count > edge);
    while (next < blocks.length && blocks[next]!.first === edge) active.push(blocks[next++]!);
    active = active.slice(-MOST_NEIGHBOURS);
    if (active.length < 2) continue;
    const present = [...new Set(active.map(({ node }) => node))].sort((a, b) => a - b);
    const nodes = present.filter((node) => !present.some((other) => other > node && other < tree.end(node)));
    if (nodes.length < 2) continue;
    const count = (edges[i + 1] ?? edge) - edge;
    const last = shared.at(-1);
    if (last && last.first + last.count === edge && String(last.nodes) === String(nodes)) {
      shared[shared.length - 1] = { ...last, count: last.count + count };
    } else shared.push({ first: edge as PageNumber, count, nodes });
  }
  return shared;
}

function memoryKind({ tree }: HostFacts, node: NodeIndex): 'memory' | 'reserved' | undefined {
  const parent = tree.parent(node);
  if (parent === ROOT) return /^memory(@|$)/.test(tree.name(node)) ? 'memory' : undefined;
  return parent !== undefined && tree.path(parent) === '/reserved-memory' ? 'reserved' : undefined;
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
