import type { NodeIndex } from '../base/brand.ts';
import { addTo } from '../base/lists.ts';
import { wordAt } from '../fdt/word.ts';
import { oncePerTree } from './once.ts';
import { ReferenceRows, ReferenceScanner } from './reference-rows.ts';
import type { DeviceTree } from './tree.ts';

/** A phandle in a property: from this node to another. */
export interface Reference {
  /** The node that has the property. */
  readonly node: NodeIndex;
  readonly property: string;
  /** Position of the entry in the list, holes counted, from 0; of a possible reference the cell. */
  readonly entry: number;
  /** Position of the phandle's cell in the property. */
  readonly cell: number;
  readonly phandle: number;
  /** Undefined where no node has this phandle. */
  readonly target: NodeIndex | undefined;
  /**
   * The specifier: the cells after the phandle that belong to it. Where one of them is a phandle itself (a mailbox
   * whose channel is a node), it is a reference of its own with the same entry, and the args end before it.
   */
  readonly args: readonly number[];
  /** `possible`: the property is not known, but the cell equals the phandle of a node. */
  readonly kind: 'known' | 'possible';
}

const scannerOf = oncePerTree((tree) => new ReferenceScanner(tree));

/**
 * The phandles in a node's own properties, in document order. A property is read by the table of
 * `references-table.ts`; of an unknown one every cell that equals an existing phandle is a `possible` reference,
 * and so are cells that no entry of a known one covers.
 */
export function references(tree: DeviceTree, node: NodeIndex): Reference[] {
  const rows = new ReferenceRows(16);
  scannerOf(tree).scan(node, rows);
  return list(tree, node, rows, 0, rows.count);
}

/** Every reference of a tree, both ways round. Found in one pass; objects are made for those asked for. */
export class ReferenceIndex {
  readonly #tree: DeviceTree;
  readonly #rows: ReferenceRows;
  /** By node: its first row; one more than there are nodes. */
  readonly #first: Uint32Array;
  readonly #out: (readonly Reference[] | undefined)[];
  #incoming: ReadonlyMap<NodeIndex, readonly Reference[]> | undefined;

  constructor(tree: DeviceTree) {
    const first = new Uint32Array(tree.size + 1);
    const rows = new ReferenceRows(2 * tree.size);
    const scanner = scannerOf(tree);
    for (let node = 0; node < tree.size; node++) {
      scanner.scan(node as NodeIndex, rows);
      first[node + 1] = rows.count;
    }
    this.#tree = tree;
    this.#rows = rows;
    this.#first = first;
    this.#out = new Array(tree.size);
  }

  /** What a node refers to, in document order. */
  out(node: NodeIndex): readonly Reference[] {
    const known = this.#out[node];
    if (known !== undefined) return known;
    const found = list(this.#tree, node, this.#rows, this.#first[node]!, this.#first[node + 1]!);
    this.#out[node] = found;
    return found;
  }

  /** Who refers to a node, in document order. A node may refer to itself, and nodes to each other. */
  in(node: NodeIndex): readonly Reference[] {
    this.#incoming ??= this.#turnRound();
    return this.#incoming.get(node) ?? [];
  }

  /** The nodes with a phandle that no node has, in document order; possible references do not count. */
  dangling(): NodeIndex[] {
    const rows = this.#rows;
    return [...this.#tree.nodes()].filter((node) => {
      for (let row = this.#first[node]!; row < this.#first[node + 1]!; row++)
        if (rows.target(row) === undefined && !rows.isPossible(row)) return true;
      return false;
    });
  }

  #turnRound(): Map<NodeIndex, Reference[]> {
    const incoming = new Map<NodeIndex, Reference[]>();
    for (const node of this.#tree.nodes()) {
      for (const reference of this.out(node)) {
        if (reference.target !== undefined) addTo(incoming, reference.target, reference);
      }
    }
    return incoming;
  }
}

function list(tree: DeviceTree, node: NodeIndex, rows: ReferenceRows, from: number, to: number): Reference[] {
  const found: Reference[] = [];
  const { bytes, distinctNames } = tree;
  for (let row = from; row < to; row++) {
    const property = rows.property(row);
    const cell = rows.cell(row);
    const at = tree.valueStart(property) + 4 * cell;
    found.push({
      node,
      property: distinctNames[tree.nameId(property)]!,
      entry: rows.entry(row),
      cell,
      phandle: wordAt(bytes, at),
      target: rows.target(row),
      args: readCells(bytes, at + 4, rows.args(row)),
      kind: rows.isPossible(row) ? 'possible' : 'known',
    });
  }
  return found;
}

const NO_CELLS: readonly number[] = [];

function readCells(bytes: Uint8Array, offset: number, count: number): readonly number[] {
  if (count === 0) return NO_CELLS;
  const cells = [wordAt(bytes, offset)];
  for (let i = 1; i < count; i++) cells.push(wordAt(bytes, offset + 4 * i));
  return cells;
}

/** The references of a tree, found at the first call. */
export const referenceIndex = oncePerTree((tree) => new ReferenceIndex(tree));
