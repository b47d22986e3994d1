import type { NodeIndex } from '../base/brand.ts';
import { registers } from '../devicetree/addresses.ts';
import { oncePerNode } from '../devicetree/once.ts';
import { ROOT } from '../devicetree/tree.ts';

/**
 * The node whose assignment brings a provider: itself or the next one above with registers that a CPU can reach; where
 * there is none, the node that a driver would bind to, since a pin group or a stored value is nothing without it.
 */
export const owningDevice = oncePerNode((tree, provider): NodeIndex => {
  let bound: NodeIndex | undefined;
  for (let node: NodeIndex | undefined = provider; node !== undefined; node = tree.parent(node)) {
    if (node === ROOT || !tree.has(node, 'compatible')) continue;
    bound ??= node;
    if (registers(tree, node).some(({ cpuAddress, size }) => cpuAddress !== undefined && size > 0n))
      return node;
  }
  return bound ?? provider;
});
