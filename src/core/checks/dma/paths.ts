import type { NodeIndex } from '../../base/brand.ts';
import { entries } from '../../devicetree/entries.ts';
import type { PlanContext } from '../context.ts';
import type { Observation } from '../rule.ts';
import { ownedNodes, owners } from '../view.ts';
import { assignToo, listAll } from '../wording.ts';
import { judge } from './judge.ts';

/** Devices whose DMA controller or fetch block stays outside of their domain. */
export function* withoutDma(context: PlanContext): Generator<Observation> {
  const { facts } = context;
  for (const { node, domain, dma } of judge(context)) {
    if (dma.verdict !== 'proxy') continue;
    const outside = facts.dmaAgents(node).filter((agent) => !ownedNodes(domain).has(agent.node));
    if (outside.length === 0) continue;
    const paths = [...new Set(outside.map((agent) => facts.tree.path(agent.node)))];
    const path = facts.tree.path(node);
    const { property } = outside[0]!;
    yield {
      path,
      property,
      domain: domain.domain.name,
      message: `${path} runs without DMA in ${domain.domain.name}: ${listAll(paths)}, which move${paths.length === 1 ? 's' : ''} its data, stay${paths.length === 1 ? 's' : ''} outside.`,
      evidence: dma.evidence,
      fixes: [assignToo(domain, paths)],
    };
  }
}

/** Devices that an IOMMU cannot tell apart, and that do not go to one domain together. */
export function* splitGroups(context: PlanContext): Generator<Observation> {
  const { facts } = context;
  const { tree } = facts;
  for (const domain of context.domains) {
    const seen = new Set<readonly NodeIndex[]>();
    for (const node of domain.dtdev) {
      const group = facts.iommuGroup(node);
      if (seen.has(group)) continue;
      seen.add(group);
      const others = group.filter((other) => !domain.dtdev.includes(other) && isInUse(context, other));
      if (others.length === 0) continue;
      const path = tree.path(node);
      const paths = others.map((other) => tree.path(other));
      yield {
        path,
        property: 'iommus',
        domain: domain.domain.name,
        message: `${path} has the stream IDs of ${paths.join(', ')}: the IOMMU gives all of them the memory of ${domain.domain.name}, or Xen refuses the second one.`,
        fixes: [assignToo(domain, paths)],
      };
    }
  }
}

/** Whether anybody uses a node: a domain, or dom0 since it is enabled. */
const isInUse = (context: PlanContext, node: NodeIndex): boolean =>
  owners(context).has(node) || context.facts.isEnabled(node);

/** PCI hosts whose `iommu-map` has more cells per entry than Xen reads. */
export function* misreadMaps({ facts }: PlanContext): Generator<Observation> {
  const { tree } = facts;
  for (const node of tree.nodes()) {
    const cells = tree.has(node, 'iommu-map') ? tree.cells(node, 'iommu-map') : undefined;
    const wide = entries(tree, node, 'iommu-map')?.find(({ start, end }) => end - start !== 4);
    if (cells === undefined || wide === undefined || !facts.isEnabled(node)) continue;
    const path = tree.path(node);
    const effect =
      cells.length % 4 === 0 ? 'Xen reads wrong IDs from it' : 'Xen refuses it as malformed (-EINVAL)';
    yield {
      path,
      property: 'iommu-map',
      message: `The iommu-map of ${path} has ${wide.end - wide.start} cells per entry, and Xen takes every entry for 4 cells: ${effect}.`,
    };
  }
}
