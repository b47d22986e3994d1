import { printDts } from '../dts/index.ts';
import { parseFdt } from '../fdt/index.ts';
import { layoutOf } from './annotate.ts';
import { oncePerTree } from './once.ts';
import type { DeviceTree } from './tree.ts';

/**
 * A node as source, from its name to its closing brace: the lines that it has in the source of the whole tree, with the
 * labels of that and without its indentation. Undefined where there is no such node.
 */
export function nodeSource(tree: DeviceTree, path: string): string | undefined {
  const { lines, places } = sourceOf(tree);
  const place = places.get(path);
  return place && dedent(lines.slice(place.from - 1, place.to));
}

/** The source of a whole tree, and where each node stands in it; lines count from 1. */
const sourceOf = oncePerTree((tree) => {
  const { text, lines } = printDts(parseFdt(tree.bytes), { lines: true, ...layoutOf(tree) });
  const nodes = lines.filter(({ property }) => property === undefined);
  // Of siblings with one name the first is the one that a path means.
  return { lines: text.split('\n'), places: new Map(nodes.toReversed().map((place) => [place.path, place])) };
});

/** Lines without the tabs that all of them begin with. */
function dedent(lines: readonly string[]): string {
  const tabs = /^\t*/.exec(lines[0] ?? '')![0];
  return `${lines.map((line) => (line.startsWith(tabs) ? line.slice(tabs.length) : line)).join('\n')}\n`;
}
