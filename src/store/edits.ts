/** Changes of a plan as pure functions; each gives the same plan back where nothing changes. */

import { unreachable } from '../core/base/assert.ts';
import type { NodePath } from '../core/base/brand.ts';
import type { PlanChange } from '../core/contract.ts';
import type { AssignedDevice, Domain, Override, Plan } from '../core/plan/plan.ts';
import { newDomain } from '../core/plan/plan.ts';
import type { DomainFields } from './state.ts';

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

export function addDomain(plan: Plan, fields: DomainFields): Plan {
  return { ...plan, domains: [...plan.domains, { ...newDomain(fields.name), ...fields }] };
}

export function changeDomain(plan: Plan, name: string, change: (domain: Domain) => Domain): Plan {
  return { ...plan, domains: plan.domains.map((domain) => (domain.name === name ? change(domain) : domain)) };
}

export function removeDomain(plan: Plan, name: string): Plan {
  return { ...plan, domains: plan.domains.filter((domain) => domain.name !== name) };
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
    case 'state':
      return { ...plan, overrides: [...withoutScope(plan.overrides, change.override), change.override] };
    case 'pin':
      return changeDomain(plan, change.domain, (domain) => ({
        ...domain,
        devices: domain.devices.map((device) => (device.path === change.path ? pin(device, change) : device)),
      }));
    default:
      return unreachable(change);
  }
}

/** Takes back what was stated about something. */
export function withdraw(plan: Plan, statement: Override): Plan {
  const overrides = withoutScope(plan.overrides, statement);
  return overrides.length === plan.overrides.length ? plan : { ...plan, overrides };
}

/** A new statement about something takes the place of an older one. */
function withoutScope(overrides: readonly Override[], { scope }: Override): Override[] {
  return overrides.filter((other) => JSON.stringify(other.scope) !== JSON.stringify(scope));
}

function pin(device: AssignedDevice, { register, address }: PlanChange & { kind: 'pin' }): AssignedDevice {
  const { [register]: _, ...others } = device.pinned ?? {};
  return { ...device, pinned: address === undefined ? others : { ...others, [register]: address } };
}
