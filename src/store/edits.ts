/** Changes of a plan that only the app makes; the others are the core's. */

import { changeDomain, withChannels, withoutScope } from '../core/plan/changes.ts';
import type { Channel } from '../core/plan/channel.ts';
import type { Domain, Override, Plan } from '../core/plan/plan.ts';
import { newDomain } from '../core/plan/plan.ts';
import type { DomainFields, NewDomainFields } from './state.ts';

export { applyChange, assign, changeDomain, unassign } from '../core/plan/changes.ts';

export function addDomain(plan: Plan, fields: NewDomainFields): Plan {
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

/** A domain without what the dialog may leave empty. */
function withoutOptional(domain: Domain): Domain {
  const {
    gunyah: _,
    ramdisk: _ramdisk,
    folder: _folder,
    modules: _modules,
    staticMemory: _memory,
    ...rest
  } = domain;
  return rest;
}

/** Changes fields of a domain; its channels follow it to a new name. */
export function changeFields(plan: Plan, name: string, fields: DomainFields): Plan {
  const changed = changeDomain(plan, name, (domain) => ({ ...withoutOptional(domain), ...fields }));
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

/** Adds a channel, or puts it in the place of one; xl goes on starting all ends but those that are named. */
export function connect(
  plan: Plan,
  channel: Channel,
  { instead, startedByXen = [] }: { instead?: string | undefined; startedByXen?: readonly string[] },
): Plan {
  const { channels = [], domains } = plan;
  const known = channels.some(({ name }) => name === instead);
  return withChannels(
    {
      ...plan,
      domains: domains.map((domain) =>
        startedByXen.includes(domain.name) ? { ...domain, boot: 'dom0less' as const } : domain,
      ),
    },
    known ? channels.map((old) => (old.name === instead ? channel : old)) : [...channels, channel],
  );
}

/** Takes back what was stated about something. */
export function withdraw(plan: Plan, statement: Override): Plan {
  const overrides = withoutScope(plan.overrides, statement);
  return overrides.length === plan.overrides.length ? plan : { ...plan, overrides };
}
