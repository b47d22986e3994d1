import type { NodeIndex, NodePath } from '../base/brand.ts';
import { interrupts } from '../devicetree/interrupts.ts';
import type { Reference } from '../devicetree/references.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { HostFacts } from '../host/facts.ts';
import type { Domain, Plan } from '../plan/plan.ts';
import { foreignOwners, includeObstacle } from './obstacle.ts';
import { owningDevice } from './owning-device.ts';
import { decide, isCopyable, isNeverCopied } from './policy.ts';

/** The reference in the host tree that leads from one node to another. */
export interface Edge {
  readonly from: NodeIndex;
  readonly property: string;
  readonly to: NodeIndex;
}

/** A host node that goes into a domain: given to it, below such a node, or needed by one. */
export interface Member {
  readonly node: NodeIndex;
  readonly role: 'assigned' | 'part' | 'needed';
  /** For `needed`: what pulled it in. */
  readonly edge?: Edge;
  /** Whether its registers and interrupts are handed over: not for copied nodes, and parts that are disabled or Xen's. */
  readonly owned: boolean;
}

/** All host nodes of a domain. */
export interface Closure {
  readonly members: ReadonlyMap<NodeIndex, Member>;
  /** Those that stand directly below /passthrough, in document order. */
  readonly tops: readonly NodeIndex[];
  /** Assigned paths that the host tree does not have. */
  readonly missing: readonly NodePath[];
  /** Parts of the domain's devices that the plan gives to another domain. */
  readonly elsewhere: readonly { readonly node: NodeIndex; readonly domain: string }[];
}

/**
 * Finds the host nodes of a domain: the assigned ones with all that stands below them (except what the plan
 * gives to another domain), and what they refer to where the policy or the plan says `include`. Ends on cycles,
 * since no node is entered twice.
 */
export function closure(facts: HostFacts, plan: Plan, domain: Domain): Closure {
  const { tree } = facts;
  const owners = foreignOwners(tree, plan, domain);
  const members = new Map<NodeIndex, Member>();
  const tops = new Set<NodeIndex>();
  const queue: NodeIndex[] = [];
  const missing: NodePath[] = [];
  const elsewhere: { node: NodeIndex; domain: string }[] = [];

  const enter = (top: NodeIndex, role: 'assigned' | 'needed', edge?: Edge): void => {
    if (members.has(top) && members.get(top)!.role !== 'needed') return;
    if (!members.has(top)) tops.add(top);
    const copied = isCopyable(tree, top);
    const visit = (node: NodeIndex, owned: boolean): void => {
      const owner = owners.get(node);
      if (node !== top && owner !== undefined) {
        elsewhere.push({ node, domain: owner });
        return;
      }
      if (node !== top) tops.delete(node);
      const usable = owned && (node === top || (isUsed(tree, node) && facts.xenOwned(node) === undefined));
      if (!members.has(node)) queue.push(node);
      members.set(node, {
        node,
        role: node === top ? role : 'part',
        owned: usable && !copied,
        ...(node === top && edge && { edge }),
      });
      for (const child of tree.children(node)) visit(child, usable);
    };
    visit(top, true);
  };

  for (const { path } of domain.devices) {
    const node = tree.byPath(path);
    if (node === undefined) missing.push(path);
    else enter(node, 'assigned');
  }
  const follow = (edges: Iterable<Outgoing>): void => {
    for (const { from, property, to, args } of edges) {
      if (members.has(to) || decide(tree, domain, property, to, args).action !== 'include') continue;
      if (includeObstacle(facts, owners, to) !== undefined) continue;
      enter(isCopyable(tree, to) ? to : owningDevice(tree, to), 'needed', { from, property, to });
    }
  };
  do {
    for (let node = queue.shift(); node !== undefined; node = queue.shift()) follow(outgoing(facts, node));
    // Set-up of clocks is left out as a whole where a clock stays outside: its parents would be of no use.
    for (const node of [...members.keys()]) follow(clockParents(facts, members, node));
  } while (queue.length > 0);
  return { members, tops: [...tops].sort((a, b) => a - b), missing, elsewhere };
}

interface Outgoing extends Edge {
  readonly args: readonly number[];
}

/** References whose target is a node, interrupt controllers other than the GIC included; not {@link clockParents}. */
function* outgoing(facts: HostFacts, node: NodeIndex): Generator<Outgoing> {
  for (const reference of facts.references.out(node)) {
    if (isFollowed(reference)) {
      yield { from: node, property: reference.property, to: reference.target!, args: reference.args };
    }
  }
  for (const { kind, controller, specifier } of interrupts(facts.tree, node)) {
    if (kind !== 'foreign') continue;
    yield { from: node, property: 'interrupts', to: controller!, args: specifier };
  }
}

/** What a node sets its clocks to, once all of these clocks are in the domain. */
function* clockParents(
  facts: HostFacts,
  members: ReadonlyMap<NodeIndex, Member>,
  node: NodeIndex,
): Generator<Outgoing> {
  if (!facts.tree.has(node, PARENTS)) return;
  const all = facts.references.out(node);
  const clocks = all.filter(({ property }) => property === 'assigned-clocks');
  if (!clocks.every(({ target }) => target !== undefined && members.has(target))) return;
  for (const { property, target: to, args } of all) {
    if (property === PARENTS && to !== undefined) yield { from: node, property, to, args };
  }
}

const PARENTS = 'assigned-clock-parents';

function isFollowed({ kind, target, property }: Reference): boolean {
  return kind === 'known' && target !== undefined && !isNeverCopied(property) && !OTHERWISE.has(property);
}

/** What is followed in another way. */
const OTHERWISE: ReadonlySet<string> = new Set([
  'interrupt-parent',
  'interrupts-extended',
  'interrupt-map',
  PARENTS,
]);

function isUsed(tree: DeviceTree, node: NodeIndex): boolean {
  const [status] = tree.strings(node, 'status');
  return status === undefined || status === 'okay' || status === 'ok';
}
