/** Changes of a plan as pure functions; each gives the same plan back where nothing changes. */

import { unreachable } from '../base/assert.ts';
import type { NodePath } from '../base/brand.ts';
import type { PlanChange } from '../contract.ts';
import type { AssignedDevice, Domain, Override, Plan, ProviderDecision } from './plan.ts';

/** Gives devices to a domain, taking them from whoever has them; those already there keep their place. */
export function assign(plan: Plan, paths: readonly NodePath[], domain: string): Plan {
  const owned = new Set(plan.domains.find(({ name }) => name === domain)?.devices.map(({ path }) => path));
  const added = [...new Set(paths)].filter((path) => !owned.has(path));
  if (added.length === 0) return plan;
  const freed = unassign(plan, added);
  return changeDomain(freed, domain, (old) => ({
    ...old,
    devices: [...old.devices, ...added.map((path) => ({ path }))],
  }));
}

/** Gives devices back to dom0. */
export function unassign(plan: Plan, paths: readonly NodePath[]): Plan {
  const gone = new Set(paths);
  const domains = plan.domains.map((domain) => {
    const devices = domain.devices.filter(({ path }) => !gone.has(path));
    return devices.length === domain.devices.length ? domain : { ...domain, devices };
  });
  return domains.every((domain, i) => domain === plan.domains[i]) ? plan : { ...plan, domains };
}

/** Changes one domain by name. */
export function changeDomain(plan: Plan, name: string, change: (domain: Domain) => Domain): Plan {
  return { ...plan, domains: plan.domains.map((domain) => (domain.name === name ? change(domain) : domain)) };
}

/** The plan with these channels; a plan without any does not mention them. */
export function withChannels({ channels: _, ...plan }: Plan, channels: Plan['channels'] = []): Plan {
  return channels.length === 0 ? plan : { ...plan, channels };
}

/** The change a finding offers as its way out. */
export function applyChange(plan: Plan, change: PlanChange): Plan {
  switch (change.kind) {
    case 'assign':
      return assign(plan, change.paths, change.domain);
    case 'unassign':
      return unassign(plan, change.paths);
    case 'set-target':
      return { ...plan, target: change.target };
    case 'set-domain':
      return changeDomain(plan, change.domain, (domain) => ({ ...domain, ...change.fields }));
    case 'set-provider':
      return changeDomain(plan, change.domain, (domain) => ({
        ...domain,
        providers: [
          ...domain.providers.filter(
            ({ provider, id }) => provider !== change.decision.provider || id !== change.decision.id,
          ),
          change.decision,
        ],
      }));
    case 'switch-provider':
      return changeDomain(plan, change.domain, (domain) => ({
        ...domain,
        providers: switchProvider(domain.providers, change),
      }));
    case 'state':
      return { ...plan, overrides: [...withoutScope(plan.overrides, change.override), change.override] };
    case 'pin':
      return changeDomain(plan, change.domain, (domain) => ({
        ...domain,
        devices: domain.devices.map((device) => (device.path === change.path ? pin(device, change) : device)),
      }));
    case 'set-channel':
      return withChannels(
        plan,
        plan.channels?.flatMap((channel) =>
          channel.name === change.name ? (change.channel ?? []) : channel,
        ),
      );
    default:
      return unreachable(change);
  }
}

/**
 * One policy for all that a provider gives, in the place of what was said about it before; without one the provider
 * is left to the defaults. Rates that the user stated stay where they still mean something: with stand-ins.
 */
function switchProvider(
  decisions: readonly ProviderDecision[],
  { provider, action }: PlanChange & { kind: 'switch-provider' },
): ProviderDecision[] {
  const kept = decisions.filter(
    (decision) =>
      decision.provider !== provider ||
      (action === 'stub' && decision.id !== undefined && decision.action === 'stub'),
  );
  return action === undefined ? kept : [...kept, { provider, action }];
}

/** All statements but those about a scope: a new statement about something takes the place of an older one. */
export function withoutScope(overrides: readonly Override[], { scope }: Pick<Override, 'scope'>): Override[] {
  return overrides.filter((other) => JSON.stringify(other.scope) !== JSON.stringify(scope));
}

function pin(device: AssignedDevice, { register, address }: PlanChange & { kind: 'pin' }): AssignedDevice {
  const { [register]: _, ...others } = device.pinned ?? {};
  return { ...device, pinned: address === undefined ? others : { ...others, [register]: address } };
}
