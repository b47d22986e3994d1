import type { NodeIndex } from '../base/brand.ts';
import { hex } from '../base/hex.ts';
import type { CellLayout, PrintOptions } from '../dts/index.ts';
import { type Register, registers } from './addresses.ts';
import { addressCells, interruptCells, sizeCells } from './cells.ts';
import { interruptParent } from './controllers.ts';
import { entries, phandleCells } from './entries.ts';
import { type Interrupt, interrupts } from './interrupts.ts';
import type { DeviceTree } from './tree.ts';

/**
 * What the printer of source needs to write a tree so that it can be read: phandles as references, lists cut into
 * their entries, and beside `reg` and interrupts what they mean: CPU addresses, SPI numbers and INTIDs.
 * The tree must be the one that is printed.
 */
export function annotations(tree: DeviceTree): Required<Pick<PrintOptions, 'cells' | 'comment'>> {
  return {
    ...layoutOf(tree),
    comment: ({ index }, property) => meaning(tree, index as NodeIndex, property),
  };
}

/** The part of {@link annotations} that changes no line: phandles as references, lists cut into their entries. */
export const layoutOf = (tree: DeviceTree): Required<Pick<PrintOptions, 'cells'>> => ({
  cells: ({ index }, property) => cellLayout(tree, index as NodeIndex, property),
});

/** Where phandles stand in a property, and where its entries begin; undefined where neither is known. */
export function cellLayout(tree: DeviceTree, node: NodeIndex, property: string): CellLayout | undefined {
  const found = entries(tree, node, property);
  if (found) {
    return {
      references: phandleCells(tree, node, property),
      starts: found.map(({ start }) => start),
    };
  }
  const width = entryWidth(tree, node, property);
  const bytes = tree.value(node, property)?.length ?? 0;
  if (width === 0 || bytes === 0 || bytes % (width * 4) !== 0) return undefined;
  return { starts: Array.from({ length: bytes / (width * 4) }, (_, i) => i * width) };
}

/** Cells of an entry of a property whose entries all have the same; 0 for any other. */
function entryWidth(tree: DeviceTree, node: NodeIndex, property: string): number {
  const bus = tree.parent(node);
  if (bus === undefined) return 0;
  switch (property) {
    case 'reg':
      return addressCells(tree, bus) + sizeCells(tree, bus);
    case 'ranges':
    case 'dma-ranges':
      return addressCells(tree, node) + addressCells(tree, bus) + sizeCells(tree, node);
    case 'interrupts': {
      const parent = interruptParent(tree, node);
      return (parent !== undefined && interruptCells(tree, parent)) || 0;
    }
    default:
      return 0;
  }
}

function meaning(tree: DeviceTree, node: NodeIndex, property: string | undefined): string | undefined {
  if (property === 'reg') return listed(registers(tree, node).flatMap(addressRange));
  const shown = tree.has(node, 'interrupts-extended') ? 'interrupts-extended' : 'interrupts';
  return property === shown ? listed(interrupts(tree, node).map(interruptLine)) : undefined;
}

const listed = (parts: readonly string[]): string | undefined =>
  parts.length > 0 ? parts.join('; ') : undefined;

function addressRange({ name, cpuAddress, size }: Register): string[] {
  if (cpuAddress === undefined) return [];
  const range = size > 1n ? `${hex(cpuAddress)}-${hex(cpuAddress + size - 1n)}` : hex(cpuAddress);
  return [name ? `${name} ${range}` : range];
}

function interruptLine({ name, kind, intid, trigger, specifier }: Interrupt): string {
  const base = kind === 'spi' ? 32 : 16;
  const source =
    intid === undefined
      ? `${kind} ${specifier.join(' ')}`
      : kind === 'spi' || kind === 'ppi'
        ? `${kind.toUpperCase()} ${intid - base} = INTID ${intid}`
        : `${kind.toUpperCase()} = INTID ${intid}`;
  return [name, source, trigger].filter((part) => part !== undefined && part !== '').join(' ');
}
