import type { NodeIndex } from '../base/brand.ts';
import { cellLayout } from '../devicetree/annotate.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import type { PrintOptions } from '../dts/index.ts';

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
      const width = WIDTHS[property];
      if (known !== undefined || width === undefined) return known;
      const count = Math.floor(guest.value(node, property)!.length / 4 / width);
      return { starts: Array.from({ length: count }, (_, i) => i * width) };
    },
  };
}
