import type { NodeIndex } from '../../base/brand.ts';
import { derived } from '../../base/derived.ts';
import { addTo } from '../../base/lists.ts';
import type { HostFacts } from '../../host/facts.ts';
import type { DomainContext, PlanContext, ProviderUse } from '../context.ts';
import type { Observation } from '../rule.ts';
import { ownedNodes, owners } from '../view.ts';
import { list, pathsOf } from '../wording.ts';
import { isPassive, resourceKey, resourceKind, sharedResources } from './resources.ts';

/** One shared resource of one device. */
interface Sharing {
  readonly use: ProviderUse;
  readonly provider: NodeIndex;
  readonly others: readonly NodeIndex[];
}

/** Resources of a domain's devices that nodes outside of it use too. */
const sharedUses = derived((facts: HostFacts) =>
  derived(({ uses, members }: DomainContext): readonly Sharing[] => {
    const shared = sharedResources(facts);
    return uses.flatMap((use): Sharing[] => {
      if (use.provider === undefined || resourceKind(use.property) === undefined) return [];
      const users = shared.get(resourceKey(use.property, use.provider, use.args));
      const others = users?.filter((node) => !members.has(node)) ?? [];
      return others.length === 0 ? [] : [{ use, provider: use.provider, others }];
    });
  }),
);

/** By device, with the users that count. */
function sharings(
  context: PlanContext,
  domain: DomainContext,
  counts: (other: NodeIndex) => boolean,
): Map<NodeIndex, Sharing[]> {
  const devices = new Map<NodeIndex, Sharing[]>();
  for (const { use, provider, others } of sharedUses(context.facts)(domain)) {
    const counted = others.filter(counts);
    if (counted.length > 0) addTo(devices, use.consumer, { use, provider, others: counted });
  }
  return devices;
}

/** Resources that devices of two domains use. */
export function* acrossDomains(context: PlanContext): Generator<Observation> {
  for (const domain of context.domains) {
    const inOther = (node: NodeIndex): boolean =>
      owners(context)
        .get(node)
        ?.some((other) => other !== domain) ?? false;
    for (const [node, found] of sharings(context, domain, inOther)) {
      yield describe(context, domain, node, found, 'the other domain');
    }
  }
}

/** Resources that a device of a domain and one that stays in dom0 use. */
export function* withDom0(context: PlanContext): Generator<Observation> {
  const inDom0 = (node: NodeIndex): boolean =>
    !owners(context).has(node) && context.facts.isEnabled(node) && isDriven(context.facts, node);
  for (const domain of context.domains) {
    for (const [node, found] of sharings(context, domain, inDom0)) {
      yield describe(context, domain, node, found, 'dom0');
    }
  }
}

/** dom0 gets no driver for what Xen keeps. */
const isDriven = (facts: HostFacts, node: NodeIndex): boolean => facts.xenOwned(node) === undefined;

function describe(
  { facts }: PlanContext,
  { domain }: DomainContext,
  node: NodeIndex,
  found: readonly Sharing[],
  who: string,
): Observation {
  const { tree } = facts;
  const path = tree.path(node);
  const { use, provider, others } = found[0]!;
  const { what, harm } = resourceKind(use.property)!;
  const more = found.length === 1 ? '' : ` The same goes for ${found.length - 1} more of its resources.`;
  return {
    path,
    property: use.property,
    domain: domain.name,
    message: `${path} has a ${what} of ${tree.path(provider)} in common with ${list(pathsOf(tree, others))}, and ${who} can ${harm}.${more}`,
    evidence: found.map((sharing) => ({
      text: `${sharing.use.property} <${[tree.path(sharing.provider), ...sharing.use.args].join(' ')}> is used by ${list(pathsOf(tree, sharing.others))}`,
      path,
      property: sharing.use.property,
    })),
  };
}

/** Kernel arguments that keep dom0 from switching off what no driver of its own uses. */
const KEEP_ON: readonly { readonly properties: (property: string) => boolean; readonly argument: string }[] =
  [
    { properties: (property) => property === 'clocks', argument: 'clk_ignore_unused' },
    { properties: (property) => property === 'power-domains', argument: 'pd_ignore_unused' },
    { properties: (property) => property.endsWith('-supply'), argument: 'regulator_ignore_unused' },
  ];

/** What dom0 would switch off because it sees no user for it. */
export function* switchedOff(context: PlanContext): Generator<Observation> {
  const { facts } = context;
  for (const domain of context.domains) {
    const left = domain.uses.filter(
      ({ outcome, provider }) =>
        outcome !== 'kept' &&
        provider !== undefined &&
        !isPassive(facts, provider) &&
        !owners(context).has(provider),
    );
    const needed = KEEP_ON.filter(({ properties }) => left.some(({ property }) => properties(property)));
    if (needed.length === 0) continue;
    const first = left.find(({ property }) => needed[0]!.properties(property))!;
    const providers = left.filter(({ property }) => needed.some(({ properties }) => properties(property)));
    yield {
      path: facts.tree.path(first.consumer),
      property: first.property,
      domain: domain.domain.name,
      message: `dom0 sees no user for what devices of ${domain.domain.name} take from ${list(
        pathsOf(
          facts.tree,
          providers.map(({ provider }) => provider!),
        ),
      )} and switches it off late in its boot. Boot dom0 with ${list(needed.map(({ argument }) => argument))}.`,
    };
  }
}

/** Assigned providers that enabled nodes outside of the domain depend on. */
export function* takenAway(context: PlanContext): Generator<Observation> {
  const { facts } = context;
  for (const domain of context.domains) {
    for (const node of ownedNodes(domain)) {
      const users = dependents(facts, node).filter((user) => !domain.members.has(user));
      if (users.length === 0) continue;
      const path = facts.tree.path(node);
      const paths = pathsOf(facts.tree, users);
      yield {
        path,
        domain: domain.domain.name,
        message: `${list(paths)} ${paths.length === 1 ? 'needs' : 'need'} ${path}, which only ${domain.domain.name} has then.`,
        evidence: users.slice(0, 20).map((user) => ({ text: `${facts.tree.path(user)} refers to it` })),
      };
    }
  }
}

/** The enabled nodes that depend on a provider and have a driver in dom0 or a guest. */
export const dependents = (facts: HostFacts, provider: NodeIndex): NodeIndex[] =>
  facts.references
    .in(provider)
    .filter(({ kind, property }) => kind === 'known' && isDependence(property))
    .map((reference) => reference.node)
    .filter((user) => facts.isEnabled(user) && isDriven(facts, user));

/** Links of a graph go both ways, and a device named as a thermal zone's or alias' target is not needed by it. */
const isDependence = (property: string): boolean =>
  !/^(?:remote-endpoint|cooling-device|interrupt-affinity|endpoints?|ports?)$/.test(property);
