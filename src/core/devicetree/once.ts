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
