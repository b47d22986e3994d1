import { present } from '../base/assert.ts';
import { latin1Between } from '../fdt/latin1.ts';
import type { FdtNode } from '../fdt/tree.ts';
import { cell } from './resolve.ts';

interface MergeProperty {
  readonly name: string;
  value: Uint8Array;
  /** Whether the value is a copy of this tree alone, which may be written to. */
  own?: boolean;
}

/**
 * A node that can be changed as libfdt changes blobs: a new property comes before the others, a new child before
 * its siblings, and a name without unit address finds the first child that has the name with any.
 */
export class MergeNode {
  readonly name: string;
  readonly parent: MergeNode | undefined;
  readonly #properties: MergeProperty[];
  readonly #children: MergeNode[];
  /** The newest last. */
  readonly #newProperties: MergeProperty[] = [];
  readonly #newChildren: MergeNode[] = [];
  readonly #propertyByName = new Map<string, MergeProperty>();
  readonly #childByName = new Map<string, MergeNode>();
  readonly #childByStem = new Map<string, MergeNode>();

  constructor(node: FdtNode, parent?: MergeNode) {
    this.name = node.name;
    this.parent = parent;
    this.#properties = node.properties.map(({ name, value }) => ({ name, value }));
    this.#children = node.children.map((child) => new MergeNode(child, this));
    for (const property of this.#properties.toReversed()) this.#propertyByName.set(property.name, property);
    for (const child of this.#children.toReversed()) this.#know(child);
  }

  get path(): string {
    if (!this.parent) return '/';
    return this.parent.parent ? `${this.parent.path}/${this.name}` : `/${this.name}`;
  }

  get properties(): readonly MergeProperty[] {
    return [...this.#newProperties.toReversed(), ...this.#properties];
  }

  get children(): readonly MergeNode[] {
    return [...this.#newChildren.toReversed(), ...this.#children];
  }

  value(name: string): Uint8Array | undefined {
    return this.#propertyByName.get(name)?.value;
  }

  set(name: string, value: Uint8Array): void {
    const known = this.#propertyByName.get(name);
    if (known) {
      known.value = value;
      known.own = false;
    } else {
      const property = { name, value };
      this.#newProperties.push(property);
      this.#propertyByName.set(name, property);
    }
  }

  /** Writes a cell at an offset (in bytes) that lies inside of the property. */
  setCell(name: string, offset: number, word: number): void {
    const property = present(this.#propertyByName.get(name), `property ${name}`);
    if (!property.own) property.value = Uint8Array.from(property.value);
    property.own = true;
    property.value.set(cell(word), offset);
  }

  child(name: string): MergeNode | undefined {
    return name.includes('@') ? this.#childByName.get(name) : this.#childByStem.get(name);
  }

  /** The child of a name; an empty one is added where there is none. */
  require(name: string): MergeNode {
    const known = this.child(name);
    if (known) return known;
    const added = new MergeNode({ name, properties: [], children: [] }, this);
    this.#newChildren.push(added);
    this.#know(added);
    return added;
  }

  /** The node at a path below this one, which is a root; a path without `/` in front begins with an alias. */
  find(path: string): MergeNode | undefined {
    if (!path.startsWith('/')) {
      const [alias = '', ...rest] = path.split('/');
      const value = this.child('aliases')?.value(alias);
      const start = value && textOf(value);
      return start?.startsWith('/') ? this.find([start, ...rest].join('/')) : undefined;
    }
    let node: MergeNode | undefined = this;
    for (const name of path.split('/')) if (name !== '') node = node?.child(name);
    return node;
  }

  finish(): FdtNode {
    return {
      name: this.name,
      properties: this.properties.map(({ name, value }) => ({ name, value })),
      children: this.children.map((child) => child.finish()),
    };
  }

  #know(child: MergeNode): void {
    this.#childByName.set(child.name, child);
    this.#childByStem.set(child.name.split('@')[0]!, child);
  }
}

/** A value as text up to its first NUL, one character per byte. */
export function textOf(value: Uint8Array): string {
  const end = value.indexOf(0);
  return latin1Between(value, 0, end < 0 ? value.length : end);
}
