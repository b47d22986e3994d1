import type { NodeIndex } from '../base/brand.ts';
import { interruptCells } from './cells.ts';
import { interruptParent } from './interrupts.ts';
import { onlyWhereTargetHas, type ReferenceRule, referenceRule } from './references-table.ts';
import { cellAt, type DeviceTree } from './tree.ts';

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
}

/** Whether a cell in the place of a phandle says that there is none. */
export const isHole = (phandle: number): boolean => phandle === 0 || phandle === 0xffffffff;

/**
 * The entries of a property that holds phandles on this node, in order; undefined where it does not (an unknown
 * name, a gpio-hog's `gpios`, a value that is no cells). Reading stops at the first entry that does not fit, so
 * cells may be left over at the end; a dangling phandle takes the rest.
 */
export function entries(tree: DeviceTree, node: NodeIndex, property: string): Entry[] | undefined {
  const rule = referenceRule(property);
  if (rule === undefined) return undefined;
  const value = tree.value(node, property);
  if (value === undefined || value.length < 4 || value.length % 4 !== 0) return undefined;
  if (property === 'gpios' && tree.has(node, 'gpio-hog')) return undefined;
  const needed = onlyWhereTargetHas(property);
  if (needed !== undefined && !startsWithPhandle(tree, value, needed)) return undefined;
  return split(tree, node, rule, value);
}

/** Positions of the cells of a property that hold a phandle, holes left out: what renumbering rewrites. */
export function phandleCells(tree: DeviceTree, node: NodeIndex, property: string): number[] {
  const found = entries(tree, node, property) ?? [];
  return found.filter((entry) => !isHole(entry.phandle)).map((entry) => entry.phandleCell);
}

function startsWithPhandle(tree: DeviceTree, value: Uint8Array, needed: string): boolean {
  const first = cellAt(value, 0);
  if (isHole(first)) return true;
  const target = tree.byPhandle(first);
  return target !== undefined && (needed === '' || tree.has(target, needed));
}

function split(
  tree: DeviceTree,
  node: NodeIndex,
  rule: ReferenceRule,
  value: Uint8Array,
): Entry[] | undefined {
  switch (rule.shape) {
    case 'specifier':
      return byWidth(tree, value, (target) => tree.u32(target, rule.cells) ?? rule.otherwise);
    case 'fixed':
      return byWidth(tree, value, () => rule.args);
    case 'single':
      return byWidth(tree, value, () => value.length / 4 - 1);
    case 'stride':
      return byStride(tree, value, rule.before, rule.after);
    case 'id-map':
      return byStride(tree, value, 1, idMapArgs(tree, value, rule.cells));
    case 'interrupt-map':
      return interruptMap(tree, node, value);
    case 'ppi-partition':
      return ppiPartitions(tree, node, value);
  }
}

function entry(
  tree: DeviceTree,
  value: Uint8Array,
  index: number,
  start: number,
  at: number,
  end: number,
): Entry {
  const phandle = cellAt(value, at);
  const target = isHole(phandle) ? undefined : tree.byPhandle(phandle);
  const args = Array.from({ length: end - at - 1 }, (_, i) => cellAt(value, at + 1 + i));
  return { index, start, end, phandleCell: at, phandle, target, args };
}

function byWidth(tree: DeviceTree, value: Uint8Array, width: (target: NodeIndex) => number): Entry[] {
  const count = value.length / 4;
  const found: Entry[] = [];
  for (let at = 0; at < count; ) {
    const phandle = cellAt(value, at);
    const target = isHole(phandle) ? undefined : tree.byPhandle(phandle);
    const args = isHole(phandle) ? 0 : target === undefined ? count - at - 1 : width(target);
    const end = at + 1 + args;
    if (end > count) break;
    found.push(entry(tree, value, found.length, at, at, end));
    at = end;
  }
  return found;
}

function byStride(tree: DeviceTree, value: Uint8Array, before: number, after: number): Entry[] {
  const stride = before + 1 + after;
  return Array.from({ length: Math.floor(value.length / 4 / stride) }, (_, i) =>
    entry(tree, value, i, i * stride, i * stride + before, (i + 1) * stride),
  );
}

/**
 * Args of each entry of an `iommu-map` or `msi-map`: base and length in old kernels; as many cells as the provider
 * says and the length in newer ones. A length that fits both is read as new when all its phandles then exist.
 */
function idMapArgs(tree: DeviceTree, value: Uint8Array, cells: string): number {
  const count = value.length / 4;
  if (count < 4) return 2;
  const first = tree.byPhandle(cellAt(value, 1));
  const width = first === undefined ? 1 : (tree.u32(first, cells) ?? 1);
  const fits = (args: number): boolean => {
    if (count % (2 + args) !== 0) return false;
    for (let at = 1; at < count; at += 2 + args) {
      if (tree.byPhandle(cellAt(value, at)) === undefined) return false;
    }
    return true;
  };
  return width !== 1 && fits(width + 1) ? width + 1 : 2;
}

function interruptMap(tree: DeviceTree, node: NodeIndex, value: Uint8Array): Entry[] {
  const before = (tree.u32(node, '#address-cells') ?? 2) + (interruptCells(tree, node) ?? 0);
  const found: Entry[] = [];
  for (let start = 0; start + before < value.length / 4; ) {
    const at = start + before;
    const parent = tree.byPhandle(cellAt(value, at));
    if (parent === undefined) break;
    const end = at + 1 + (tree.u32(parent, '#address-cells') ?? 0) + (interruptCells(tree, parent) ?? 0);
    if (end > value.length / 4) break;
    found.push(entry(tree, value, found.length, start, at, end));
    start = end;
  }
  return found;
}

/** Only the fourth cell of a PPI's specifier is a phandle, and 0 where the PPI is not partitioned. */
function ppiPartitions(tree: DeviceTree, node: NodeIndex, value: Uint8Array): Entry[] | undefined {
  const parent = interruptParent(tree, node);
  if (parent === undefined || interruptCells(tree, parent) !== 4) return undefined;
  return byStride(tree, value, 3, 0).filter((found) => found.target !== undefined);
}
