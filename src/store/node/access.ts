import type { NodeIndex } from '../../core/base/brand.ts';
import type { DmaFacts } from '../../core/host/dma/verdict.ts';
import type { HostFacts } from '../../core/host/facts.ts';
import type { Sharer } from '../../core/host/pages.ts';
import { type Plan, pageSizeOf } from '../../core/plan/plan.ts';
import { type DmaView, dmaView, givenTo } from '../dma.ts';
import { resourcesOf } from '../resources.ts';
import { ownershipOf } from '../views.ts';

/** What a device can reach by itself, and who lies in its pages. */
export interface Access {
  readonly dma: DmaView;
  /** The node's own verdict, its parts not counted. */
  readonly verdict: DmaFacts;
  /** 4 KiB pages of the device and its usable parts. */
  readonly pages: number;
  readonly sharers: readonly Sharer[];
}

/**
 * The access of a node in the plan as it is: judged together with what goes to the same domain, or alone where nobody
 * has it. Undefined for nodes that can reach nothing: without registers, interrupts and `iommus`.
 */
export function accessOf(facts: HostFacts, plan: Plan, node: NodeIndex): Access | undefined {
  const { tree } = facts;
  const device =
    tree.has(node, 'compatible') &&
    (facts.spans(node).length > 0 || facts.intids(node).length > 0 || facts.iommuOf(node).length > 0);
  if (!device) return undefined;
  const owner = ownershipOf(tree, plan.domains).get(node);
  const given = owner && givenTo(facts, plan.domains[owner.domain]!.devices);
  return {
    dma: dmaView(facts, node, plan.target, plan.overrides, given),
    verdict: facts.dma(node, plan.overrides),
    pages: resourcesOf(facts, node).pages,
    sharers: facts
      .pagesOf(pageSizeOf(plan.target))
      .sharers(node)
      .filter(({ node: other }) => !related(facts, node, other)),
  };
}

/** Parts of a device share its pages by nature. */
const related = (facts: HostFacts, a: NodeIndex, b: NodeIndex): boolean =>
  facts.tree.isWithin(a, b) || facts.tree.isWithin(b, a);
