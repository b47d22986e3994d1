import { ROOT } from '../../devicetree/tree.ts';
import { platformStatement, statementAbout } from '../../host/overrides.ts';
import type { Override } from '../../plan/plan.ts';
import type { PlanContext } from '../context.ts';
import type { Observation } from '../rule.ts';
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
