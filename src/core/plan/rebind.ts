/** Taking the paths of a plan to another tree of the board. */
import type { NodePath } from '../base/brand.ts';
import type { Domain, HostIdentity, Plan } from './plan.ts';

/** Where each path of a plan goes: to another path, or, by null, out of the plan. Paths that are not named stay. */
export type PathChanges = ReadonlyMap<NodePath, NodePath | null>;

/** Every path of the host that a plan names, in the order of the plan, each once. */
export function pathsOfPlan({ domains, overrides, accepted }: Plan): NodePath[] {
  return [
    ...new Set([
      ...domains.flatMap(({ devices, providers, scmi }) => [
        ...devices.map(({ path }) => path),
        ...providers.map(({ provider }) => provider),
        ...(scmi?.shmem === undefined ? [] : [scmi.shmem]),
      ]),
      ...overrides.flatMap(({ scope }) =>
        typeof scope === 'object' && 'device' in scope ? [scope.device] : [],
      ),
      ...accepted.map(({ path }) => path as NodePath),
    ]),
  ];
}

/**
 * The plan for another tree: its paths changed, and what was said about a path that is out of the plan gone with it. A
 * device that becomes one that the domain has already is there once.
 */
export function reboundPlan(plan: Plan, host: HostIdentity, changes: PathChanges): Plan {
  const next = (path: NodePath): NodePath | undefined => {
    const to = changes.get(path);
    return to === undefined ? path : (to ?? undefined);
  };
  return {
    ...plan,
    host,
    domains: plan.domains.map((domain) => reboundDomain(domain, next)),
    overrides: plan.overrides.flatMap((override) => {
      const { scope } = override;
      if (typeof scope !== 'object' || !('device' in scope)) return [override];
      const device = next(scope.device);
      return device === undefined ? [] : [{ ...override, scope: { device } }];
    }),
    accepted: plan.accepted.flatMap((finding) => {
      const path = next(finding.path as NodePath);
      return path === undefined ? [] : [{ ...finding, path }];
    }),
  };
}

/** The plan for another tree with every path followed that has moved; what has vanished stays, to be reported as missing. */
export const followMoved = (
  plan: Plan,
  found: {
    readonly host: HostIdentity;
    readonly items: readonly { readonly path: NodePath; readonly to?: NodePath }[];
  },
): Plan => reboundPlan(plan, found.host, new Map(found.items.map(({ path, to }) => [path, to ?? path])));

function reboundDomain(domain: Domain, next: (path: NodePath) => NodePath | undefined): Domain {
  const taken = new Set<NodePath>();
  const devices = domain.devices.flatMap((device) => {
    const path = next(device.path);
    if (path === undefined || taken.has(path)) return [];
    taken.add(path);
    return [{ ...device, path }];
  });
  const providers = domain.providers.flatMap((decision) => {
    const provider = next(decision.provider);
    return provider === undefined ? [] : [{ ...decision, provider }];
  });
  if (domain.scmi?.shmem === undefined) return { ...domain, devices, providers };
  const { shmem, ...mediation } = domain.scmi;
  const memory = next(shmem);
  return {
    ...domain,
    devices,
    providers,
    scmi: memory === undefined ? mediation : { ...mediation, shmem: memory },
  };
}
