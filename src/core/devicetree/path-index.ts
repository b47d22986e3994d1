import type { NodeIndex } from '../base/brand.ts';
import type { Structure } from '../fdt/scan.ts';

/** How many slots are tried for a node before it goes to the overflow. */
const MAX_PROBES = 32;

/**
 * Finds a child by its name in constant time: an open-addressing hash table over (parent, name), which costs a
 * quarter of a Map with paths as keys. The nodes of a blob made to collide, or with masses of twins, go to a Map.
 */
export class PathIndex {
  readonly #names: readonly string[];
  readonly #parents: Int32Array;
  /** A power of two of slots: the node plus one, 0 where free. */
  readonly #slots: Uint32Array;
  readonly #overflow = new Map<string, number>();

  /** @param names by node, one character per byte */
  constructor(bytes: Uint8Array, structure: Structure, names: readonly string[]) {
    const { nodeCount, parents, nameStarts, nameEnds } = structure;
    const slots = new Uint32Array(1 << (32 - Math.clz32(nodeCount * 2)));
    const mask = slots.length - 1;
    for (let node = 1; node < nodeCount; node++) {
      const parent = parents[node]!;
      const end = nameEnds[node]!;
      let sum = hashParent(parent);
      for (let at = nameStarts[node]!; at < end; at++) sum = hashByte(sum, bytes[at]!);
      let slot = spread(sum) & mask;
      let probes = 1;
      while (slots[slot] !== 0 && probes++ < MAX_PROBES) slot = (slot + 1) & mask;
      if (slots[slot] === 0) slots[slot] = node + 1;
      else this.#spill(overflowKey(parent, names[node]!), node);
    }
    this.#names = names;
    this.#parents = parents;
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
    let sum = hashParent(parent);
    for (let i = 0; i < name.length; i++) sum = hashByte(sum, name.charCodeAt(i));
    const mask = this.#slots.length - 1;
    let slot = spread(sum) & mask;
    for (let probes = 0; probes < MAX_PROBES; probes++) {
      const node = this.#slots[slot]! - 1;
      if (node < 0) return undefined;
      if (this.#parents[node] === parent && this.#names[node] === name) return node;
      slot = (slot + 1) & mask;
    }
    return this.#overflow.get(overflowKey(parent, name));
  }

  #spill(key: string, node: number): void {
    if (!this.#overflow.has(key)) this.#overflow.set(key, node);
  }
}

const overflowKey = (parent: number, name: string): string => `${parent}/${name}`;

/** FNV-1a over the bytes of the name, begun with the parent, its high bits folded into the low ones at the end. */
const hashParent = (parent: number): number => 0x811c9dc5 ^ Math.imul(parent, 0x9e3779b1);
const hashByte = (sum: number, byte: number): number => Math.imul(sum ^ byte, 0x01000193);
const spread = (sum: number): number => sum ^ (sum >>> 15);
