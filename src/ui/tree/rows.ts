import type { NodeIndex } from '../../core/base/brand.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';

/** Whether a node's children are shown: one byte per node, in document order. */
export type Expansion = Uint8Array;

/** What a filter says about each node: 0 hides it, otherwise the sum of these bits. */
export const MATCHES = 1;
const LEADS_TO_MATCH = 2;
const BELOW_MATCH = 4;
export type FilterMask = Uint8Array;

/** The rows on show, in columns: row i is the node `nodes[i]`. */
export interface Rows {
  readonly nodes: Int32Array;
  /** Position among the siblings on show, from 1. */
  readonly positions: Int32Array;
  /** Number of siblings on show, by the parent's node number; the root's is in the last entry. */
  readonly siblings: Int32Array;
}

/** One pass over the tree: below a collapsed node it goes on behind the last descendant. */
export function visibleRows(tree: DeviceTree, expansion: Expansion, mask?: FilterMask): Rows {
  const nodes = new Int32Array(tree.size);
  const positions = new Int32Array(tree.size);
  const siblings = new Int32Array(tree.size + 1);
  let row = 0;
  let node = 0 as NodeIndex;
  while (node < tree.size) {
    if (mask !== undefined && mask[node] === 0) {
      node = tree.end(node);
      continue;
    }
    const parent = tree.parent(node) ?? tree.size;
    siblings[parent]!++;
    nodes[row] = node;
    positions[row] = siblings[parent]!;
    row++;
    node = expansion[node] === 0 ? tree.end(node) : ((node + 1) as NodeIndex);
  }
  return { nodes: nodes.subarray(0, row), positions: positions.subarray(0, row), siblings };
}

/** Marks the nodes that pass, all that leads to them and all that stands below them. */
export function filterMask(tree: DeviceTree, passes: (node: NodeIndex) => boolean): FilterMask {
  const mask = new Uint8Array(tree.size);
  for (const node of tree.nodes()) {
    const parent = tree.parent(node);
    if (parent !== undefined && mask[parent]! & (MATCHES | BELOW_MATCH)) mask[node]! |= BELOW_MATCH;
    if (!passes(node)) continue;
    mask[node]! |= MATCHES;
    for (const up of tree.ancestors(node)) {
      if (mask[up]! & LEADS_TO_MATCH) break;
      mask[up]! |= LEADS_TO_MATCH;
    }
  }
  return mask;
}

/** Takes disabled nodes out of what is on show, with all that stands below them. */
export function withoutDisabled(
  tree: DeviceTree,
  mask: FilterMask | undefined,
  isAvailable: (node: NodeIndex) => boolean,
): FilterMask {
  const rest = mask?.slice() ?? new Uint8Array(tree.size).fill(MATCHES);
  let node = 0 as NodeIndex;
  while (node < tree.size) {
    if (isAvailable(node)) node = (node + 1) as NodeIndex;
    else {
      rest.fill(0, node, tree.end(node));
      node = tree.end(node);
    }
  }
  return rest;
}

/** Whether expanding a node shows anything. */
export const hasRowsBelow = (tree: DeviceTree, mask: FilterMask | undefined, node: NodeIndex): boolean =>
  mask === undefined ? tree.end(node) > node + 1 : tree.children(node).some((child) => mask[child] !== 0);

/** Opens what leads to a match and nothing else. */
export const expansionOf = (mask: FilterMask): Expansion =>
  mask.map((bits) => (bits & LEADS_TO_MATCH ? 1 : 0));

export const countMatches = (mask: FilterMask): number =>
  mask.reduce((sum, bits) => sum + (bits & MATCHES), 0);

/** The expansion a board opens with: the root and the buses right below it. */
export function firstExpansion(tree: DeviceTree): Expansion {
  const expansion = new Uint8Array(tree.size);
  expansion[0] = 1;
  for (const child of tree.children(0 as NodeIndex)) {
    if (/^soc($|@|-)|^axi$|^amba|^bus($|@)/.test(tree.name(child))) expansion[child] = 1;
  }
  return expansion;
}

/** Shows a node: everything above it is expanded. Gives the same expansion back where it is on show already. */
export function expandTo(tree: DeviceTree, expansion: Expansion, node: NodeIndex): Expansion {
  const closed = [...tree.ancestors(node)].filter((up) => expansion[up] === 0);
  return closed.length === 0 ? expansion : setExpanded(expansion, closed, true);
}

export function setExpanded(expansion: Expansion, nodes: readonly NodeIndex[], expanded: boolean): Expansion {
  const next = expansion.slice();
  for (const node of nodes) next[node] = expanded ? 1 : 0;
  return next;
}

/** The row of a node, or of its nearest ancestor on show; rows are in document order. */
export function rowOf(tree: DeviceTree, { nodes }: Rows, node: NodeIndex): number {
  for (let at: NodeIndex | undefined = node; at !== undefined; at = tree.parent(at)) {
    const row = search(nodes, at);
    if (row >= 0) return row;
  }
  return nodes.length > 0 ? 0 : -1;
}

function search(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] === value) return middle;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The next row, going round from a row, whose node name begins with what was typed. */
export function typeahead(tree: DeviceTree, { nodes }: Rows, from: number, typed: string): number {
  // A single letter moves on to the next match; a longer word may stay where it is.
  const start = typed.length === 1 ? from + 1 : from;
  for (let step = 0; step < nodes.length; step++) {
    const row = (start + step) % nodes.length;
    if (
      tree
        .name(nodes[row] as NodeIndex)
        .toLowerCase()
        .startsWith(typed)
    )
      return row;
  }
  return from;
}

/** Whether a node's own `status` lets it be used. */
export function isOn(tree: DeviceTree, node: NodeIndex): boolean {
  const status = tree.string(node, 'status');
  return status === undefined || status === 'okay' || status === 'ok';
}
