/** The boxes of the SCMI graph for those who use resources: devices, and the domains that they belong to. */
import type { NodeIndex } from '../core/base/brand.ts';
import type { HostFacts } from '../core/host/facts.ts';
import type { Domain } from '../core/plan/plan.ts';
import { deviceIdOf } from '../core/scmi/index.ts';
import { scmiOf } from './scmi.ts';
import type { GraphBox, GraphLine, GraphView } from './scmi-graph-model.ts';
import { DOM0, type ResourceUser, type UsedResource } from './scmi-users.ts';
import { texts } from './texts.ts';

/** More boxes than this cannot be taken in: consumers are then summed up. */
export const MOST_BOXES = 150;
/** So many consumers that stay in dom0 are named; more are summed up. */
const MOST_OF_DOM0 = 24;

interface Consumer {
  readonly user: ResourceUser;
  readonly of: UsedResource[];
}

/** Consumers of domains by name; those of dom0 by name while they are few, and everybody summed up beyond the cap. */
export function addConsumers(
  { tree }: HostFacts,
  resources: readonly UsedResource[],
  view: GraphView,
  boxes: GraphBox[],
  lines: GraphLine[],
  words: string,
): void {
  const consumers = new Map<NodeIndex, Consumer>();
  for (const found of resources) {
    for (const user of found.users) {
      const known = consumers.get(user.node) ?? { user, of: [] };
      consumers.set(user.node, known);
      known.of.push(found);
    }
  }
  const isWanted = ({ user }: Consumer): boolean =>
    (view.focus?.kind === 'node' && view.focus.node === user.node) ||
    (words !== '' && tree.name(user.node).toLowerCase().includes(words));
  const owners = [...new Set([...consumers.values()].map(({ user }) => user.owner))].sort((a, b) => b - a);
  for (const owner of owners) {
    const list = [...consumers.values()].filter(({ user }) => user.owner === owner);
    const id = `consumers ${owner}`;
    const wanted = list.filter(isWanted);
    const others = list.filter((consumer) => !isWanted(consumer));
    const room = MOST_BOXES - boxes.length - wanted.length;
    const most = owner === DOM0 ? Math.min(room, MOST_OF_DOM0) : room;
    const sumUp = others.length > Math.max(most, 1);
    const open = sumUp && view.toggled.has(id) && others.length <= room;
    const named = sumUp && !open ? wanted : [...wanted, ...others];
    for (const { user, of } of named) {
      const box = `consumer ${user.node}`;
      boxes.push({
        id: box,
        kind: 'consumer',
        label: tree.name(user.node),
        node: user.node,
        owner,
        count: of.length,
      });
      for (const found of of) lines.push(lineTo(tree, found, user, box, owner));
      lines.push({ id: `${box} domain`, from: box, to: `domain ${owner}`, owner });
    }
    if (!sumUp || others.length === 0) continue;
    const label = open ? texts.showFewer : texts.summedUp(others.length, wanted.length > 0);
    const canOpen = others.length <= room;
    boxes.push({ id, kind: 'consumers', label, owner, count: others.length, ...(canOpen ? { open } : {}) });
    lines.push({ id: `${id} domain`, from: id, to: `domain ${owner}`, owner });
    if (open) continue;
    for (const found of new Set(others.flatMap(({ of }) => of)))
      lines.push({ id: `${found.key} ${id}`, from: found.key, to: id, owner });
  }
}

function lineTo(
  tree: HostFacts['tree'],
  found: UsedResource,
  { node }: ResourceUser,
  to: string,
  owner: number,
): GraphLine {
  const user = found.users.find((one) => one.node === node);
  const via = user?.through.map((relay) => tree.name(relay)).join(', ') ?? '';
  const label = [user?.name, via && `through ${via}`].filter(Boolean).join(', ');
  return { id: `${found.key} ${to}`, from: found.key, to, owner, ...(label ? { label } : {}) };
}

/** From the agent to devices that it knows by an id: those of domains, and any that is asked for. */
export function addDeviceIds(
  facts: HostFacts,
  view: GraphView,
  boxes: readonly GraphBox[],
  lines: GraphLine[],
): void {
  const narrowed = view.focus !== undefined || view.query.trim() !== '';
  const ids = new Set(boxes.map(({ id }) => id));
  for (const { kind, id: to, node, owner } of boxes) {
    if (kind !== 'consumer' || node === undefined || (owner === DOM0 && !narrowed)) continue;
    for (const instance of scmiOf(facts).instances) {
      const from = `agent ${instance.node}`;
      const found = ids.has(from) ? deviceIdOf(facts.tree, instance, node) : undefined;
      if (found === undefined) continue;
      const label = `device id ${found.id}${found.obsolete ? ' (obsolete property)' : ''}`;
      lines.push({
        id: `${from} ${to}`,
        from,
        to,
        label,
        kind: 'device id',
        ...(owner !== undefined && { owner }),
      });
    }
  }
}

/** All domains stand there, as something may be dropped on them. */
export function addDomains(domains: readonly Domain[], boxes: GraphBox[], lines: readonly GraphLine[]): void {
  const all = [...domains.map(({ name }, i) => ({ label: name, owner: i })), { label: 'dom0', owner: DOM0 }];
  for (const { label, owner } of all) {
    const id = `domain ${owner}`;
    boxes.push({ id, kind: 'domain', label, owner, count: lines.filter(({ to }) => to === id).length });
  }
}
