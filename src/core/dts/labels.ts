import { addTo } from '../base/lists.ts';
import { latin1Between } from '../fdt/latin1.ts';
import type { FdtNode } from '../fdt/tree.ts';

const LABEL = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** The labels under which nodes are written: valid, and each given once. */
export class Labels {
  readonly #byNode = new Map<FdtNode, string[]>();
  readonly #given = new Set<string>();

  /** Takes labels from `/__symbols__`, and for nodes without one from `/aliases`. */
  constructor(root: FdtNode) {
    const paths = new PathFinder(root);
    for (const table of ['__symbols__', 'aliases']) {
      const named: [FdtNode, string][] = [];
      for (const { name, value } of paths.child(root, table)?.properties ?? []) {
        const node = paths.find(latin1Between(value, 0, value.length - 1));
        if (node && node !== root && !this.#byNode.has(node)) named.push([node, name.replaceAll('-', '_')]);
      }
      for (const [node, label] of named) this.#give(node, label);
    }
  }

  /** The labels of a node, in the order of their tables. */
  of(node: FdtNode): readonly string[] {
    return this.#byNode.get(node) ?? [];
  }

  /** The first label of a node; one is made from its name where it has none: `serial@e6540000` is `serial_e6540000`. */
  require(node: FdtNode): string {
    const known = this.#byNode.get(node);
    if (known) return known[0]!;
    const made = node.name.replaceAll(/[^a-zA-Z0-9_]+/g, '_');
    const base = LABEL.test(made) ? made : `n_${made}`;
    let label = base;
    for (let i = 2; !this.#give(node, label); i++) label = `${base}_${i}`;
    return label;
  }

  #give(node: FdtNode, label: string): boolean {
    if (!LABEL.test(label) || this.#given.has(label)) return false;
    this.#given.add(label);
    addTo(this.#byNode, node, label);
    return true;
  }
}

/** Finds nodes by path, looking only at those that paths lead through. */
class PathFinder {
  readonly #root: FdtNode;
  readonly #children = new Map<FdtNode, Map<string, FdtNode>>();

  constructor(root: FdtNode) {
    this.#root = root;
  }

  find(path: string): FdtNode | undefined {
    if (!path.startsWith('/')) return undefined;
    let node: FdtNode | undefined = this.#root;
    for (const name of path.slice(1).split('/')) node = node && this.child(node, name);
    return node;
  }

  child(node: FdtNode, name: string): FdtNode | undefined {
    let children = this.#children.get(node);
    if (!children) {
      children = new Map();
      for (const child of node.children) if (!children.has(child.name)) children.set(child.name, child);
      this.#children.set(node, children);
    }
    return children.get(name);
  }
}
