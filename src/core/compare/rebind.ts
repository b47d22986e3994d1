import type { NodePath } from '../base/brand.ts';
import { sha256Hex } from '../base/hash.ts';
import { type DeviceTree, ROOT } from '../devicetree/tree.ts';
import type { HostFacts } from '../host/facts.ts';
import type { HostIdentity, Plan } from '../plan/plan.ts';
import { pathsOfPlan } from '../plan/rebind.ts';
import { type DeviceChange, deviceChanges } from './changes.ts';
import { nodeNamed, type Pair, Pairing } from './pair.ts';

/** What becomes of the paths of a plan on another tree of the board. Plain data: it crosses the thread. */
export interface RebindReport {
  /** The other tree. */
  readonly host: HostIdentity;
  /** Whether the trees have a root compatible in common. */
  readonly sameBoard: boolean;
  /** One for each path that the plan names. */
  readonly items: readonly RebindItem[];
}

export interface RebindItem {
  readonly path: NodePath;
  /** What the plan has it for, in words: `device of net`. */
  readonly uses: readonly string[];
  /** `same`: at its path, and nothing that matters differs. */
  readonly fate: 'same' | 'changed' | 'moved' | 'vanished';
  /** Its path in the other tree; absent where it has vanished. */
  readonly to?: NodePath;
  /** By what a moved one was found. */
  readonly by?: Pair['by'];
  /** How it differs; empty where the tree that the plan was made for is not at hand. */
  readonly changes: readonly DeviceChange[];
  /** What stands at its path now has another compatible, and other registers or interrupts: probably another device. */
  readonly doubtful?: true;
}

/**
 * Looks for everything that a plan names in another tree.
 * @param before the tree that the plan was made for; without it nodes are found by path or by their own name alone, and
 *   nothing is said about what changed
 */
export function rebind(plan: Plan, name: string, after: HostFacts, before?: HostFacts): RebindReport {
  const { tree } = after;
  const compatible = tree.strings(ROOT, 'compatible');
  const pairing = before && new Pairing(before, after);
  return {
    host: { name, sha256: sha256Hex(tree.bytes), compatible },
    sameBoard: plan.host.compatible.some((board) => compatible.includes(board)),
    items: pathsOfPlan(plan).map((path) => {
      const uses = usesOf(plan, path);
      const old = before?.tree.byPath(path);
      const found = old === undefined ? byName(tree, path) : pairing!.find(old);
      if (found === undefined) return { path, uses, fate: 'vanished', changes: [] };
      const to = tree.path(found.node);
      const changes =
        old === undefined
          ? []
          : deviceChanges(before!, old, after, found.node, (node) => pairing!.find(node)?.node);
      const doubtful =
        changes.some(({ what }) => what === 'address' || what === 'INTID') &&
        isUnlike(before!.tree.strings(old!, 'compatible'), tree.strings(found.node, 'compatible'));
      const fate = to !== path ? 'moved' : changes.length > 0 ? 'changed' : 'same';
      return {
        path,
        uses,
        fate,
        to,
        ...(fate === 'moved' && { by: found.by }),
        changes,
        ...(doubtful && { doubtful: true as const }),
      };
    }),
  };
}

const isUnlike = (before: readonly string[], after: readonly string[]): boolean =>
  before.length > 0 && !before.some((name) => after.includes(name));

function byName(tree: DeviceTree, path: NodePath): Pair | undefined {
  const there = tree.byPath(path);
  if (there !== undefined) return { node: there, by: 'path' };
  const name = path.slice(path.lastIndexOf('/') + 1);
  const node = name.includes('@') ? nodeNamed(tree, name) : undefined;
  return node === undefined ? undefined : { node, by: 'name' };
}

function usesOf({ domains, overrides, accepted }: Plan, path: NodePath): string[] {
  return [
    ...domains.flatMap(({ name, devices, providers, scmi }) => [
      ...(devices.some((device) => device.path === path) ? [`device of ${name}`] : []),
      ...(providers.some(({ provider }) => provider === path) ? [`provider for ${name}`] : []),
      ...(scmi?.shmem === path ? [`SCMI memory of ${name}`] : []),
    ]),
    ...(overrides.some(({ scope }) => typeof scope === 'object' && 'device' in scope && scope.device === path)
      ? ['statement']
      : []),
    ...(accepted.some((finding) => finding.path === path) ? ['accepted finding'] : []),
  ];
}
