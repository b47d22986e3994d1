import type { NodeIndex } from '../base/brand.ts';
import { wordAt } from '../fdt/word.ts';
import { holdsPhandles, isHole, namesPartOf, splitEntries } from './entries.ts';
import { oncePerTree } from './once.ts';
import { mayHoldPhandle } from './possible.ts';
import { type ReferenceRule, referenceRule } from './references-table.ts';
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

/**
 * The phandles in a node's own properties, in document order. A property is read by the table of
 * `references-table.ts`; of an unknown one every cell that equals an existing phandle is a `possible` reference,
 * and so are cells that no entry of a known one covers.
 */
export function references(tree: DeviceTree, node: NodeIndex): Reference[] {
  const rows = new Rows();
  scanNode(tree, node, rows);
  return rows.list(tree, node, 0, rows.count);
}

/** Every reference of a tree, both ways round. Found in one pass; objects are made for those asked for. */
export class ReferenceIndex {
  readonly #tree: DeviceTree;
  readonly #rows = new Rows();
  /** By node: its first row; one more than there are nodes. */
  readonly #first: Uint32Array;
  #incoming: ReadonlyMap<NodeIndex, readonly Reference[]> | undefined;

  constructor(tree: DeviceTree) {
    this.#tree = tree;
    this.#first = new Uint32Array(tree.size + 1);
    for (let node = 0; node < tree.size; node++) {
      scanNode(tree, node as NodeIndex, this.#rows);
      this.#first[node + 1] = this.#rows.count;
    }
  }

  /** What a node refers to, in document order. */
  out(node: NodeIndex): readonly Reference[] {
    return this.#rows.list(this.#tree, node, this.#first[node]!, this.#first[node + 1]!);
  }

  /** Who refers to a node, in document order. A node may refer to itself, and nodes to each other. */
  in(node: NodeIndex): readonly Reference[] {
    this.#incoming ??= this.#turnRound();
    return this.#incoming.get(node) ?? [];
  }

  #turnRound(): Map<NodeIndex, Reference[]> {
    const incoming = new Map<NodeIndex, Reference[]>();
    for (const node of this.#tree.nodes()) {
      for (const reference of this.out(node)) {
        if (reference.target === undefined) continue;
        const known = incoming.get(reference.target);
        if (known === undefined) incoming.set(reference.target, [reference]);
        else known.push(reference);
      }
    }
    return incoming;
  }
}

/** Numbers per row: property, entry, cell, target or -1, args, 1 for a possible one. */
const WIDTH = 6;

/** References as numbers, before anybody asks for them. */
class Rows {
  readonly #numbers: number[] = [];

  get count(): number {
    return this.#numbers.length / WIDTH;
  }

  add(property: number, entry: number, cell: number, target: number, args: number, possible: 0 | 1): void {
    this.#numbers.push(property, entry, cell, target, args, possible);
  }

  list(tree: DeviceTree, node: NodeIndex, from: number, to: number): Reference[] {
    const found: Reference[] = [];
    for (let row = from * WIDTH; row < to * WIDTH; row += WIDTH) {
      const property = this.#numbers[row]!;
      const cell = this.#numbers[row + 2]!;
      const target = this.#numbers[row + 3]!;
      const at = tree.valueStart(property) + 4 * cell;
      const args: number[] = [];
      for (let i = 1; i <= this.#numbers[row + 4]!; i++) args.push(wordAt(tree.bytes, at + 4 * i));
      found.push({
        node,
        property: tree.distinctNames[tree.nameId(property)]!,
        entry: this.#numbers[row + 1]!,
        cell,
        phandle: wordAt(tree.bytes, at),
        target: target < 0 ? undefined : (target as NodeIndex),
        args,
        kind: this.#numbers[row + 5] === 1 ? 'possible' : 'known',
      });
    }
    return found;
  }
}

/** By name id: the rule, `possible` where cells are to be looked at, undefined where there is nothing to find. */
const plansOf = oncePerTree((tree) =>
  tree.distinctNames.map((name) => referenceRule(name) ?? (mayHoldPhandle(name) ? 'possible' : undefined)),
);

/** Nodes whose own properties are text about other nodes, or positions inside of them. */
const textNodesOf = oncePerTree((tree) => {
  const found = new Set<NodeIndex | undefined>();
  for (const path of ['/aliases', '/chosen', '/__symbols__', '/__fixups__']) found.add(tree.byPath(path));
  const fixups = tree.byPath('/__local_fixups__');
  if (fixups !== undefined) for (const node of tree.subtree(fixups)) found.add(node);
  return found;
});

function scanNode(tree: DeviceTree, node: NodeIndex, rows: Rows): void {
  if (textNodesOf(tree).has(node)) return;
  const plans = plansOf(tree);
  const end = tree.firstProperty(node + 1);
  for (let property = tree.firstProperty(node); property < end; property++) {
    const plan = plans[tree.nameId(property)];
    if (plan === undefined) continue;
    if (plan === 'possible') scanCells(tree, property, 0, rows);
    else scanKnown(tree, node, property, plan, rows);
  }
}

function scanKnown(
  tree: DeviceTree,
  node: NodeIndex,
  property: number,
  rule: ReferenceRule,
  rows: Rows,
): void {
  if (!holdsPhandles(tree, node, property, rule)) return;
  const start = tree.valueStart(property);
  let entry = 0;
  const stopped = splitEntries(tree, node, property, rule, (_, cell, entryEnd) => {
    const phandle = wordAt(tree.bytes, start + 4 * cell);
    if (!isHole(phandle)) {
      const target = tree.byPhandle(phandle);
      let args = cell + 1;
      while (args < entryEnd && !namesPartOf(tree, rule, target, wordAt(tree.bytes, start + 4 * args)))
        args++;
      rows.add(property, entry, cell, target ?? -1, args - cell - 1, 0);
      for (; args < entryEnd; args++) {
        const part = tree.byPhandle(wordAt(tree.bytes, start + 4 * args));
        rows.add(property, entry, args, part ?? -1, 0, 0);
      }
    }
    entry++;
  });
  scanCells(tree, property, stopped, rows);
}

/** Takes every cell from a position on that equals an existing phandle for a possible reference. */
function scanCells(tree: DeviceTree, property: number, from: number, rows: Rows): void {
  const start = tree.valueStart(property);
  const end = tree.valueEnd(property);
  if ((end - start) % 4 !== 0) return;
  for (let at = start + 4 * from; at < end; at += 4) {
    const phandle = wordAt(tree.bytes, at);
    const target = isHole(phandle) ? undefined : tree.byPhandle(phandle);
    if (target !== undefined) rows.add(property, (at - start) / 4, (at - start) / 4, target, 0, 1);
  }
}
