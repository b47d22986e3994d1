import type { NodeIndex } from '../base/brand.ts';
import { cellLayout } from '../devicetree/annotate.ts';
import { addressCells, interruptCells } from '../devicetree/cells.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import type { PrintOptions } from '../dts/index.ts';
import { GUEST_GIC } from './interrupts.ts';

/** Cells to an entry of the lists that only a tree for a hypervisor has, or that mean something else without the GIC. */
const WIDTHS: Readonly<Record<string, number>> = {
  interrupts: 3,
  'xen,reg': 6,
  'iomemory-ranges': 7,
  'gic-irq-ranges': 2,
};

/** How a partial tree is printed: phandles as references, lists cut into their entries. */
export function partialLayout(blob: Uint8Array): Required<Pick<PrintOptions, 'cells'>> {
  const guest = new DeviceTree(blob);
  return {
    cells: ({ index }, property) => {
      const node = index as NodeIndex;
      const known = cellLayout(guest, node, property);
      const width = property === 'interrupt-map' ? mapWidth(guest, node) : WIDTHS[property];
      if (known !== undefined || width === undefined) return known;
      const count = Math.floor(guest.value(node, property)!.length / 4 / width);
      return { starts: Array.from({ length: count }, (_, i) => i * width) };
    },
  };
}

/** Cells to a row of an `interrupt-map` whose rows all end at the guest's GIC; undefined where one does not. */
function mapWidth(guest: DeviceTree, node: NodeIndex): number | undefined {
  const child = addressCells(guest, node) + (interruptCells(guest, node) ?? 0);
  const width = child + 1 + WIDTHS.interrupts!;
  const cells = guest.cells(node, 'interrupt-map')!;
  const ends = cells.filter((_, i) => i % width === child);
  return cells.length % width === 0 && ends.every((phandle) => phandle === GUEST_GIC) ? width : undefined;
}
