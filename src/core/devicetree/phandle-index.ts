import type { NodeIndex, Phandle } from '../base/brand.ts';

/** Node numbers are less than this (the reader's limit on nodes), so that both fit into a double. */
const NODES = 1 << 18;

/** A node together with its phandle, as one number that sorts by phandle, then in document order. */
export const phandleClaim = (phandle: Phandle, node: NodeIndex): number => phandle * NODES + node;

/**
 * Finds nodes by phandle: compilers number them from 1 on, so that a table takes them; for others there is a sorted
 * list, which no blob can make slow or large.
 */
export class PhandleIndex {
  readonly #sorted: Float64Array;
  /** By phandle: the node + 1, 0 where there is none; empty where the phandles lie too far apart. */
  readonly #table: Int32Array;

  /** @param claims a {@link phandleClaim} of every node that has one, in any order */
  constructor(claims: readonly number[]) {
    this.#sorted = new Float64Array(claims).sort();
    const highest = Math.floor((this.#sorted.at(-1) ?? 0) / NODES);
    this.#table = new Int32Array(highest < 4 * claims.length + 64 ? highest + 1 : 0);
    if (this.#table.length === 0) return;
    for (let i = claims.length - 1; i >= 0; i--) {
      const claim = this.#sorted[i]!;
      this.#table[Math.floor(claim / NODES)] = (claim % NODES) + 1;
    }
  }

  /** The first node in document order that has the phandle, as in libfdt's fdt_node_offset_by_phandle(). */
  find(phandle: number): NodeIndex | undefined {
    if (this.#table.length === 0) return this.#search(phandle);
    const node = phandle < this.#table.length ? this.#table[phandle]! : 0;
    return node === 0 ? undefined : ((node - 1) as NodeIndex);
  }

  #search(phandle: number): NodeIndex | undefined {
    const first = phandle * NODES;
    let from = 0;
    let to = this.#sorted.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#sorted[middle]! < first) from = middle + 1;
      else to = middle;
    }
    const found = this.#sorted[from];
    return found !== undefined && found < first + NODES ? ((found - first) as NodeIndex) : undefined;
  }
}
