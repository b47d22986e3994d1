/** Who uses which SCMI resource, counted per domain; dom0 is the owner -1. */
import type { HostFacts } from '../core/host/facts.ts';
import type { Domain, Plan } from '../core/plan/plan.ts';
import {
  resourceUsers,
  type ScmiFacts,
  type ScmiInstance,
  type ScmiProtocol,
  type ScmiResource,
  type ScmiUser,
  scmiName,
} from '../core/scmi/index.ts';
import { memoizeLast } from './memoize.ts';
import { scmiOf } from './scmi.ts';
import { ownershipOf } from './views.ts';

export const DOM0 = -1;

/** A node that depends on a resource. */
export interface ResourceUser extends ScmiUser {
  /** Position of its domain in the plan, or {@link DOM0}. */
  readonly owner: number;
}

export interface UsedResource {
  /** Unique within a board, and the same after every edit. */
  readonly key: string;
  readonly instance: ScmiInstance;
  readonly protocol: ScmiProtocol;
  readonly resource: ScmiResource;
  /** What a header calls it. */
  readonly given?: string;
  /** In document order. */
  readonly users: readonly ResourceUser[];
  /** The owners among the users, ascending, each once. */
  readonly owners: readonly number[];
}

/** All resources of a board, in order of agents, protocols and ids; a node that is switched off needs nothing. */
export const usedResources = memoizeLast(
  (facts: HostFacts, domains: readonly Domain[], names?: Plan['scmiNames']): readonly UsedResource[] => {
    const owners = ownershipOf(facts.tree, domains);
    const users = resourceUsers(facts.tree);
    return everyResource(scmiOf(facts)).map(({ instance, protocol, resource }, i) => {
      const own = (users.get(resource) ?? [])
        .map((user): ResourceUser => ({ ...user, owner: owners.get(user.node)?.domain ?? DOM0 }))
        .filter(({ node, owner }) => owner !== DOM0 || facts.isEnabled(node));
      const given = scmiName(names, protocol.kind.id, resource.id);
      return {
        key: `resource ${i}`,
        ...(given !== undefined && { given }),
        instance,
        protocol,
        resource,
        users: own,
        owners: [...new Set(own.map(({ owner }) => owner))].sort((a, b) => a - b),
      };
    });
  },
);

const everyResource = ({ instances }: ScmiFacts) =>
  instances.flatMap((instance) =>
    instance.protocols.flatMap((protocol) =>
      protocol.resources.map((resource) => ({ instance, protocol, resource })),
    ),
  );

/** What a resource is called: its id with the name of a header or those its consumers give it, or the name of its node. */
export function resourceLabel(
  facts: HostFacts,
  { resource, given }: Pick<UsedResource, 'resource' | 'given'>,
): string {
  const { id, node, names } = resource;
  const said =
    given ??
    (node === undefined
      ? names.join(', ')
      : (facts.tree.string(node, 'regulator-name') ?? facts.tree.name(node)));
  return [id, said].filter((part) => part !== undefined && part !== '').join(' ');
}
