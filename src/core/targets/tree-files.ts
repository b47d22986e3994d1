import type { OutputFile, Provenance } from '../contract.ts';
import { type PrintOptions, printDts } from '../dts/index.ts';
import { type FdtTree, writeFdt } from '../fdt/index.ts';
import type { Reason } from '../partial/draft.ts';
import { partialLayout } from '../partial/source.ts';
import { encodeUtf8 } from '../platform.ts';

/**
 * A tree for a guest as blob and as source: `NAME.dtb` and `NAME.dts`, whose lines have the reasons of the tree.
 * @param comments what is said beside properties, from the blob
 */
export function treeFiles(
  name: string,
  heading: readonly string[],
  { tree, reasons }: { readonly tree: FdtTree; readonly reasons: ReadonlyMap<string, Reason> },
  comments?: (blob: Uint8Array) => NonNullable<PrintOptions['comment']>,
): OutputFile[] {
  const blob = writeFdt(tree);
  const printed = printDts(tree, {
    heading,
    lines: true,
    ...partialLayout(blob),
    ...(comments && { comment: comments(blob) }),
  });
  const lines = printed.lines.flatMap(({ path, property, from, to }): Provenance[] => {
    const reason = reasons.get(property === undefined ? path : `${path}:${property}`);
    return reason ? [{ from, to, ...reason }] : [];
  });
  return [
    { name: `${name}.dtb`, bytes: blob },
    { name: `${name}.dts`, bytes: encodeUtf8(printed.text), lines },
  ];
}
