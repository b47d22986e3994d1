import type { NodeIndex } from '../base/brand.ts';
import type { DeviceTree } from './tree.ts';

/**
 * Whether the node's own `status` lets it be used: `okay`, `ok` or no `status` at all. Nodes above are not
 * asked, as in Xen (device_tree.c:dt_device_is_available) and Linux.
 */
export function isAvailable(tree: DeviceTree, node: NodeIndex): boolean {
  const status = tree.value(node, 'status');
  if (status === undefined) return true;
  const [text] = tree.strings(node, 'status');
  return text === 'okay' || text === 'ok';
}

/** Whether a node and every node above it is available: a device below a disabled bus is not enabled. */
export function isEnabled(tree: DeviceTree, node: NodeIndex): boolean {
  for (let at: NodeIndex | undefined = node; at !== undefined; at = tree.parent(at)) {
    if (!isAvailable(tree, at)) return false;
  }
  return true;
}
