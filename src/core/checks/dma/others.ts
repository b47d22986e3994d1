import type { NodeIndex } from '../../base/brand.ts';
import { entries } from '../../devicetree/entries.ts';
import { ROOT } from '../../devicetree/tree.ts';
import { platformStatement, statementAbout } from '../../host/overrides.ts';
import type { Override } from '../../plan/plan.ts';
import type { PlanContext } from '../context.ts';
import type { Observation } from '../rule.ts';
import { ownedNodes, owners } from '../view.ts';
import { type Judged, judge } from './judge.ts';

/** Unprotected nodes of which nobody knows whether they master the bus. */
function* unknowns(context: PlanContext): Generator<Judged> {
  for (const judged of judge(context)) {
    if (judged.dma.verdict === 'unknown' && !judged.protection.protected) yield judged;
  }
}

/** A warning for each unknown device, unless the user vouches for the whole platform. */
export function* unverifiable(context: PlanContext): Generator<Observation> {
  if (platformStatement(context.plan.overrides)) return;
  const { tree } = context.facts;
  for (const { node, domain, dma, protection } of unknowns(context)) {
    const path = tree.path(node);
    const compatible = tree.string(node, 'compatible');
    yield {
      path,
      domain: domain.domain.name,
      message: `WARNING: device assignment safety for device ${path} cannot be verified. Please make sure ${path} is not a DMA mastering device.`,
      evidence: [...dma.evidence, { text: protection.why }],
      fixes: [
        {
          label: 'State that it is no DMA master',
          change: { kind: 'state', override: notMaster({ device: path }) },
        },
        ...(compatible === undefined
          ? []
          : [
              {
                label: `State that no ${compatible} is a DMA master`,
                change: { kind: 'state', override: notMaster({ compatible }) } as const,
              },
            ]),
      ],
    };
  }
}

const notMaster = (scope: Override['scope']): Override => ({
  scope,
  says: 'not-master',
  author: '',
  reason: '',
});

/** The statement about the platform, where it answers for devices of the plan. */
export function* vouchedFor(context: PlanContext): Generator<Observation> {
  const statement = platformStatement(context.plan.overrides);
  if (statement === undefined) return;
  const { tree } = context.facts;
  const paths = [...unknowns(context)].map(({ node }) => tree.path(node));
  if (paths.length === 0) return;
  yield {
    path: tree.path(ROOT),
    message: `Whether ${paths.join(', ')} master${paths.length === 1 ? 's' : ''} the bus is unknown; ${statement.author} states that every master of this platform is behind an IOMMU.`,
    evidence: [{ text: `${statement.author}: ${statement.reason}` }],
  };
}

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
      message: `${path} runs without DMA in ${domain.domain.name}: ${paths.join(' and ')}, which move${paths.length === 1 ? 's' : ''} its data, stay${paths.length === 1 ? 's' : ''} outside.`,
      evidence: dma.evidence,
      fixes: [
        {
          label: `Assign ${paths.join(' and ')} too`,
          change: { kind: 'assign', paths, domain: domain.domain.name },
        },
      ],
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
        fixes: [
          {
            label: `Assign ${paths.join(' and ')} too`,
            change: { kind: 'assign', paths, domain: domain.domain.name },
          },
        ],
      };
    }
  }
}

/** Whether anybody uses a node: a domain, or dom0 since it is enabled. */
const isInUse = (context: PlanContext, node: NodeIndex): boolean =>
  owners(context).has(node) || context.facts.isEnabled(node);

/** Statements "no master" about devices whose own properties prove the opposite. */
export function* contradicted(context: PlanContext): Generator<Observation> {
  const { facts, plan } = context;
  for (const { node, domain, protection } of judge(context)) {
    const statement = statementAbout(facts.tree, node, plan.overrides);
    const found = facts.dma(node);
    if (statement?.says !== 'not-master' || protection.protected) continue;
    if (found.verdict !== 'master' || found.confidence !== 'certain') continue;
    const path = facts.tree.path(node);
    yield {
      path,
      domain: domain.domain.name,
      message: `${statement.author} states that ${path} is no DMA master, but its own properties say that it is one.`,
      evidence: [{ text: `${statement.author}: ${statement.reason}` }, ...found.evidence],
    };
  }
}

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
