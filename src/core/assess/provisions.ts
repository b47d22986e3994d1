import type { NodeIndex } from '../base/brand.ts';
import { addTo } from '../base/lists.ts';
import type { DomainContext, PlanContext, ProviderUse } from '../checks/context.ts';
import { dependents } from '../checks/providers/sharing.ts';
import { headOf } from '../checks/view.ts';
import { list, pathsOf } from '../checks/wording.ts';
import { foreignOwners, type Owners, policyObstacle } from '../partial/obstacle.ts';
import { owningDevice } from '../partial/owning-device.ts';
import { absenceRule, hasStandIn, isCopyable } from '../partial/policy.ts';
import { PROVIDER_ACTIONS, type ProviderAction } from '../plan/plan.ts';
import type { PolicyOption, Provision, ProvisionUse } from './assessment.ts';

type Use = ProvisionUse & { readonly effect?: string; readonly needed?: boolean };

/**
 * What the members of a domain need from outside of its assigned devices, by provider: the references that lead
 * there, what becomes of them, and what each policy would mean.
 * @param isAsked whether the needs of a member are asked for
 */
export function provisionsOf(
  context: PlanContext,
  domain: DomainContext,
  isAsked: (consumer: NodeIndex) => boolean,
): Provision[] {
  const { tree } = context.facts;
  const owners = foreignOwners(tree, context.plan, domain.domain);
  const provisions = [...usesByProvider(context, domain, isAsked)].map(([provider, uses]): Provision => {
    const path = tree.path(provider);
    const chosen = domain.domain.providers.find((one) => one.provider === path && one.id === undefined);
    return {
      provider: path,
      uses: uses.map(({ effect: _, needed: __, ...use }) => use),
      ...(chosen && { chosen: chosen.action }),
      options: PROVIDER_ACTIONS.map((action) => option(context, domain, owners, provider, uses, action)),
      means: meaningNow(context, domain, provider, uses),
      open: uses.some(isOpen),
    };
  });
  return provisions.sort((a, b) => Number(b.open) - Number(a.open));
}

/** Something that the driver is likely to miss, or a clock of unknown rate. */
const isOpen = ({ outcome, needed = false, rateHz }: Use): boolean =>
  (outcome === 'dropped' && needed) || (outcome === 'stubbed' && rateHz === 0);

function usesByProvider(
  context: PlanContext,
  domain: DomainContext,
  isAsked: (consumer: NodeIndex) => boolean,
): Map<NodeIndex, Use[]> {
  const { facts } = context;
  const { members, uses, partial } = domain;
  const found = new Map<NodeIndex, Use[]>();
  const isOutside = (provider: NodeIndex): boolean => {
    const role = members.get(headOf(context, domain, provider))?.role;
    return role === undefined || role === 'needed';
  };
  for (const use of uses) {
    if (use.provider === undefined || !isAsked(use.consumer) || !isOutside(use.provider)) continue;
    addTo(found, use.provider, describeUse(facts.tree.path(use.consumer), use));
  }
  for (const { node, controller } of partial.lostInterrupts) {
    if (controller === undefined || !isAsked(node)) continue;
    const from = facts.tree.path(node);
    addTo(found, controller, { ...INTERRUPT, from, action: 'drop', outcome: 'dropped', needed: true });
  }
  for (const { edge } of members.values()) {
    if (edge?.property !== 'interrupts' || !isAsked(edge.from)) continue;
    addTo(found, edge.to, {
      ...INTERRUPT,
      from: facts.tree.path(edge.from),
      action: 'include',
      outcome: 'kept',
    });
  }
  return found;
}

const INTERRUPT = { property: 'interrupts', args: [], effect: 'The driver gets no interrupt.' } as const;

function describeUse(from: ProvisionUse['from'], use: ProviderUse): Use {
  const { property, args, action, outcome, rateHz, effect, needed } = use;
  return {
    from,
    property,
    args,
    action,
    outcome,
    ...(outcome === 'stubbed' && property === 'clocks' && { rateHz: rateHz ?? 0 }),
    ...(effect !== undefined && { effect }),
    ...(needed !== undefined && { needed }),
  };
}

function option(
  context: PlanContext,
  domain: DomainContext,
  owners: Owners,
  provider: NodeIndex,
  uses: readonly Use[],
  action: ProviderAction,
): PolicyOption {
  const properties = uses.map(({ property }) => property);
  const obstacle = policyObstacle(context.facts, owners, domain.domain, provider, action, properties);
  const means = MEANINGS[action](context, domain, provider, uses);
  return { action, means, ...(obstacle !== undefined && { obstacle }) };
}

type Meaning = (
  context: PlanContext,
  domain: DomainContext,
  provider: NodeIndex,
  uses: readonly Use[],
) => string;

const MEANINGS: Readonly<Record<ProviderAction, Meaning>> = {
  include({ facts, plan }, { domain, members }, provider) {
    const { tree } = facts;
    if (isCopyable(tree, provider)) return `${domain.name} gets a copy: it has no hardware of its own.`;
    const device = owningDevice(tree, provider);
    const path = tree.path(device);
    if (facts.whyNotAssignable(device) !== undefined) {
      return `${domain.name} gets a copy of ${path}. It has no registers; what it speaks to, such as firmware, must answer this guest.`;
    }
    const others = dependents(facts, device).filter((node) => !members.has(node));
    const cost =
      others.length === 0 || plan.trueDom0less
        ? ''
        : ` ${list(pathsOf(tree, others))} ${new Set(others).size === 1 ? 'loses' : 'lose'} it.`;
    return `${domain.name} gets ${path} itself, with its registers and interrupts.${cost}`;
  },
  stub(_, __, ___, uses) {
    const standIns = new Set(uses.map(({ property }) => property).filter(hasStandIn));
    const words = [
      ...(standIns.has('clocks') ? ['A fixed clock takes its place; the real one must stay on.'] : []),
      ...([...standIns].some((property) => property !== 'clocks')
        ? ['A supply that is always on takes its place; the real one must be on.']
        : []),
    ];
    return [...words, ...losses(uses.filter(({ property }) => !hasStandIn(property)))].join(' ');
  },
  drop: (_, __, ___, uses) => losses(uses).join(' '),
  scmi: (_, { domain }) => `${domain.name} asks the SCMI firmware for it, under the same number.`,
};

/** What the guest is without: each effect once. */
const losses = (uses: readonly Use[]): string[] => [
  ...new Set(uses.map(({ property, effect }) => effect ?? absenceRule(property).effect)),
];

/** 19200000 is "19.2 MHz"; what would take more than three decimals stays in hertz. */
const hertz = (rate: number): string =>
  rate >= 1_000_000 && rate % 1000 === 0 ? `${rate / 1_000_000} MHz` : `${rate} Hz`;

function meaningNow(
  context: PlanContext,
  domain: DomainContext,
  provider: NodeIndex,
  uses: readonly Use[],
): string {
  const kept = uses.filter(({ outcome }) => outcome === 'kept');
  const words = [...new Set(kept.map(({ action }) => MEANINGS[action](context, domain, provider, uses)))];
  const rates = uses.flatMap(({ rateHz }) => rateHz ?? []);
  const known = [...new Set(rates.filter((rate) => rate > 0))];
  const unknown = rates.length - rates.filter((rate) => rate > 0).length;
  if (known.length === 1) words.push(`A fixed clock of ${hertz(known[0]!)} takes its place.`);
  if (known.length > 1) words.push(`Fixed clocks of ${list(known.map(hertz))} take its place.`);
  if (unknown > 0) {
    words.push(
      `${unknown === 1 ? 'A fixed clock' : `${unknown} fixed clocks`} of unknown rate ${unknown === 1 ? 'takes' : 'take'} its place: state the rate.`,
    );
  }
  if (uses.some(({ outcome, property }) => outcome === 'stubbed' && property !== 'clocks')) {
    words.push('A supply that is always on takes its place.');
  }
  return [...words, ...losses(uses.filter(({ outcome }) => outcome === 'dropped'))].join(' ');
}
