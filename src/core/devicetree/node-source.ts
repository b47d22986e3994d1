import { printDts } from '../dts/index.ts';
import { parseFdt } from '../fdt/index.ts';
import { cellLayout } from './annotate.ts';
import { DeviceTree } from './tree.ts';

/**
 * A node of a blob as source, from its name to its closing brace: the lines that it has in the source of the whole
 * tree, with the labels of that and without its indentation. Undefined where there is no such node.
 * @throws FdtError where the blob is no sound device tree
 */
export function nodeSource(blob: Uint8Array, path: string): string | undefined {
  const tree = new DeviceTree(blob);
  const printed = printDts(parseFdt(blob), {
    lines: true,
    cells: ({ index }, property) => cellLayout(tree, index as Parameters<typeof cellLayout>[1], property),
  });
  const place = printed.lines.find((line) => line.path === path && line.property === undefined);
  return place && dedent(printed.text.split('\n').slice(place.from - 1, place.to));
}

/** Lines without the tabs that all of them begin with. */
function dedent(lines: readonly string[]): string {
  const tabs = /^\t*/.exec(lines[0] ?? '')![0];
  return `${lines.map((line) => (line.startsWith(tabs) ? line.slice(tabs.length) : line)).join('\n')}\n`;
}
