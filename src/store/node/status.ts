import type { NodeIndex } from '../../core/base/brand.ts';
import { isAvailable, isEnabled } from '../../core/devicetree/index.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';

/** The node that switches a node off: itself or one above it; undefined where it is on. */
export function switchedOffBy(tree: DeviceTree, node: NodeIndex): NodeIndex | undefined {
  if (isEnabled(tree, node)) return undefined;
  return isAvailable(tree, node)
    ? [...tree.ancestors(node)].find((above) => !isAvailable(tree, above))
    : node;
}
