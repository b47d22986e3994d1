import type { NodeIndex } from '../base/brand.ts';
import type { DeviceTree } from './tree.ts';

/** The nodes that `/aliases` names, in document order; aliases of paths that lead nowhere are left out. */
export function aliases(tree: DeviceTree): Map<string, NodeIndex> {
  const found = new Map<string, NodeIndex>();
  const holder = tree.byPath('/aliases');
  if (holder === undefined) return found;
  for (const alias of tree.propertyNames(holder)) {
    const node = tree.byPath(tree.string(holder, alias) ?? '');
    if (node !== undefined) found.set(alias, node);
  }
  return found;
}

/**
 * The node that a path names, as `stdout-path` and boot options write it: absolute, or an alias with an optional
 * rest (`serial0`, `bus0/serial@1000`). What comes after a colon are options (Linux: of_find_node_opts_by_path).
 */
export function resolvePath(tree: DeviceTree, text: string): NodeIndex | undefined {
  const [path = ''] = text.split(':');
  if (path.startsWith('/')) return tree.byPath(path);
  const [alias = '', ...rest] = path.split('/');
  const holder = tree.byPath('/aliases');
  const start = holder === undefined ? undefined : tree.string(holder, alias);
  return start === undefined ? undefined : tree.byPath([start, ...rest].join('/'));
}

/** The console of the boot loader and the kernel: `/chosen` `stdout-path` (specification 3.6) or its old name. */
export function stdoutNode(tree: DeviceTree): NodeIndex | undefined {
  const chosen = tree.byPath('/chosen');
  if (chosen === undefined) return undefined;
  const text = tree.string(chosen, 'stdout-path') ?? tree.string(chosen, 'linux,stdout-path');
  return text === undefined ? undefined : resolvePath(tree, text);
}
