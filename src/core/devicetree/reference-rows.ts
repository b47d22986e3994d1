import type { NodeIndex } from '../base/brand.ts';
import { wordAt } from '../fdt/word.ts';
import { Cuts, holdsPhandles, isHole, namesPartOf, splitEntries } from './entries.ts';
import { mayHoldPhandle } from './possible.ts';
import { type ReferenceRule, referenceRule } from './references-table.ts';
import type { DeviceTree } from './tree.ts';

/** Numbers per row: property, entry, cell, target or -1, args, 1 for a possible one. */
const WIDTH = 6;

/** References as rows of numbers: what is found in a tree before anybody asks for it. */
export class ReferenceRows {
  #numbers: Int32Array;
  #end = 0;

  /** @param rows how many to expect; more fit too */
  constructor(rows: number) {
    this.#numbers = new Int32Array(rows * WIDTH);
  }

  get count(): number {
    return this.#end / WIDTH;
  }

  /** The number of the property in its tree. */
  property(row: number): number {
    return this.#numbers[row * WIDTH]!;
  }

  entry(row: number): number {
    return this.#numbers[row * WIDTH + 1]!;
  }

  cell(row: number): number {
    return this.#numbers[row * WIDTH + 2]!;
  }

  target(row: number): NodeIndex | undefined {
    const target = this.#numbers[row * WIDTH + 3]!;
    return target < 0 ? undefined : (target as NodeIndex);
  }

  /** How many cells after the phandle belong to it. */
  args(row: number): number {
    return this.#numbers[row * WIDTH + 4]!;
  }

  isPossible(row: number): boolean {
    return this.#numbers[row * WIDTH + 5] === 1;
  }

  add(
    property: number,
    entry: number,
    cell: number,
    target: NodeIndex | undefined,
    args: number,
    possible: boolean,
  ): void {
    if (this.#end === this.#numbers.length) {
      const larger = new Int32Array(2 * this.#numbers.length + 16 * WIDTH);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    const numbers = this.#numbers;
    const at = this.#end;
    numbers[at] = property;
    numbers[at + 1] = entry;
    numbers[at + 2] = cell;
    numbers[at + 3] = target ?? -1;
    numbers[at + 4] = args;
    numbers[at + 5] = possible ? 1 : 0;
    this.#end = at + WIDTH;
  }
}

/** Finds the references of one tree. */
export class ReferenceScanner {
  readonly #tree: DeviceTree;
  /** By name id. */
  readonly #plans: readonly Plan[];
  readonly #textNodes: ReadonlySet<NodeIndex>;
  /** Used for one property after the other. */
  readonly #cuts = new Cuts();

  constructor(tree: DeviceTree) {
    this.#tree = tree;
    this.#plans = tree.distinctNames.map(planOf);
    this.#textNodes = textNodes(tree);
  }

  /** Adds the references in a node's own properties, in document order. */
  scan(node: NodeIndex, rows: ReferenceRows): void {
    const tree = this.#tree;
    if (this.#textNodes.has(node)) return;
    const end = tree.firstProperty(node + 1);
    for (let property = tree.firstProperty(node); property < end; property++) {
      const plan = this.#plans[tree.nameId(property)];
      if (plan === undefined) continue;
      if (plan === 'possible') this.#scanCells(property, 0, rows);
      else if (holdsPhandles(tree, node, property, plan)) this.#scanKnown(node, property, plan, rows);
    }
  }

  #scanKnown(node: NodeIndex, property: number, rule: ReferenceRule, rows: ReferenceRows): void {
    const tree = this.#tree;
    const cuts = this.#cuts;
    const start = tree.valueStart(property);
    const stopped = splitEntries(tree, node, property, rule, cuts);
    for (let entry = 0; entry < cuts.count; entry++) {
      const cell = cuts.phandleCell(entry);
      const phandle = wordAt(tree.bytes, start + 4 * cell);
      if (isHole(phandle)) continue;
      const end = cuts.end(entry);
      const target = tree.byPhandle(phandle);
      let args = cell + 1;
      while (args < end && !namesPartOf(tree, rule, target, start + 4 * args)) args++;
      rows.add(property, entry, cell, target, args - cell - 1, false);
      for (; args < end; args++) {
        rows.add(property, entry, args, tree.byPhandle(wordAt(tree.bytes, start + 4 * args)), 0, false);
      }
    }
    this.#scanCells(property, stopped, rows);
  }

  /** Takes every cell from a position on that equals an existing phandle for a possible reference. */
  #scanCells(property: number, from: number, rows: ReferenceRows): void {
    const tree = this.#tree;
    const start = tree.valueStart(property);
    const end = tree.valueEnd(property);
    if ((end - start) % 4 !== 0) return;
    for (let at = start + 4 * from; at < end; at += 4) {
      const phandle = wordAt(tree.bytes, at);
      const target = isHole(phandle) ? undefined : tree.byPhandle(phandle);
      const cell = (at - start) / 4;
      if (target !== undefined) rows.add(property, cell, cell, target, 0, true);
    }
  }
}

/** What to do with a property: its rule, `possible` where its cells are to be looked at, or nothing. */
type Plan = ReferenceRule | 'possible' | undefined;

/** By name, for all trees: the same few hundred names come again and again. */
const plans = new Map<string, Plan>();
const MAX_PLANS = 50_000;

function planOf(name: string): Plan {
  const known = plans.get(name);
  if (known !== undefined || plans.has(name)) return known;
  const plan = referenceRule(name) ?? (mayHoldPhandle(name) ? 'possible' : undefined);
  if (plans.size < MAX_PLANS) plans.set(name, plan);
  return plan;
}

/** Nodes whose own properties are text about other nodes, or positions inside of them. */
function textNodes(tree: DeviceTree): Set<NodeIndex> {
  const found = new Set<NodeIndex>();
  for (const path of ['/aliases', '/chosen', '/__symbols__', '/__fixups__']) {
    const node = tree.byPath(path);
    if (node !== undefined) found.add(node);
  }
  const fixups = tree.byPath('/__local_fixups__');
  if (fixups !== undefined) for (const node of tree.subtree(fixups)) found.add(node);
  return found;
}
