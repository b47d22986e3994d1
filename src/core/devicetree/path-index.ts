import type { NodeIndex } from '../base/brand.ts';

/** How many slots are tried for a node before it goes to the overflow. */
const MAX_PROBES = 32;

/** What the index needs to know of a tree: the columns of its nodes, the root being row 0. */
interface Nodes {
  /** One character per byte, at most U+00FF. */
  readonly names: readonly string[];
  readonly parents: Int32Array;
}

/**
 * Finds a child by its name in constant time: an open-addressing hash table over (parent, name), which costs a
 * quarter of a Map with paths as keys. The nodes of a blob made to collide, or with masses of twins, go to a Map.
 */
export class PathIndex {
  readonly #nodes: Nodes;
  /** A power of two of slots: the node plus one, 0 where free. */
  readonly #slots: Uint32Array;
  readonly #overflow = new Map<string, number>();

  constructor(nodes: Nodes) {
    this.#nodes = nodes;
    const { names, parents } = nodes;
    const slots = new Uint32Array(1 << (32 - Math.clz32(names.length * 2)));
    const mask = slots.length - 1;
    for (let node = 1; node < names.length; node++) {
      const name = names[node]!;
      let slot = hash(parents[node]!, name) & mask;
      let probes = 0;
      while (slots[slot] !== 0 && ++probes < MAX_PROBES) slot = (slot + 1) & mask;
      if (slots[slot] === 0) slots[slot] = node + 1;
      else this.#spill(parents[node]!, name, node);
    }
    this.#slots = slots;
  }

  /** The node at an absolute path, the first one where several have it; undefined where there is none. */
  find(path: string): NodeIndex | undefined {
    if (path === '/') return 0 as NodeIndex;
    if (!path.startsWith('/')) return undefined;
    let node: number | undefined = 0;
    for (let start = 1; start <= path.length && node !== undefined; ) {
      const slash = path.indexOf('/', start);
      const end = slash < 0 ? path.length : slash;
      node = this.#child(node, path.slice(start, end));
      start = end + 1;
    }
    return node as NodeIndex | undefined;
  }

  #child(parent: number, name: string): number | undefined {
    const { names, parents } = this.#nodes;
    const mask = this.#slots.length - 1;
    let slot = hash(parent, name) & mask;
    for (let probes = 0; probes < MAX_PROBES; probes++) {
      const node = this.#slots[slot]! - 1;
      if (node < 0) return undefined;
      if (parents[node] === parent && names[node] === name) return node;
      slot = (slot + 1) & mask;
    }
    return this.#overflow.get(overflowKey(parent, name));
  }

  #spill(parent: number, name: string, node: number): void {
    const key = overflowKey(parent, name);
    if (!this.#overflow.has(key)) this.#overflow.set(key, node);
  }
}

const overflowKey = (parent: number, name: string): string => `${parent}/${name}`;

/** FNV-1a over the name, begun with the parent, its high bits folded into the low ones. */
function hash(parent: number, name: string): number {
  let sum = 0x811c9dc5 ^ Math.imul(parent, 0x9e3779b1);
  for (let i = 0; i < name.length; i++) sum = Math.imul(sum ^ name.charCodeAt(i), 0x01000193);
  return sum ^ (sum >>> 15);
}
