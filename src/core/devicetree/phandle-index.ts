import type { NodeIndex, Phandle } from '../base/brand.ts';

/** Node numbers are less than this (the reader's limit on nodes), so that both fit into a double. */
const NODES = 1 << 18;

/** A node together with its phandle, as one number that sorts by phandle, then in document order. */
export const phandleClaim = (phandle: Phandle, node: NodeIndex): number => phandle * NODES + node;

/** Finds nodes by phandle: a sorted list, which no blob can make slow. */
export class PhandleIndex {
  readonly #sorted: Float64Array;

  /** @param claims a {@link phandleClaim} of every node that has one, in any order */
  constructor(claims: readonly number[]) {
    this.#sorted = new Float64Array(claims).sort();
  }

  /** The first node in document order that has the phandle, as in libfdt's fdt_node_offset_by_phandle(). */
  find(phandle: number): NodeIndex | undefined {
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
