import type { NodeIndex } from '../base/brand.ts';
import { cpuAddress, registers } from '../devicetree/addresses.ts';
import { addressCells, sizeCells } from '../devicetree/cells.ts';
import { oncePerNode } from '../devicetree/once.ts';
import { type BusMap, busMap, dmaRanges, type Window } from '../devicetree/ranges.ts';
import { type DeviceTree, ROOT } from '../devicetree/tree.ts';

import { type Cell, type DraftNode, type Reason, stringBytes, twoCells } from './draft.ts';
import { type LostInterrupt, rewriteInterruptMap, writeInterrupts } from './interrupts.ts';
import type { AddressMap } from './mappings.ts';
import { isNeverCopied } from './policy.ts';
import { type ReferenceContext, rewriteReferences } from './references.ts';

/** What {@link fillNode} works on. */
export interface NodeContext extends ReferenceContext {
  readonly addresses: AddressMap;
  readonly lostInterrupts: LostInterrupt[];
}

/** Properties that {@link fillNode} makes anew from what they mean. */
const MADE_ANEW: ReadonlySet<string> = new Set([
  'reg',
  'reg-names',
  'ranges',
  'dma-ranges',
  '#address-cells',
  '#size-cells',
  'status',
  'interrupts',
  'interrupts-extended',
  'interrupt-parent',
  'interrupt-names',
  'interrupt-map',
]);

/** Writes the properties of a host node for the guest; `top` for a node directly below /passthrough. */
export function fillNode(context: NodeContext, node: NodeIndex, draft: DraftNode, top: boolean): void {
  const { tree } = context.facts;
  const path = tree.path(node);
  const rewritten = rewriteReferences(context, node);
  for (const name of tree.propertyNames(node)) {
    if (isNeverCopied(name)) continue;
    if (MADE_ANEW.has(name)) {
      writeAnew(context, node, draft, name, top);
      continue;
    }
    const value = rewritten.has(name) ? rewritten.get(name) : { value: tree.value(node, name)! };
    if (value !== undefined) draft.properties.push({ name, ...value });
  }
  context.lostInterrupts.push(...writeInterrupts(context.facts, context.drafts, node, draft));
  if (carriesGuestAddresses(tree, node)) {
    for (const name of ['#address-cells', '#size-cells']) if (!draft.has(name)) draft.cells(name, [2]);
  }
  if (top && context.domain.strictSubset !== true) writeInherited(tree, node, draft, path);
}

function writeAnew(
  context: NodeContext,
  node: NodeIndex,
  draft: DraftNode,
  name: string,
  top: boolean,
): void {
  const { tree } = context.facts;
  const mapped = isMemoryMapped(tree, node);
  const copy = (): void => {
    draft.properties.push({ name, value: tree.value(node, name)! });
  };
  switch (name) {
    case 'status':
      if (top) draft.strings('status', ['okay']);
      else copy();
      return;
    case 'reg':
      if (mapped) writeRegisters(context, node, draft);
      else if (!top) copy();
      return;
    case 'reg-names':
      if (!mapped && !top) copy();
      return;
    case 'ranges':
      if (!mapped) copy();
      else if (busMap(tree, node).pci) writePciWindows(context, node, draft);
      else draft.cells('ranges', [], { why: 'Registers below have the addresses of the guest.' });
      return;
    case 'dma-ranges':
      if (mapped) draft.cells('dma-ranges', dmaCells(dmaRanges(tree, node), childCells(tree, node)));
      else copy();
      return;
    case '#address-cells':
    case '#size-cells':
      if (carriesGuestAddresses(tree, node)) draft.cells(name, [2]);
      else copy();
      return;
    case 'interrupt-map': {
      const cells = rewriteInterruptMap(context.facts, context.drafts, node);
      if (cells.length > 0)
        draft.cells(name, cells, { why: 'Ends at the interrupt controller of the guest.' });
      return;
    }
    default:
      return;
  }
}

/** Whether the CPU reaches the registers of a node: `ranges` lead from its bus up to the root, and no PCI lies between. */
export const isMemoryMapped = oncePerNode((tree, node): boolean => {
  for (const up of tree.ancestors(node)) {
    if (up === ROOT) return true;
    const { kind, pci } = busMap(tree, up);
    if (kind === 'absent' || pci) return false;
  }
  return false;
});

/** Whether the children of a node have addresses of the CPU, so that they are written as those of the guest. */
function carriesGuestAddresses(tree: DeviceTree, node: NodeIndex): boolean {
  const { kind, pci } = busMap(tree, node);
  return kind !== 'absent' && !pci && isMemoryMapped(tree, node);
}

/** The address of a node's first register in the guest. */
export function firstRegister(tree: DeviceTree, addresses: AddressMap, node: NodeIndex): bigint | undefined {
  if (!isMemoryMapped(tree, node)) return undefined;
  const first = registers(tree, node).find(({ cpuAddress }) => cpuAddress !== undefined);
  return first && addresses.guestAddress(first.cpuAddress!);
}

function writeRegisters(context: NodeContext, node: NodeIndex, draft: DraftNode): void {
  const { facts, addresses } = context;
  const path = facts.tree.path(node);
  const mapped = registers(facts.tree, node).filter(({ cpuAddress }) => cpuAddress !== undefined);
  if (mapped.length === 0) return;
  const moved = mapped.some(({ cpuAddress }) => addresses.guestAddress(cpuAddress!) !== cpuAddress);
  draft.cells(
    'reg',
    mapped.flatMap(({ cpuAddress, size }) => [
      ...twoCells(addresses.guestAddress(cpuAddress!)),
      ...twoCells(size),
    ]),
    {
      why: `The registers of ${path} ${moved ? 'at the guest addresses chosen for them' : 'as the CPU sees them'}.`,
      path,
      property: 'reg',
    },
  );
  const names = facts.tree.strings(node, 'reg-names');
  if (names.length > 0) {
    const left = mapped.map(({ index }) => names[index]).filter((name) => name !== undefined);
    draft.properties.push({ name: 'reg-names', value: stringBytes(left) });
  }
}

/** The windows of a PCI host bridge: PCI addresses stay, those of the CPU become those of the guest. */
function writePciWindows(
  { facts: { tree }, addresses }: NodeContext,
  node: NodeIndex,
  draft: DraftNode,
): void {
  const bus = tree.parent(node)!;
  const cells = busMap(tree, node).windows.flatMap(({ child, parent, size }): Cell[] => {
    const host = cpuAddress(tree, bus, parent);
    if (host === undefined) return [];
    const guest = addresses.guestAddress(host);
    return [
      child.space,
      ...twoCells(child.address),
      ...twoCells(guest),
      ...numberCells(size, sizeCells(tree, node)),
    ];
  });
  const path = tree.path(node);
  draft.cells('ranges', cells, {
    why: `The windows of ${path} at guest addresses.`,
    path,
    property: 'ranges',
  });
}

/** How many cells the children of a node have for an address and a size in the guest. */
function childCells(tree: DeviceTree, node: NodeIndex): { address: number; size: number } {
  return carriesGuestAddresses(tree, node)
    ? { address: 2, size: 2 }
    : { address: addressCells(tree, node), size: sizeCells(tree, node) };
}

function dmaCells({ windows }: BusMap, { address, size }: { address: number; size: number }): Cell[] {
  return windows.flatMap((window) => [
    ...(address === 3
      ? [window.child.space, ...twoCells(window.child.address)]
      : numberCells(window.child.address, address)),
    ...twoCells(window.parent.address),
    ...numberCells(window.size, size),
  ]);
}

function numberCells(value: bigint, cells: number): number[] {
  return cells === 1 ? [Number(value & 0xffff_ffffn)] : twoCells(value);
}

/**
 * How the buses above a device let it reach memory: the windows of the nearest `dma-ranges` that says something,
 * carried up to the root; empty where none does (drivers/of/address.c:of_dma_get_range).
 */
export function inheritedDmaWindows(tree: DeviceTree, node: NodeIndex): Window[] {
  let windows: Window[] = [];
  for (const bus of tree.ancestors(node)) {
    if (bus === ROOT) break;
    const map = dmaRanges(tree, bus);
    if (map.kind === 'absent' || map.kind === 'empty') continue;
    windows =
      windows.length === 0
        ? [...map.windows]
        : windows.map((window) => {
            const up = map.windows.find(
              ({ child, size }) =>
                window.parent.address >= child.address && window.parent.address < child.address + size,
            );
            if (up === undefined) return window;
            const address = window.parent.address - up.child.address + up.parent.address;
            return { ...window, parent: { space: 0, address } };
          });
  }
  return windows;
}

/** `dma-ranges` of a bus in the guest, whose addresses have two cells. */
export const dmaWindowCells = (windows: readonly Window[]): Cell[] =>
  dmaCells({ kind: 'offset', windows, pci: false }, { address: 2, size: 2 });

/** What a device gets from the buses above it on the host has to stand on itself in the guest. */
function writeInherited(tree: DeviceTree, node: NodeIndex, draft: DraftNode, path: string): void {
  const found = inheritedCoherence(tree, node);
  if (found === undefined) return;
  const { name, above } = found;
  const reason: Reason = {
    why: `${path} has it from ${tree.path(above)}.`,
    path: tree.path(above),
    property: name,
  };
  draft.cells(name, [], reason);
}

/** `dma-coherent` or `dma-noncoherent` of the nearest bus above, for a node that has neither itself. */
export function inheritedCoherence(
  tree: DeviceTree,
  node: NodeIndex,
): { readonly name: string; readonly above: NodeIndex } | undefined {
  const coherenceOf = (at: NodeIndex): string | undefined =>
    ['dma-coherent', 'dma-noncoherent'].find((property) => tree.has(at, property));
  if (coherenceOf(node) !== undefined) return undefined;
  for (const above of tree.ancestors(node)) {
    const name = coherenceOf(above);
    if (name !== undefined) return { name, above };
  }
  return undefined;
}
