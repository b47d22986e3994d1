import type { NodeIndex } from '../base/brand.ts';
import type { Register } from '../devicetree/addresses.ts';
import type { PageSize } from '../plan/plan.ts';

/** Another node with registers in pages of a node. */
export interface Sharer {
  readonly node: NodeIndex;
  /** First shared page, as an address, and how many pages. */
  readonly address: bigint;
  readonly count: number;
  /** Whether registers of both overlap, or only lie in one page. */
  readonly overlap: boolean;
}

/** Registers of a node in the address space of the CPU; `end` is the first address after them. */
export interface Span {
  readonly node: NodeIndex;
  readonly index: number;
  readonly start: bigint;
  readonly end: bigint;
}

/** The spans of a node's registers that a CPU reaches; empty entries are left out. */
export function spansOf(node: NodeIndex, registers: readonly Register[]): Span[] {
  const spans: Span[] = [];
  for (const { index, cpuAddress, size } of registers) {
    if (cpuAddress !== undefined && size > 0n) {
      spans.push({ node, index, start: cpuAddress, end: cpuAddress + size });
    }
  }
  return spans;
}

/** How many neighbours are told of one node: a tree may be made to have any number of them in one page. */
const MOST_SHARERS = 256;

/** Who else has registers in the pages of a node, for every node of a tree, enabled or not. */
export class PageIndex {
  readonly #sharers = new Map<NodeIndex, Map<string, Sharer>>();

  constructor(spans: readonly Span[], granule: PageSize = 4096) {
    const bits = BigInt(Math.log2(granule));
    const sorted = spans
      .map((span) => ({ ...span, first: span.start >> bits, last: (span.end - 1n) >> bits }))
      .sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : a.node - b.node));
    let active: PagedSpan[] = [];
    for (const span of sorted) {
      active = active.filter(({ last }) => last >= span.first).slice(-MOST_SHARERS);
      for (const other of active) if (other.node !== span.node) this.#note(other, span, bits);
      active.push(span);
    }
  }

  /** Other nodes in the pages of a node, in document order; a node may appear for several places. */
  sharers(node: NodeIndex): readonly Sharer[] {
    return [...(this.#sharers.get(node)?.values() ?? [])].sort((a, b) => a.node - b.node);
  }

  #note(a: PagedSpan, b: PagedSpan, bits: bigint): void {
    const last = a.last < b.last ? a.last : b.last;
    const place = {
      address: b.first << bits,
      count: Number(last - b.first + 1n),
      overlap: a.start < b.end && b.start < a.end,
    };
    this.#add(a.node, { node: b.node, ...place });
    this.#add(b.node, { node: a.node, ...place });
  }

  #add(node: NodeIndex, sharer: Sharer): void {
    const known = this.#sharers.get(node) ?? new Map<string, Sharer>();
    this.#sharers.set(node, known);
    const key = `${sharer.node}:${sharer.address}`;
    if (known.size < MOST_SHARERS && !known.has(key)) known.set(key, sharer);
  }
}

interface PagedSpan extends Span {
  readonly first: bigint;
  readonly last: bigint;
}
