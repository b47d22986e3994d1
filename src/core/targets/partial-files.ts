import type { NodeIndex } from '../base/brand.ts';
import type { OutputFile } from '../contract.ts';
import { referenceIndex } from '../devicetree/references.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import type { PrintOptions } from '../dts/index.ts';
import type { DomainPartial } from '../partial/partial.ts';
import { scmiName } from '../scmi/header.ts';
import { treeFiles } from './tree-files.ts';

/** `<domain>/passthrough.dtb` and `.dts`: the partial tree, and the same as source. */
export function partialFiles(partial: DomainPartial): OutputFile[] {
  const { domain } = partial;
  return treeFiles(
    `${domain.name}/passthrough`,
    [`Partial device tree of the domain ${domain.name}.`],
    partial,
    (blob) => comments(partial, blob),
  );
}

/** Says which clock a stand-in of unknown rate is for, and what headers call SCMI resources. */
function comments(
  { rateNeeded, reasons, scmiNames }: DomainPartial,
  blob: Uint8Array,
): NonNullable<PrintOptions['comment']> {
  const standIns = new Set(rateNeeded.map(({ node }) => node.path));
  const names = scmiNames && nameComments(blob, scmiNames);
  return (at, property) =>
    property === undefined && standIns.has(at.path) ? reasons.get(at.path)?.why : names?.(at, property);
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
