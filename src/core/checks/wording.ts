import type { NodeIndex, NodePath } from '../base/brand.ts';
import type { Fix } from '../contract.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { DomainContext } from './context.ts';

/** How many paths a message names before it counts the rest. */
const NAMED = 4;

/** Paths in a sentence: `/a, /b and 3 more`. */
export const list = (paths: readonly string[]): string =>
  paths.length > NAMED
    ? `${paths.slice(0, NAMED).join(', ')} and ${paths.length - NAMED} more`
    : listAll(paths);

/** Words in a sentence, however many: `a, b and c`. */
export const listAll = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** The paths of nodes, in document order, each once. */
export const pathsOf = (tree: DeviceTree, nodes: Iterable<NodeIndex>): NodePath[] =>
  [...new Set(nodes)].sort((a, b) => a - b).map((node) => tree.path(node));

/** Gives further nodes to a domain. */
export const assignToo = ({ domain }: DomainContext, paths: readonly NodePath[]): Fix => ({
  label: `Assign ${list(paths)} too`,
  change: { kind: 'assign', paths, domain: domain.name },
});

/** Takes assigned devices out of a domain; nothing where the node was not assigned itself. */
export function takeOut({ domain }: DomainContext, path: NodePath): Fix[] {
  if (!domain.devices.some((device) => device.path === path)) return [];
  return [{ label: `Take ${path} out of ${domain.name}`, change: { kind: 'unassign', paths: [path] } }];
}
