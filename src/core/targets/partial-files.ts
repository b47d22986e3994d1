import type { NodeIndex } from '../base/brand.ts';
import type { OutputFile, Provenance } from '../contract.ts';
import { entries, isHole } from '../devicetree/entries.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import { printDts } from '../dts/print.ts';
import type { CellLayout } from '../dts/write-value.ts';
import { writeFdt } from '../fdt/index.ts';
import type { DomainPartial } from '../partial/partial.ts';
import { encodeUtf8 } from '../platform.ts';

/** Cells to an entry in the trees that we write. */
const WIDTHS: Readonly<Record<string, number>> = { reg: 4, interrupts: 3, 'xen,reg': 6, 'dma-ranges': 6 };
const PCI_WIDTHS: Readonly<Record<string, number>> = { ...WIDTHS, ranges: 7, 'dma-ranges': 7 };

/** `<domain>/passthrough.dtb` and `.dts`: the partial tree, and the same as source. */
export function partialFiles({ domain, tree, reasons }: DomainPartial): OutputFile[] {
  const blob = writeFdt(tree);
  const guest = new DeviceTree(blob);
  const printed = printDts(tree, {
    heading: [`Partial device tree of the domain ${domain.name}.`],
    lines: true,
    cells: ({ index }, property) => layout(guest, index as NodeIndex, property),
  });
  const lines = printed.lines.flatMap(({ path, property, from, to }): Provenance[] => {
    const reason = reasons.get(property === undefined ? path : `${path}:${property}`);
    return reason ? [{ from, to, ...reason }] : [];
  });
  return [
    { name: `${domain.name}/passthrough.dtb`, bytes: blob },
    { name: `${domain.name}/passthrough.dts`, bytes: encodeUtf8(printed.text), lines },
  ];
}

function layout(guest: DeviceTree, node: NodeIndex, property: string): CellLayout | undefined {
  const found = entries(guest, node, property);
  if (found) {
    return {
      references: found.filter(({ phandle }) => !isHole(phandle)).map(({ phandleCell }) => phandleCell),
      starts: found.map(({ start }) => start),
    };
  }
  const width = (guest.u32(node, '#address-cells') === 3 ? PCI_WIDTHS : WIDTHS)[property];
  const count = (guest.value(node, property)?.length ?? 0) / 4;
  if (width === undefined || count % width !== 0) return undefined;
  return { starts: Array.from({ length: count / width }, (_, i) => i * width) };
}
