import type { NodeIndex } from '../base/brand.ts';
import { wordAt } from '../fdt/word.ts';
import { interruptCells } from './cells.ts';
import { interruptParent } from './controllers.ts';
import { systemGic } from './gic.ts';
import { nexusEntries } from './nexus.ts';
import { oncePerTree } from './once.ts';
import { type ReferenceRule, referenceRule } from './references-table.ts';
import type { DeviceTree } from './tree.ts';

/** One entry of a property that holds phandles: the piece that comes and goes as a whole. */
export interface Entry {
  /** Position in the list; the `*-names` companion counts the same. */
  readonly index: number;
  /** First cell and the cell after the last. */
  readonly start: number;
  readonly end: number;
  readonly phandleCell: number;
  /** 0 or 0xffffffff is a hole: an entry without provider and without args. */
  readonly phandle: number;
  /** Undefined for a hole and where no node has this phandle. */
  readonly target: NodeIndex | undefined;
  /** The cells after the phandle that belong to it. */
  readonly args: readonly number[];
  /** Cells among the args that are phandles themselves: some mailboxes name a channel by its node. */
  readonly argPhandleCells: readonly number[];
}

/** Whether a cell in the place of a phandle says that there is none: an entry without provider and args. */
export const isHole = (phandle: number): boolean => phandle === 0 || phandle === 0xffffffff;

/**
 * The entries of a property that holds phandles on this node, in order; undefined where it does not (an unknown
 * name, a gpio-hog's `gpios`, a value that is no cells). Reading stops at the first entry that does not fit, so
 * cells may be left over at the end; a dangling phandle takes the rest.
 */
export function entries(tree: DeviceTree, node: NodeIndex, property: string): readonly Entry[] | undefined {
  const rule = referenceRule(property);
  const number = rule === undefined ? undefined : tree.propertyAt(node, property);
  if (rule === undefined || number === undefined) return undefined;
  const known = entriesOf(tree).get(number);
  if (known !== undefined) return known ?? undefined;
  const found = holdsPhandles(tree, node, number, rule) ? readEntries(tree, node, number, rule) : null;
  entriesOf(tree).set(number, found);
  return found ?? undefined;
}

/** What was read before, by number of the property; null where it holds no phandles. */
const entriesOf = oncePerTree(() => new Map<number, readonly Entry[] | null>());

function readEntries(tree: DeviceTree, node: NodeIndex, number: number, rule: ReferenceRule): Entry[] {
  const first = tree.valueStart(number);
  const found: Entry[] = [];
  const cuts = new Cuts();
  splitEntries(tree, node, number, rule, cuts);
  for (let i = 0; i < cuts.count; i++) {
    const start = cuts.start(i);
    const phandleCell = cuts.phandleCell(i);
    const end = cuts.end(i);
    const phandle = wordAt(tree.bytes, first + 4 * phandleCell);
    const target = isHole(phandle) ? undefined : tree.byPhandle(phandle);
    const args: number[] = [];
    const argPhandleCells: number[] = [];
    for (let cell = phandleCell + 1; cell < end; cell++) {
      args.push(wordAt(tree.bytes, first + 4 * cell));
      if (namesPartOf(tree, rule, target, first + 4 * cell)) argPhandleCells.push(cell);
    }
    found.push({ index: found.length, start, end, phandleCell, phandle, target, args, argPhandleCells });
  }
  return found;
}

/** Positions of the cells of a property that hold a phandle, holes left out: what renumbering rewrites. */
export function phandleCells(tree: DeviceTree, node: NodeIndex, property: string): number[] {
  const found: number[] = [];
  for (const { phandle, phandleCell, argPhandleCells } of entries(tree, node, property) ?? []) {
    if (!isHole(phandle)) found.push(phandleCell, ...argPhandleCells);
  }
  return found;
}

/** Whether a property that a rule is for holds phandles on this very node. */
export function holdsPhandles(
  tree: DeviceTree,
  node: NodeIndex,
  property: number,
  rule: ReferenceRule,
): boolean {
  const start = tree.valueStart(property);
  const length = tree.valueEnd(property) - start;
  if (length < 4 || length % 4 !== 0) return false;
  if (rule.shape === 'ppi-partition') return hasPartitions(tree, node, start, start + length);
  if (rule.unlessNodeHas !== undefined && tree.has(node, rule.unlessNodeHas)) return false;
  if (rule.onlyIfTargetHas === undefined) return true;
  const first = wordAt(tree.bytes, start);
  if (isHole(first)) return true;
  const target = tree.byPhandle(first);
  return target !== undefined && (rule.onlyIfTargetHas === '' || tree.has(target, rule.onlyIfTargetHas));
}

function hasPartitions(tree: DeviceTree, node: NodeIndex, start: number, end: number): boolean {
  const parent = interruptParent(tree, node);
  if (parent === undefined || parent !== systemGic(tree) || interruptCells(tree, parent) !== 4) return false;
  for (let at = start; at + 16 <= end; at += 16) if (isPartition(tree, at)) return true;
  return false;
}

/** Whether the arg at an offset is the phandle of a node right below the provider, where the rule lets it be one. */
export function namesPartOf(
  tree: DeviceTree,
  rule: ReferenceRule,
  target: NodeIndex | undefined,
  offset: number,
): boolean {
  if (rule.shape !== 'specifier' || !rule.partsByPhandle || target === undefined) return false;
  const part = tree.byPhandle(wordAt(tree.bytes, offset));
  return part !== undefined && tree.parent(part) === target;
}

/** Where the entries of a value begin and end, in cells from its start; filled anew for each value. */
export class Cuts {
  readonly #numbers: number[] = [];
  count = 0;

  add(start: number, phandleCell: number, end: number): void {
    const at = 3 * this.count++;
    this.#numbers[at] = start;
    this.#numbers[at + 1] = phandleCell;
    this.#numbers[at + 2] = end;
  }

  start(entry: number): number {
    return this.#numbers[3 * entry]!;
  }

  phandleCell(entry: number): number {
    return this.#numbers[3 * entry + 1]!;
  }

  end(entry: number): number {
    return this.#numbers[3 * entry + 2]!;
  }
}

/**
 * Cuts a value into entries by a rule, holes included, and gives back where reading stopped: the cells after that
 * belong to no entry.
 */
export function splitEntries(
  tree: DeviceTree,
  node: NodeIndex,
  property: number,
  rule: ReferenceRule,
  cuts: Cuts,
): number {
  const start = tree.valueStart(property);
  const count = (tree.valueEnd(property) - start) / 4;
  cuts.count = 0;
  switch (rule.shape) {
    case 'specifier':
    case 'fixed':
    case 'single':
      return splitList(tree, start, count, rule, cuts);
    case 'stride':
      return splitEvenly(count, rule.before, rule.before + 1, cuts);
    case 'id-map':
      return splitEvenly(count, 1, idMapWidth(tree, start, count, rule.cells), cuts);
    case 'interrupt-map': {
      const found = nexusEntries(tree, node, tree.cells(node, 'interrupt-map') ?? []);
      for (const entry of found) cuts.add(entry.start, entry.phandleCell, entry.end);
      return found.at(-1)?.end ?? 0;
    }
    case 'ppi-partition':
      for (let at = 0; at + 4 <= count; at += 4) {
        if (isPartition(tree, start + 4 * at)) cuts.add(at, at + 3, at + 4);
      }
      return count;
  }
}

function splitList(
  tree: DeviceTree,
  start: number,
  count: number,
  rule: Extract<ReferenceRule, { shape: 'specifier' | 'fixed' | 'single' }>,
  cuts: Cuts,
): number {
  let at = 0;
  while (at < count) {
    const phandle = wordAt(tree.bytes, start + 4 * at);
    let end = at + 1;
    if (!isHole(phandle)) {
      const target = tree.byPhandle(phandle);
      if (target === undefined || rule.shape === 'single') end = count;
      else if (rule.shape === 'fixed') end += rule.args;
      else end += tree.u32(target, rule.cells) ?? rule.otherwise;
    }
    if (end > count) break;
    cuts.add(at, at, end);
    at = end;
  }
  return at;
}

/**
 * Whether the four cells at an offset are the specifier of a partitioned PPI: only type 1 may be, and 0 in the last
 * cell stands for all CPUs.
 */
function isPartition(tree: DeviceTree, offset: number): boolean {
  return wordAt(tree.bytes, offset) === 1 && tree.byPhandle(wordAt(tree.bytes, offset + 12)) !== undefined;
}

function splitEvenly(count: number, before: number, width: number, cuts: Cuts): number {
  let at = 0;
  for (; at + width <= count; at += width) cuts.add(at, at + before, at + width);
  return at;
}

/**
 * Cells of an entry of an `iommu-map` or `msi-map`: id, phandle, base and length in old kernels; as many cells
 * instead of the base as the provider says in newer ones. A length that fits both is old where every fourth cell then
 * is the same phandle (Linux: of_check_bad_map).
 */
function idMapWidth(tree: DeviceTree, start: number, count: number, cells: string): number {
  if (count < 4) return 4;
  const first = wordAt(tree.bytes, start + 4);
  const provider = tree.byPhandle(first);
  const width = 3 + (provider === undefined ? 1 : (tree.u32(provider, cells) ?? 1));
  const phandles = (each: number): number[] =>
    Array.from({ length: count / each }, (_, i) => wordAt(tree.bytes, start + 4 * (i * each + 1)));
  if (width <= 4 || count % width !== 0) return 4;
  if (count % 4 === 0 && phandles(4).every((phandle) => phandle === first)) return 4;
  const areProviders = phandles(width).every((phandle) => {
    const target = tree.byPhandle(phandle);
    return target !== undefined && tree.has(target, cells);
  });
  return areProviders ? width : 4;
}
