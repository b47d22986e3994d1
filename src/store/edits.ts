/** Changes of a plan that only the app makes; the others are the core's. */

import { withoutScope } from '../core/plan/changes.ts';
import type { Override, Plan } from '../core/plan/plan.ts';
import { newDomain } from '../core/plan/plan.ts';
import type { DomainFields } from './state.ts';

export { applyChange, assign, changeDomain, unassign } from '../core/plan/changes.ts';

export function addDomain(plan: Plan, fields: DomainFields): Plan {
  return { ...plan, domains: [...plan.domains, { ...newDomain(fields.name), ...fields }] };
}

/** Says what the host tree has to tell Xen of SCMI agents; nothing without it. */
export function stateSciHost({ sci: _, ...plan }: Plan, sci: Plan['sci']): Plan {
  return sci === undefined ? plan : { ...plan, sci };
}

export function removeDomain(plan: Plan, name: string): Plan {
  return { ...plan, domains: plan.domains.filter((domain) => domain.name !== name) };
}

/** Takes back what was stated about something. */
export function withdraw(plan: Plan, statement: Override): Plan {
  const overrides = withoutScope(plan.overrides, statement);
  return overrides.length === plan.overrides.length ? plan : { ...plan, overrides };
}
