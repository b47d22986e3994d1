import type { NodeIndex } from '../../core/base/brand.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';
import { type FilterMask, filterMask } from './rows.ts';

/** What of a node is searched: its path, which ends in its name, and its compatibles; all in lower case. */
export type SearchIndex = readonly string[];

export const indexTree = (tree: DeviceTree): SearchIndex =>
  Array.from(tree.nodes(), (node) =>
    [tree.path(node), ...tree.strings(node, 'compatible')].join('\n').toLowerCase(),
  );

/** Whether a node's own `status` lets it be used. */
export function isOn(tree: DeviceTree, node: NodeIndex): boolean {
  const status = tree.string(node, 'status');
  return status === undefined || status === 'okay' || status === 'ok';
}

/** The nodes that contain every word of a query; undefined for an empty query, which shows everything. */
export function search(tree: DeviceTree, index: SearchIndex, query: string): FilterMask | undefined {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  return filterMask(tree, (node) => matches(tree, index[node]!, node, words));
}

/** A word counts in a node's own name and compatibles; with a slash, or beside another word, in its path too. */
function matches(tree: DeviceTree, text: string, node: NodeIndex, words: readonly string[]): boolean {
  const pathEnd = text.indexOf('\n');
  const path = pathEnd < 0 ? text : text.slice(0, pathEnd);
  const own = tree.name(node).toLowerCase() + (pathEnd < 0 ? '' : text.slice(pathEnd));
  return (
    words.every((word) => text.includes(word)) &&
    words.some((word) => own.includes(word) || (word.includes('/') && path.includes(word)))
  );
}
