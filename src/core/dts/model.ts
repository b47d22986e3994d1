import { requireRoomForLabel } from './budget.ts';
import type { Place } from './source.ts';

/** A label in a source text. Deleting what it names hides it; naming the same again brings it back, as in dtc. */
export interface Label {
  readonly name: string;
  readonly at: Place;
  deleted: boolean;
}

/** Something at an offset (in bytes) of a property value that is known only when the whole tree is. */
export interface Marker {
  readonly kind: 'phandle' | 'path' | 'label';
  readonly offset: number;
  /** A label, or an absolute path. */
  readonly reference: string;
  readonly at: Place;
}

export interface SourceProperty {
  readonly name: string;
  /** Of the definition or deletion that counts: the last one. */
  at: Place;
  readonly labels: Label[];
  value: Uint8Array;
  markers: readonly Marker[];
  deleted: boolean;
}

/** Things in document order, the first of a name found quickly however many there are. */
export class NamedList<T extends { readonly name: string }> {
  readonly items: T[] = [];
  #byName: Map<string, T> | undefined;

  add(item: T): void {
    this.items.push(item);
    if (this.#byName && !this.#byName.has(item.name)) this.#byName.set(item.name, item);
  }

  /** The first item of a name, a deleted one too. */
  first(name: string): T | undefined {
    if (!this.#byName) {
      this.#byName = new Map();
      for (const item of this.items) if (!this.#byName.has(item.name)) this.#byName.set(item.name, item);
    }
    return this.#byName.get(name);
  }

  remove(item: T): void {
    this.items.splice(this.items.indexOf(item), 1);
    this.#byName = undefined;
  }
}

/**
 * A node under construction. What is deleted stays in its place, so that it comes back there when it is named
 * again: dtc's output order depends on it.
 */
export class SourceNode {
  readonly name: string;
  readonly at: Place;
  readonly labels: Label[] = [];
  readonly properties = new NamedList<SourceProperty>();
  readonly children = new NamedList<SourceNode>();
  deleted = false;
  /** Where it was deleted. */
  deletedAt: Place | undefined;
  omitIfUnreferenced = false;
  referenced = false;
  phandle: number | undefined;
  /** Set once the tree is complete. */
  path = '';

  constructor(name: string, at: Place) {
    this.name = name;
    this.at = at;
  }

  /** The properties that are not deleted. */
  get liveProperties(): SourceProperty[] {
    return this.properties.items.filter((property) => !property.deleted);
  }

  get liveChildren(): SourceNode[] {
    return this.children.items.filter((child) => !child.deleted);
  }

  /** The property of a name that is not deleted. */
  property(name: string): SourceProperty | undefined {
    const first = this.properties.first(name);
    if (!first?.deleted) return first;
    return this.properties.items.find((property) => !property.deleted && property.name === name);
  }

  child(name: string): SourceNode | undefined {
    const first = this.children.first(name);
    if (!first?.deleted) return first;
    return this.children.items.find((child) => !child.deleted && child.name === name);
  }
}

/** Adds a label, the newest first, unless it is there already. */
export function addLabel(labels: Label[], { name, at }: { readonly name: string; readonly at: Place }): void {
  const known = labels.find((label) => label.name === name);
  if (known) known.deleted = false;
  else {
    requireRoomForLabel(labels, at);
    labels.unshift({ name, at, deleted: false });
  }
}

/** The nodes of a tree that are not deleted, in document order. */
export function liveNodes(node: SourceNode, found: SourceNode[] = []): SourceNode[] {
  found.push(node);
  for (const child of node.children.items) if (!child.deleted) liveNodes(child, found);
  return found;
}
