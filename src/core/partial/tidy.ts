import { decodeLatin1 } from '../platform.ts';
import type { Cell, DraftNode } from './draft.ts';
import { baseName } from './names.ts';

/**
 * Brings a tree into the form that dtc's checks ask for, where host trees often are not and the meaning does not
 * change: an interrupt provider says how many unit address cells it has, a graph with one end has no addresses,
 * a unit address stands exactly where registers do, and no two siblings share one.
 */
export function tidy(root: DraftNode): void {
  for (const node of root.subtree()) {
    unnumberSingleEnd(node);
    dropIdleCells(node);
    if (isInterruptProvider(node) && !node.has('#address-cells') && !hasAddressedChild(node)) {
      node.cells('#address-cells', [0]);
    }
    for (const child of node.children) matchUnitAddress(child);
    if (!isSimpleBus(node)) separateUnitAddresses(node.children);
  }
}

const isInterruptProvider = (node: DraftNode): boolean =>
  node.has('interrupt-controller') || node.has('interrupt-map');

const hasAddressedChild = ({ children }: DraftNode): boolean => children.some((child) => child.has('reg'));

/** dtc: graph_child_address. A lone `port@0` or `endpoint@0` is the same as `port` or `endpoint`. */
function unnumberSingleEnd(node: DraftNode): void {
  const [child] = node.children;
  if (node.children.length !== 1 || !child || !node.has('#address-cells')) return;
  if (!/^(port|endpoint)@0$/.test(child.name) || firstCell(child, 'reg') !== 0) return;
  child.name = baseName(child.name);
  remove(child, 'reg');
}

/** dtc: avoid_unnecessary_addr_size. An interrupt provider keeps its address cells, which interrupt maps count by. */
function dropIdleCells(node: DraftNode): void {
  if (node.children.length === 0 || hasAddressedChild(node) || node.has('ranges')) return;
  if (!node.has('#size-cells') || node.parent === undefined) return;
  if (!isInterruptProvider(node)) remove(node, '#address-cells');
  remove(node, '#size-cells');
}

/** dtc: unit_address_vs_reg. */
function matchUnitAddress(node: DraftNode): void {
  const hasUnit = node.name.includes('@');
  const address = firstCell(node, 'reg');
  if (hasUnit && address === undefined && !hasWindows(node)) node.name = baseName(node.name);
  if (!hasUnit && address !== undefined) node.name = `${node.name}@${address.toString(16)}`;
}

/** dtc: unique_unit_address. On a bus of the CPU the address is given; elsewhere its text may say more. */
function separateUnitAddresses(siblings: readonly DraftNode[]): void {
  const taken = new Set<string>();
  for (const node of siblings) {
    const [base, unit] = node.name.split('@');
    if (unit === undefined) continue;
    let own = unit;
    for (let number = 2; taken.has(own); number++) own = `${unit},${number}`;
    taken.add(own);
    node.name = `${base}@${own}`;
  }
}

function isSimpleBus(node: DraftNode): boolean {
  const value = node.properties.find(({ name }) => name === 'compatible')?.value;
  return value instanceof Uint8Array && decodeLatin1(value).split('\0').includes('simple-bus');
}

const hasWindows = (node: DraftNode): boolean => lengthOf(node, 'ranges') > 0;

function lengthOf(node: DraftNode, name: string): number {
  return node.properties.find((property) => property.name === name)?.value.length ?? 0;
}

/** The first cell of a property whose value has one. */
function firstCell(node: DraftNode, name: string): number | undefined {
  const value = node.properties.find((property) => property.name === name)?.value;
  if (value === undefined || value.length === 0) return undefined;
  if (value instanceof Uint8Array) {
    return value.length < 4 ? undefined : new DataView(value.buffer, value.byteOffset).getUint32(0);
  }
  const cell: Cell = value[0]!;
  return typeof cell === 'number' ? cell : undefined;
}

function remove(node: DraftNode, name: string): void {
  const at = node.properties.findIndex((property) => property.name === name);
  if (at >= 0) node.properties.splice(at, 1);
}
