import type { NodeIndex } from '../base/brand.ts';
import { oncePerTree } from '../devicetree/once.ts';
import { scmiFacts } from './facts.ts';
import type { ScmiResource } from './model.ts';

/** A node that depends on a resource, whoever has the node. */
export interface ScmiUser {
  readonly node: NodeIndex;
  /** What it calls the resource (`clock-names` and the like). */
  readonly name?: string;
  /** The property of the node, or of the last provider on the way, that names the resource. */
  readonly property: string;
  /** Providers between the node and the resource, the nearest to the node first. */
  readonly through: readonly NodeIndex[];
}

/**
 * The users of each resource, in document order, each node once. A provider that only hands a resource on counts
 * through those who depend on it.
 */
export const resourceUsers = oncePerTree((tree): ReadonlyMap<ScmiResource, readonly ScmiUser[]> => {
  const scmi = scmiFacts(tree);
  const all = [...tree.nodes()].flatMap((node) =>
    scmi.dependencies(node).map((dependency) => ({ node, ...dependency })),
  );
  const relays = new Set(all.flatMap(({ through }) => through));
  const users = new Map<ScmiResource, Map<NodeIndex, ScmiUser>>();
  for (const { node, resource, use, through } of all) {
    if (relays.has(node) && use.kind === 'provider') continue;
    const known = users.get(resource) ?? new Map<NodeIndex, ScmiUser>();
    users.set(resource, known);
    const { property, name } = use;
    if (!known.has(node)) known.set(node, { node, property, through, ...(name ? { name } : {}) });
  }
  return new Map([...users].map(([resource, byNode]) => [resource, [...byNode.values()]]));
});
