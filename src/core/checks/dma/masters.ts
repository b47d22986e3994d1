import type { NodeIndex } from '../../base/brand.ts';
import { addTo } from '../../base/lists.ts';
import type { Fix, PlanChange } from '../../contract.ts';
import type { NodeProtection, ProtectionCode } from '../../host/protection.ts';
import type { DomainContext, PlanContext } from '../context.ts';
import type { Observation } from '../rule.ts';
import { headOf } from '../view.ts';
import { assignToo } from '../wording.ts';
import { type Judged, judge, unprotectedEffect, unprotectedMasterSeverity } from './judge.ts';

/**
 * The masters that are not confined for one of the reasons given: one observation for each device, worst part first.
 */
export function* unprotectedMasters(
  context: PlanContext,
  codes: readonly ProtectionCode[],
): Generator<Observation> {
  for (const [head, nodes] of byDevice(context, codes)) {
    const [first, ...more] = nodes;
    const { domain, protection } = first!;
    const { tree } = context.facts;
    const path = tree.path(first!.node);
    const rest = more.length === 0 ? '' : ` So do ${more.length} more parts of ${tree.path(head)}.`;
    yield {
      path: tree.path(more.length === 0 ? first!.node : head),
      property: 'iommus',
      domain: domain.domain.name,
      severity: unprotectedMasterSeverity(domain.domain),
      message: `${path} masters the bus and nothing confines it: in ${domain.domain.name} ${unprotectedEffect(domain.domain)}. ${protection.why}${rest}`,
      evidence: nodes.flatMap(({ node, dma }) =>
        dma.evidence.map((evidence) => ({ ...evidence, path: tree.path(node) })),
      ),
      fixes: fixesFor(context, domain, head, protection),
    };
  }
}

function byDevice(context: PlanContext, codes: readonly ProtectionCode[]): Map<NodeIndex, Judged[]> {
  const devices = new Map<NodeIndex, Judged[]>();
  for (const judged of judge(context)) {
    const { dma, protection, domain, node } = judged;
    if (dma.verdict !== 'master' || protection.protected || !codes.includes(protection.code)) continue;
    addTo(devices, headOf(context, domain, node), judged);
  }
  return devices;
}

function fixesFor(
  context: PlanContext,
  among: DomainContext,
  head: NodeIndex,
  protection: NodeProtection,
): Fix[] {
  const { tree } = context.facts;
  const { domain } = among;
  const fixes: Fix[] = [];
  if (protection.code === 'carrier-outside' && protection.carrier !== undefined) {
    fixes.push(assignToo(among, [tree.path(protection.carrier)]));
  }
  const target = betterTarget(context, protection);
  if (target) fixes.push(target);
  if (domain.boot === 'dom0less' && !domain.directMap && (domain.staticMemory ?? []).length > 0) {
    const change: PlanChange = { kind: 'set-domain', domain: domain.name, fields: { directMap: true } };
    fixes.push({ label: 'Map guest memory 1:1 (trusted guest only)', change });
  }
  const assigned = domain.devices.find(({ path }) => tree.byPath(path) === head);
  if (assigned) {
    fixes.push({
      label: `Take ${assigned.path} out of ${domain.name}`,
      change: { kind: 'unassign', paths: [assigned.path] },
    });
  }
  return fixes;
}

/** A Xen that would drive the IOMMU: built with the driver, or of the first release that has it. */
function betterTarget(
  { facts, plan }: PlanContext,
  { code, iommu, driver }: NodeProtection,
): Fix | undefined {
  if (iommu === undefined || driver === undefined) return undefined;
  const { target } = plan;
  const drivers = target.iommuDrivers.includes(driver)
    ? target.iommuDrivers
    : [...target.iommuDrivers, driver];
  if (code === 'not-built') {
    const change: PlanChange = { kind: 'set-target', target: { ...target, iommuDrivers: drivers } };
    return { label: `Target a Xen that is built with the ${driver} driver`, change };
  }
  const since = facts.iommus.iommus.get(iommu)?.xen?.since;
  if (code !== 'too-old' || since === undefined) return undefined;
  const change: PlanChange = {
    kind: 'set-target',
    target: { ...target, version: since, iommuDrivers: drivers },
  };
  return { label: `Target Xen ${since} with the ${driver} driver`, change };
}
