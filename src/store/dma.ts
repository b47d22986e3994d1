/** What the panels show about access to memory, for the plan's Xen. */
import type { NodeIndex } from '../core/base/brand.ts';
import { type DmaView, dmaView } from '../core/host/dma/state.ts';
import type { HostFacts } from '../core/host/facts.ts';
import type { Override, Plan, XenTarget } from '../core/plan/plan.ts';
import { memoizeLast } from './memoize.ts';

export { DMA_STATES, type DmaState, type DmaView, dmaView } from '../core/host/dma/state.ts';

/** The view of every device that accesses memory by itself, each judged as if it went to a domain alone. */
export const dmaOfHost = memoizeLast(
  (facts: HostFacts, target: XenTarget, overrides: readonly Override[]): ReadonlyMap<NodeIndex, DmaView> => {
    const views = new Map<NodeIndex, DmaView>();
    for (const { node, enabled } of facts.devices()) {
      const view = enabled ? dmaView(facts, node, target, overrides) : undefined;
      if (view !== undefined && view.state !== 'none' && view.state !== 'proxy') views.set(node, view);
    }
    return views;
  },
);

/** All nodes that go to a domain by the plan: the assigned devices and their usable parts. */
export function givenTo(facts: HostFacts, devices: Plan['domains'][number]['devices']): Set<NodeIndex> {
  const given = new Set<NodeIndex>();
  for (const { path } of devices) {
    const node = facts.tree.byPath(path);
    if (node !== undefined) for (const part of facts.usableParts(node)) given.add(part);
  }
  return given;
}
