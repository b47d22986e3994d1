import type { NodeIndex } from '../base/brand.ts';
import { derived } from '../base/derived.ts';
import { addTo } from '../base/lists.ts';
import type { DomainContext, PlanContext } from './context.ts';

/** The nodes whose registers and interrupts a domain gets. */
export const ownedNodes = derived(
  ({ members }: DomainContext): ReadonlySet<NodeIndex> =>
    new Set([...members.values()].filter(({ owned }) => owned).map(({ node }) => node)),
);

/** Which domains get a node: more than one only where something is wrong. */
export const owners = derived(
  ({ domains }: PlanContext): ReadonlyMap<NodeIndex, readonly DomainContext[]> => {
    const found = new Map<NodeIndex, DomainContext[]>();
    for (const domain of domains) {
      for (const node of ownedNodes(domain)) addTo(found, node, domain);
    }
    return found;
  },
);

/** The assigned device (or needed provider) that brought a member into a domain: itself, or the nearest one above. */
export function headOf(context: PlanContext, { members }: DomainContext, node: NodeIndex): NodeIndex {
  if (members.get(node)?.role !== 'part') return node;
  for (const above of context.facts.tree.ancestors(node)) {
    const role = members.get(above)?.role;
    if (role === 'assigned' || role === 'needed') return above;
  }
  return node;
}
