import type { NodeIndex } from '../base/brand.ts';
import { type Entry, entries, isHole } from './entries.ts';
import { mayHoldPhandle } from './possible.ts';
import { referenceRule } from './references-table.ts';
import { cellAt, type DeviceTree } from './tree.ts';

/** A phandle in a property: from this node to another. */
export interface Reference {
  /** The node that has the property. */
  readonly node: NodeIndex;
  readonly property: string;
  /** Position of the entry in the list, holes counted, from 0. */
  readonly entry: number;
  /** Position of the phandle's cell in the property. */
  readonly cell: number;
  readonly phandle: number;
  /** Undefined where no node has this phandle. */
  readonly target: NodeIndex | undefined;
  /** The specifier: the cells after the phandle that belong to it. */
  readonly args: readonly number[];
  /** `possible`: the property is not known, but the cell equals the phandle of a node. */
  readonly kind: 'known' | 'possible';
}

/** Nodes whose properties are strings about other nodes, or positions inside of them. */
const BOOKKEEPING = /^\/(?:aliases|chosen|__symbols__|__fixups__|__local_fixups__(?:\/.*)?)$/;

/**
 * The phandles in a node's own properties, in document order. A property is read by the table of
 * `references-table.ts`; of an unknown one every cell that equals an existing phandle is a `possible` reference.
 */
export function references(tree: DeviceTree, node: NodeIndex): Reference[] {
  const found: Reference[] = [];
  if (BOOKKEEPING.test(tree.path(node))) return found;
  for (const property of tree.propertyNames(node)) {
    if (referenceRule(property) !== undefined) {
      for (const entry of entries(tree, node, property) ?? []) {
        if (!isHole(entry.phandle)) found.push(knownReference(node, property, entry));
      }
    } else if (mayHoldPhandle(property)) {
      pushPossible(tree, node, property, found);
    }
  }
  return found;
}

function knownReference(node: NodeIndex, property: string, entry: Entry): Reference {
  return {
    node,
    property,
    entry: entry.index,
    cell: entry.phandleCell,
    phandle: entry.phandle,
    target: entry.target,
    args: entry.args,
    kind: 'known',
  };
}

function pushPossible(tree: DeviceTree, node: NodeIndex, property: string, found: Reference[]): void {
  const value = tree.value(node, property)!;
  if (value.length === 0 || value.length % 4 !== 0) return;
  for (let cell = 0; cell < value.length / 4; cell++) {
    const phandle = cellAt(value, cell);
    const target = isHole(phandle) ? undefined : tree.byPhandle(phandle);
    if (target === undefined) continue;
    found.push({ node, property, entry: cell, cell, phandle, target, args: [], kind: 'possible' });
  }
}

/** Every reference of a tree, both ways round. */
export class ReferenceIndex {
  readonly #out: readonly (readonly Reference[])[];
  readonly #in: ReadonlyMap<NodeIndex, readonly Reference[]>;

  constructor(tree: DeviceTree) {
    this.#out = Array.from(tree.nodes(), (node) => references(tree, node));
    const incoming = new Map<NodeIndex, Reference[]>();
    for (const list of this.#out) {
      for (const reference of list) {
        if (reference.target === undefined) continue;
        const known = incoming.get(reference.target);
        if (known) known.push(reference);
        else incoming.set(reference.target, [reference]);
      }
    }
    this.#in = incoming;
  }

  /** What a node refers to, in document order. */
  out(node: NodeIndex): readonly Reference[] {
    return this.#out[node] ?? [];
  }

  /** Who refers to a node, in document order. A node may refer to itself, and nodes to each other. */
  in(node: NodeIndex): readonly Reference[] {
    return this.#in.get(node) ?? [];
  }
}
