import type { NodeIndex } from '../../base/brand.ts';
import { derived } from '../../base/derived.ts';
import { addTo } from '../../base/lists.ts';
import { findConsole } from '../../host/xen-owned.ts';
import { type ScmiDependency, scmiFacts } from '../../scmi/facts.ts';
import type { DomainContext, PlanContext } from '../context.ts';
import type { Observation } from '../rule.ts';
import { list } from '../wording.ts';

/** What a device of a domain depends on in SCMI, whatever the plan does about it. */
export interface Claim extends ScmiDependency {
  readonly domain: DomainContext;
  /** The device; the node that names the resource may be a provider on the way. */
  readonly device: NodeIndex;
}

/** What the members of domains name themselves. */
export const claims = derived((context: PlanContext): readonly Claim[] =>
  collect(context, (facts, node) => facts.direct(node)),
);

/** Also what their providers depend on, which stay outside of the domain. */
export const allClaims = derived((context: PlanContext): readonly Claim[] =>
  collect(context, (facts, node) => facts.dependencies(node)),
);

function collect(
  { facts, domains }: PlanContext,
  of: (scmi: ReturnType<typeof scmiFacts>, node: NodeIndex) => readonly ScmiDependency[],
): Claim[] {
  const scmi = scmiFacts(facts.tree);
  return domains.flatMap((domain) =>
    [...domain.members.keys()].flatMap((device) =>
      of(scmi, device).map((found) => ({ ...found, domain, device })),
    ),
  );
}

/** The claims on each resource that devices of several domains have. */
export function shared(among: readonly Claim[], isMeant: (claim: Claim) => boolean): Claim[][] {
  const byResource = new Map<object, Claim[]>();
  for (const claim of among) {
    if (isMeant(claim)) addTo(byResource, claim.resource, claim);
  }
  return [...byResource.values()].filter((list) => new Set(list.map(({ domain }) => domain)).size > 1);
}

/** What Xen's console depends on. */
export const consoleNeeds = derived(({ facts }: PlanContext): readonly ScmiDependency[] => {
  const found = findConsole(facts.tree);
  if (found === undefined) return [];
  return scmiFacts(facts.tree).dependencies(found.node);
});

/** What a sentence calls a resource: `clock 5 (uart)`. */
export const label = ({ protocol, resource }: Pick<ScmiDependency, 'protocol' | 'resource'>): string =>
  `${protocol.kind.resource} ${resource.id ?? ''}${resource.names[0] ? ` (${resource.names[0]})` : ''}`.trim();

/** Says who shares a resource, and what comes of it. */
export function sharing(
  { facts: { tree } }: PlanContext,
  uses: readonly Claim[],
  effect: string,
): Observation {
  const [first] = uses;
  const names = uses.map(({ device, domain, through }) => {
    const way = through.map((node) => `, through ${tree.path(node)}`).join('');
    return `${tree.path(device)} (${domain.domain.name}${way})`;
  });
  return {
    path: tree.path(first!.device),
    ...(first!.through.length === 0 && { property: first!.use.property }),
    domain: first!.domain.domain.name,
    message: `${list([...new Set(names)])} share the SCMI ${label(first!)}: ${effect}`,
  };
}
