import type { NodeIndex } from '../base/brand.ts';
import { addTo } from '../base/lists.ts';
import { oncePerTree } from '../devicetree/once.ts';
import { type DeviceTree, ROOT } from '../devicetree/tree.ts';
import type { HostFacts } from '../host/facts.ts';

/** Where a node of one tree is in another, and by what it was found there. */
export interface Pair {
  readonly node: NodeIndex;
  readonly by: 'path' | 'registers' | 'interrupts' | 'name';
}

/**
 * Finds nodes of one tree in another of the same board: at the same path; else by a common compatible and the address
 * of the first register; else by a common compatible and the same interrupts; else, for nodes that have neither, by name
 * and compatible, where only one node has them.
 */
export class Pairing {
  readonly #before: HostFacts;
  readonly #after: HostFacts;
  /** Providers are asked about once for each of their users. */
  readonly #found = new Map<NodeIndex, Pair | undefined>();

  constructor(before: HostFacts, after: HostFacts) {
    this.#before = before;
    this.#after = after;
  }

  /** The counterpart of a node; undefined where the other tree has none. */
  find(node: NodeIndex): Pair | undefined {
    if (!this.#found.has(node)) this.#found.set(node, this.#search(node));
    return this.#found.get(node);
  }

  #search(node: NodeIndex): Pair | undefined {
    const { tree } = this.#before;
    const there = this.#after.tree.byPath(tree.path(node));
    if (there !== undefined && (node === ROOT || this.#alike(node, there)))
      return { node: there, by: 'path' };
    return this.#moved(node) ?? (there === undefined ? undefined : { node: there, by: 'path' });
  }

  #moved(node: NodeIndex): Pair | undefined {
    const { tree } = this.#before;
    const spans = this.#before.spans(node);
    const intids = this.#before.intids(node);
    const candidates = this.#candidates(node);
    const [first] = spans;
    if (first !== undefined) {
      const found = candidates.find((other) => this.#after.spans(other)[0]?.start === first.start);
      if (found !== undefined) return { node: found, by: 'registers' };
    }
    if (intids.length > 0) {
      const found = candidates.filter((other) => this.#after.intids(other).join() === intids.join());
      if (found.length === 1) return { node: found[0]!, by: 'interrupts' };
    }
    if (first !== undefined || intids.length > 0) return undefined;
    const name = tree.name(node);
    const named = candidates.filter((other) => this.#after.tree.name(other) === name);
    return named.length === 1 ? { node: named[0]!, by: 'name' } : undefined;
  }

  /** Nodes of the other tree that share a compatible, without those that have their own counterpart at their path. */
  #candidates(node: NodeIndex): readonly NodeIndex[] {
    const { tree } = this.#after;
    const names = this.#before.tree.strings(node, 'compatible');
    const found = names.flatMap((name) => compatibleIndex(tree).get(name) ?? []);
    return [...new Set(found)].filter((other) => {
      const own = this.#before.tree.byPath(tree.path(other));
      return own === undefined || own === node || !this.#alike(own, other);
    });
  }

  /** Whether two nodes can be the same device: a common compatible, or neither has one. */
  #alike(before: NodeIndex, after: NodeIndex): boolean {
    const [a, b] = [
      this.#before.tree.strings(before, 'compatible'),
      this.#after.tree.strings(after, 'compatible'),
    ];
    return a.length === 0 && b.length === 0 ? true : a.some((name) => b.includes(name));
  }
}

const compatibleIndex = oncePerTree((tree): ReadonlyMap<string, readonly NodeIndex[]> => {
  const index = new Map<string, NodeIndex[]>();
  for (const node of tree.nodes()) {
    for (const name of tree.strings(node, 'compatible')) addTo(index, name, node);
  }
  return index;
});

/** The one node of a name; undefined where there is none, or more than one. */
export function nodeNamed(tree: DeviceTree, name: string): NodeIndex | undefined {
  const found = [...tree.nodes()].filter((node) => tree.name(node) === name);
  return found.length === 1 ? found[0] : undefined;
}
