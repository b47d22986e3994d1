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
  /** Made when they are first asked for: most nodes of a base tree are never looked into. */
  #propertyByName: Map<string, MergeProperty> | undefined;
  #childByName: Map<string, MergeNode> | undefined;

  constructor(node: FdtNode, parent?: MergeNode) {
    this.name = node.name;
    this.parent = parent;
    this.#properties = node.properties.map(({ name, value }) => ({ name, value }));
    this.#children = node.children.map((child) => new MergeNode(child, this));
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
    return this.#property(name)?.value;
  }

  set(name: string, value: Uint8Array): void {
    const known = this.#property(name);
    if (known) {
      known.value = value;
      known.own = false;
    } else {
      const property = { name, value };
      this.#newProperties.push(property);
      this.#propertyByName?.set(name, property);
    }
  }

  /** Writes a cell at an offset (in bytes) that lies inside of the property. */
  setCell(name: string, offset: number, word: number): void {
    const property = present(this.#property(name), `property ${name}`);
    if (!property.own) property.value = Uint8Array.from(property.value);
    property.own = true;
    property.value.set(cell(word), offset);
  }

  child(name: string): MergeNode | undefined {
    if (!this.#childByName) {
      this.#childByName = new Map();
      for (const child of this.#children.toReversed()) know(this.#childByName, child);
    }
    return this.#childByName.get(name);
  }

  /** The child of a name; an empty one is added where there is none. */
  require(name: string): MergeNode {
    const known = this.child(name);
    if (known) return known;
    const added = new MergeNode({ name, properties: [], children: [] }, this);
    this.#newChildren.push(added);
    if (this.#childByName) know(this.#childByName, added);
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

  #property(name: string): MergeProperty | undefined {
    if (!this.#propertyByName) {
      if (this.#properties.length + this.#newProperties.length <= FEW) {
        const isNamed = (property: MergeProperty): boolean => property.name === name;
        return this.#newProperties.find(isNamed) ?? this.#properties.find(isNamed);
      }
      this.#propertyByName = new Map();
      for (const property of this.properties.toReversed()) this.#propertyByName.set(property.name, property);
    }
    return this.#propertyByName.get(name);
  }
}

/** Up to so many properties are searched one by one. */
const FEW = 12;

/** Enters a child that comes before all that are known: under its name, and under that without unit address. */
function know(children: Map<string, MergeNode>, child: MergeNode): void {
  children.set(child.name, child);
  children.set(child.name.split('@')[0]!, child);
}

/** A value as text up to its first NUL, one character per byte. */
export function textOf(value: Uint8Array): string {
  const end = value.indexOf(0);
  return latin1Between(value, 0, end < 0 ? value.length : end);
}
