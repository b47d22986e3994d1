import type { NodeIndex } from '../base/brand.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { HostFacts } from '../host/facts.ts';
import type { Domain, Plan, ProviderAction } from '../plan/plan.ts';
import { scmiAgentOf } from '../scmi/transports.ts';
import { owningDevice } from './owning-device.ts';
import { hasStandIn, isCopyable } from './policy.ts';

/** Whom the plan gives each node by itself. */
export type Owners = ReadonlyMap<NodeIndex, string>;

/** The nodes that the plan gives to domains other than this one. */
export function foreignOwners(tree: DeviceTree, plan: Plan, domain: Pick<Domain, 'name'>): Owners {
  const owners = new Map<NodeIndex, string>();
  for (const other of plan.domains) {
    if (other.name === domain.name) continue;
    for (const { path } of other.devices) {
      const node = tree.byPath(path);
      if (node !== undefined) owners.set(node, other.name);
    }
  }
  return owners;
}

/**
 * Why a provider cannot go into a domain: a sentence; undefined where it can. What Xen keeps for itself it gives to
 * nobody (`domain_build.c:handle_node`), a function behind a PCI host is no device of the tree, and a node with
 * hardware goes to one domain only.
 * @param owners see {@link foreignOwners}
 */
export function includeObstacle(facts: HostFacts, owners: Owners, provider: NodeIndex): string | undefined {
  const { tree } = facts;
  if (isCopyable(tree, provider)) return undefined;
  const device = owningDevice(tree, provider);
  for (const node of [device, ...tree.ancestors(device)]) {
    const owner = owners.get(node);
    if (owner !== undefined) return `${tree.path(node)} goes to ${owner}, and only one domain can have it.`;
  }
  const kept = facts.xenOwned(device);
  if (kept !== undefined) return `${tree.path(device)} is not Xen's to give. ${kept}`;
  const onPci = [...tree.ancestors(device)].some((above) => tree.string(above, 'device_type') === 'pci');
  return onPci ? facts.whyNotAssignable(device) : undefined;
}

/**
 * Why a policy cannot be followed for a provider: a sentence; undefined where it can.
 * @param properties the properties by which devices of the domain refer to the provider
 */
export function policyObstacle(
  facts: HostFacts,
  owners: Owners,
  domain: Pick<Domain, 'name' | 'scmi'>,
  provider: NodeIndex,
  action: ProviderAction,
  properties: readonly string[],
): string | undefined {
  switch (action) {
    case 'include':
      return includeObstacle(facts, owners, provider);
    case 'stub':
      return properties.some(hasStandIn) ? undefined : 'Only clocks and supplies have stand-ins.';
    case 'scmi':
      if (scmiAgentOf(facts.tree, provider) === undefined) {
        return `${facts.tree.path(provider)} is no part of an SCMI agent.`;
      }
      return domain.scmi ? undefined : `${domain.name} has no way to the SCMI firmware.`;
    case 'drop':
      return undefined;
  }
}
