import type { OutputFile, Provenance } from '../contract.ts';
import { printDts } from '../dts/index.ts';
import { writeFdt } from '../fdt/index.ts';
import type { DomainPartial } from '../partial/partial.ts';
import { partialLayout } from '../partial/source.ts';
import { encodeUtf8 } from '../platform.ts';

/** `<domain>/passthrough.dtb` and `.dts`: the partial tree, and the same as source. */
export function partialFiles({ domain, tree, reasons }: DomainPartial): OutputFile[] {
  const blob = writeFdt(tree);
  const printed = printDts(tree, {
    heading: [`Partial device tree of the domain ${domain.name}.`],
    lines: true,
    ...partialLayout(blob),
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
