import type { NodeIndex } from '../base/brand.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { ScmiDeviceId, ScmiInstance } from './model.ts';

/**
 * The device id of the firmware under which a node's resources go: its own, or that of the nearest node above it
 * that has one (the driver of a child asks for what the permission of the whole device covers).
 */
export function deviceIdOf(
  tree: DeviceTree,
  { deviceIds }: ScmiInstance,
  node: NodeIndex,
): ScmiDeviceId | undefined {
  if (deviceIds.length === 0) return undefined;
  for (const at of [node, ...tree.ancestors(node)]) {
    const found = deviceIds.find(({ device }) => device === at);
    if (found) return found;
  }
  return undefined;
}
