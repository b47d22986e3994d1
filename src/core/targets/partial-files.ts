import type { NodeIndex } from '../base/brand.ts';
import type { OutputFile, Provenance } from '../contract.ts';
import { referenceIndex } from '../devicetree/references.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import { type PrintOptions, printDts } from '../dts/index.ts';
import { writeFdt } from '../fdt/index.ts';
import type { DomainPartial } from '../partial/partial.ts';
import { partialLayout } from '../partial/source.ts';
import { encodeUtf8 } from '../platform.ts';
import { scmiName } from '../scmi/header.ts';

/** `<domain>/passthrough.dtb` and `.dts`: the partial tree, and the same as source. */
export function partialFiles({ domain, tree, reasons, scmiNames }: DomainPartial): OutputFile[] {
  const blob = writeFdt(tree);
  const printed = printDts(tree, {
    heading: [`Partial device tree of the domain ${domain.name}.`],
    lines: true,
    ...partialLayout(blob),
    ...(scmiNames && { comment: nameComments(blob, scmiNames) }),
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

const PROTOCOL = /^protocol@([0-9a-f]+)$/;

/** Says beside references to SCMI resources what headers call them. */
function nameComments(
  blob: Uint8Array,
  names: NonNullable<DomainPartial['scmiNames']>,
): NonNullable<PrintOptions['comment']> {
  const guest = new DeviceTree(blob);
  const references = referenceIndex(guest);
  return ({ index }, property) => {
    if (property === undefined) return undefined;
    const found = references.out(index as NodeIndex).flatMap((reference) => {
      if (reference.property !== property || reference.target === undefined) return [];
      const protocol = PROTOCOL.exec(guest.name(reference.target))?.[1];
      return protocol === undefined
        ? []
        : (scmiName(names, Number.parseInt(protocol, 16), reference.args[0]) ?? []);
    });
    return found.length === 0 ? undefined : found.join(', ');
  };
}
