/** Changes of a plan that only the app makes; the others are the core's. */

import { changeDomain, withoutScope } from '../core/plan/changes.ts';
import type { Override, Plan } from '../core/plan/plan.ts';
import { newDomain } from '../core/plan/plan.ts';
import type { DomainFields } from './state.ts';

export { applyChange, assign, changeDomain, unassign } from '../core/plan/changes.ts';

export function addDomain(plan: Plan, fields: DomainFields): Plan {
  return { ...plan, domains: [...plan.domains, { ...newDomain(fields.name), ...fields }] };
}

/** Takes the names of headers into the plan; a header that was there already is read anew. */
export function addScmiNames(plan: Plan, found: NonNullable<Plan['scmiNames']>): Plan {
  const files = new Set(found.map(({ file }) => file));
  const others = (plan.scmiNames ?? []).filter(({ file }) => !files.has(file));
  return { ...plan, scmiNames: [...others, ...found] };
}

/** Forgets the names of a header. */
export function removeScmiNames({ scmiNames, ...plan }: Plan, file: string): Plan {
  const left = (scmiNames ?? []).filter((list) => list.file !== file);
  return left.length === 0 ? plan : { ...plan, scmiNames: left };
}

/** Says what the host tree has to tell Xen of SCMI agents; nothing without it. */
export function stateSciHost({ sci: _, ...plan }: Plan, sci: Plan['sci']): Plan {
  return sci === undefined ? plan : { ...plan, sci };
}

/** Removes a domain, and with it the channels that end there. */
export function removeDomain(plan: Plan, name: string): Plan {
  return withChannels(
    { ...plan, domains: plan.domains.filter((domain) => domain.name !== name) },
    plan.channels?.filter(({ domains }) => !domains.includes(name)),
  );
}

/** Changes fields of a domain; its channels follow it to a new name. */
export function changeFields(plan: Plan, name: string, fields: DomainFields): Plan {
  const changed = changeDomain(plan, name, ({ gunyah: _, ...domain }) => ({ ...domain, ...fields }));
  const to = fields.name;
  if (to === name) return changed;
  const renamed = (end: string): string => (end === name ? to : end);
  return withChannels(
    changed,
    plan.channels?.map(({ domains: [one, other], ...channel }) => ({
      ...channel,
      domains: [renamed(one), renamed(other)] as const,
    })),
  );
}

/** The plan with these channels; a plan without any does not mention them. */
export function withChannels({ channels: _, ...plan }: Plan, channels: Plan['channels'] = []): Plan {
  return channels.length === 0 ? plan : { ...plan, channels };
}

/** Takes back what was stated about something. */
export function withdraw(plan: Plan, statement: Override): Plan {
  const overrides = withoutScope(plan.overrides, statement);
  return overrides.length === plan.overrides.length ? plan : { ...plan, overrides };
}
