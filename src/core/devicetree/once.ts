import type { NodeIndex } from '../base/brand.ts';
import type { DeviceTree } from './tree.ts';

let places = 0;

/**
 * Computes something about a tree on first use and keeps it with the tree. (A WeakMap would hold every tree in memory
 * until the next full collection, which costs more than reading the tree.)
 */
export function oncePerTree<T extends object>(compute: (tree: DeviceTree) => T): (tree: DeviceTree) => T {
  const place = places++;
  return (tree) => {
    const known = tree.derived[place];
    if (known !== undefined) return known as T;
    const value = compute(tree);
    tree.derived[place] = value;
    return value;
  };
}

/** Computes something about a node on first use and keeps it with the tree; `undefined` is not kept. */
export function oncePerNode<T>(
  compute: (tree: DeviceTree, node: NodeIndex) => T,
): (tree: DeviceTree, node: NodeIndex) => T {
  const answersOf = oncePerTree((tree) => new Array<T | undefined>(tree.size));
  return (tree, node) => {
    const answers = answersOf(tree);
    const known = answers[node];
    if (known !== undefined) return known;
    const answer = compute(tree, node);
    answers[node] = answer;
    return answer;
  };
}
