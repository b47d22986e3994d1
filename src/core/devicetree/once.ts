import type { DeviceTree } from './tree.ts';

/** Computes something about a tree on first use and keeps it as long as the tree lives. */
export function oncePerTree<T>(compute: (tree: DeviceTree) => T): (tree: DeviceTree) => T {
  const known = new WeakMap<DeviceTree, { readonly value: T }>();
  return (tree) => {
    let entry = known.get(tree);
    if (entry === undefined) {
      entry = { value: compute(tree) };
      known.set(tree, entry);
    }
    return entry.value;
  };
}
