import type { NodeIndex } from '../../core/base/brand.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';

/**
 * How well a text answers a query: 0 not at all; higher is better. Words of the query may stand in any order;
 * each has to occur. A match at the start of the text or of a word counts more than one inside.
 */
export function score(query: string, text: string): number {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return 1;
  const hay = text.toLowerCase();
  let sum = 0;
  for (const word of words) {
    const at = hay.indexOf(word);
    if (at < 0) return 0;
    const starts = at === 0 ? 3 : /[^a-z0-9]/.test(hay[at - 1]!) ? 2 : 1;
    sum += starts + word.length / hay.length;
  }
  return sum / words.length;
}

/** The entries that answer a query, best first, equal ones in their order. */
export function bestOf<T>(
  query: string,
  entries: readonly T[],
  text: (entry: T) => string,
  limit: number,
): T[] {
  return entries
    .map((entry) => ({ entry, points: score(query, text(entry)) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

/** The nodes whose name, compatible or path answers a query; a name counts most, a path least. */
export function searchNodes(tree: DeviceTree, query: string, limit: number): NodeIndex[] {
  if (query.trim() === '') return [];
  const wanted = query
    .trim()
    .toLowerCase()
    .replace(/\b0x(?=[\da-f])/g, '');
  const found: { node: NodeIndex; points: number }[] = [];
  for (const node of tree.nodes()) {
    const points =
      raised(Number(tree.name(node).split('@')[0] === wanted), 16) ||
      raised(score(wanted, tree.name(node)), 8) ||
      raised(score(wanted, tree.strings(node, 'compatible').join(' ')), 4) ||
      score(wanted, tree.path(node));
    if (points > 0) found.push({ node, points });
  }
  return found
    .sort((a, b) => b.points - a.points || a.node - b.node)
    .slice(0, limit)
    .map(({ node }) => node);
}

const raised = (points: number, by: number): number => (points > 0 ? points + by : 0);
