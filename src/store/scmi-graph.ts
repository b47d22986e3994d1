/** The SCMI graph: which boxes and lines are shown. Where they go is for the panel to say. */
import type { NodeIndex } from '../core/base/brand.ts';
import { hex } from '../core/base/hex.ts';
import type { HostFacts } from '../core/host/facts.ts';
import type { Domain, Plan } from '../core/plan/plan.ts';
import { deviceIdOf, type ProtocolKind, type ScmiInstance, type ScmiProtocol } from '../core/scmi/index.ts';
import { scmiOf } from './scmi.ts';
import { DOM0, type ResourceUser, resourceLabel, type UsedResource, usedResources } from './scmi-users.ts';

export type GraphKind =
  | 'agent'
  | 'transport'
  | 'channel'
  | 'shmem'
  | 'protocol'
  | 'resource'
  | 'resources'
  | 'consumer'
  | 'consumers'
  | 'domain';

export interface GraphBox {
  readonly id: string;
  readonly kind: GraphKind;
  readonly label: string;
  /** In a second place, less loud. */
  readonly detail?: string;
  /** The host node it stands for. */
  readonly node?: NodeIndex;
  /** The domain it is or belongs to; {@link DOM0} for dom0. */
  readonly owner?: number;
  /** For resources: who uses it. */
  readonly owners?: readonly number[];
  /** How many it stands for, or leads to. */
  readonly count: number;
  /** What opens or closes it; undefined where there is nothing to open. */
  readonly open?: boolean;
  readonly faded?: boolean;
}

export interface GraphLine {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The domain for whom it is there. */
  readonly owner?: number;
  /** Said when it is pointed at. */
  readonly label?: string;
  /** `access-controllers`: the firmware knows the device by an id. It says nothing about where boxes go. */
  readonly kind?: 'device id';
}

export interface ScmiGraph {
  readonly boxes: readonly GraphBox[];
  readonly lines: readonly GraphLine[];
}

export type GraphFocus =
  | { readonly kind: 'node'; readonly node: NodeIndex }
  | { readonly kind: 'domain'; readonly domain: number }
  | { readonly kind: 'resource'; readonly key: string };

export interface GraphView {
  /** Ids of boxes that the user opened or closed against the default. */
  readonly toggled: ReadonlySet<string>;
  readonly focus: GraphFocus | undefined;
  readonly query: string;
  /** What headers call the ids. */
  readonly names?: Plan['scmiNames'];
}

/** More boxes than this cannot be taken in: consumers are then summed up. */
export const MOST_BOXES = 150;
/** Of a protocol that no domain uses yet, so many resources are shown: those with most users. */
const SAMPLE = 3;
/** So many consumers that stay in dom0 are named; more are summed up. */
const MOST_OF_DOM0 = 24;

export function scmiGraph(facts: HostFacts, domains: readonly Domain[], view: GraphView): ScmiGraph {
  const boxes: GraphBox[] = [];
  const lines: GraphLine[] = [];
  const chosen: UsedResource[] = [];
  const all = usedResources(facts, domains, view.names).filter((found) => isInFocus(found, view));
  const words = view.query.trim().toLowerCase();
  const matching = words === '' ? all : all.filter((found) => matches(facts, found, words));
  const narrowed = view.focus !== undefined || words !== '';
  const given = matching.filter(({ owners }) => owners.some((owner) => owner !== DOM0));

  for (const instance of scmiOf(facts).instances) {
    const protocols = instance.protocols.filter(
      (protocol) => !narrowed || matching.some((found) => found.protocol === protocol),
    );
    if (narrowed && protocols.length === 0) continue;
    const ends = channelBoxes(facts, instance, boxes, lines);
    for (const protocol of protocols) {
      const resources = matching.filter((found) => found.protocol === protocol);
      const box = protocolBox(facts, protocol, resources.length, view);
      boxes.push(box);
      lines.push({ id: `${ends.at(protocol)} ${box.id}`, from: ends.at(protocol), to: box.id });
      if (resources.length === 0 || !box.open) continue;
      const more = `more ${protocol.node}`;
      const first = narrowed ? resources : resources.filter(firstShown(resources, given));
      const shown = view.toggled.has(more) ? resources : first;
      for (const found of shown) {
        boxes.push(resourceBox(facts, found));
        lines.push({ id: `${box.id} ${found.key}`, from: box.id, to: found.key });
      }
      chosen.push(...shown);
      const rest = resources.length - first.length;
      if (rest === 0) continue;
      boxes.push(restBox(more, protocol, rest, first.length > 0, view));
      lines.push({ id: `${box.id} ${more}`, from: box.id, to: more });
    }
  }
  addConsumers(facts, chosen, view, boxes, lines, words);
  addDomains(domains, boxes, lines);
  addDeviceIds(facts, view, boxes, lines);
  return { boxes, lines };
}

function isInFocus({ key, users, owners }: UsedResource, { focus }: GraphView): boolean {
  switch (focus?.kind) {
    case undefined:
      return true;
    case 'resource':
      return focus.key === key;
    case 'domain':
      return owners.includes(focus.domain);
    case 'node':
      return users.some(({ node, through }) => node === focus.node || through.includes(focus.node));
  }
}

function matches(facts: HostFacts, found: UsedResource, words: string): boolean {
  const { protocol, users } = found;
  const texts = [
    protocol.kind.name,
    resourceLabel(facts, found),
    ...users.map(({ node }) => facts.tree.name(node)),
  ];
  return texts.some((text) => text.toLowerCase().includes(words));
}

/** Agent, transport, function id and shared memory as a chain; what a protocol hangs on is its own channel where it has one. */
function channelBoxes(
  { tree }: HostFacts,
  { node, transport, smcId, channels, protocols, enabled }: ScmiInstance,
  boxes: GraphBox[],
  lines: GraphLine[],
) {
  const agent = `agent ${node}`;
  const way = `transport ${node}`;
  boxes.push({
    id: agent,
    kind: 'agent',
    label: tree.name(node),
    node,
    count: protocols.length,
    faded: !enabled,
  });
  boxes.push({ id: way, kind: 'transport', label: transport.name, count: 1 });
  lines.push({ id: `${agent} ${way}`, from: agent, to: way });
  const call = smcId === undefined ? way : `channel ${node}`;
  if (smcId !== undefined) {
    boxes.push({ id: call, kind: 'channel', label: hex(smcId), count: 1 });
    lines.push({ id: `${way} ${call}`, from: way, to: call });
  }
  const ofProtocol = new Map<NodeIndex, string>();
  let shared = call;
  for (const [i, { protocol, shmem }] of channels.entries()) {
    let last = call;
    for (const { node: memory, address } of shmem) {
      const id = `shmem ${node} ${i} ${memory}`;
      const label = address === undefined ? tree.name(memory) : hex(address);
      boxes.push({ id, kind: 'shmem', label, node: memory, count: 1 });
      lines.push({ id: `${last} ${id}`, from: last, to: id });
      last = id;
    }
    if (protocol === undefined) shared = last;
    else ofProtocol.set(protocol, last);
  }
  return { at: (protocol: ScmiProtocol) => ofProtocol.get(protocol.node) ?? shared };
}

function protocolBox(
  facts: HostFacts,
  protocol: ScmiProtocol,
  count: number,
  { toggled }: GraphView,
): GraphBox {
  const id = `protocol ${protocol.node}`;
  return {
    id,
    kind: 'protocol',
    label: protocol.kind.name,
    detail: hex(protocol.kind.id),
    node: protocol.node,
    count,
    faded: !facts.isEnabled(protocol.node),
    ...(count === 0 ? {} : { open: !toggled.has(id) }),
  };
}

/** What domains use; while they use nothing at all, those with most users as a sample. */
function firstShown(resources: readonly UsedResource[], given: readonly UsedResource[]) {
  const sample = resources.toSorted((a, b) => b.users.length - a.users.length).slice(0, SAMPLE);
  const first = new Set(given.length > 0 ? given : resources.length > SAMPLE + 1 ? sample : resources);
  return (found: UsedResource): boolean => first.has(found);
}

function resourceBox(facts: HostFacts, found: UsedResource): GraphBox {
  const { key, protocol, resource, users, owners } = found;
  return {
    id: key,
    kind: 'resource',
    label: resourceLabel(facts, found) || protocol.kind.resource,
    count: users.length,
    owners,
    ...(resource.node === undefined ? {} : { node: resource.node }),
  };
}

/** Stands for the resources that are not shown one by one. */
function restBox(
  id: string,
  { kind, node }: { kind: ProtocolKind; node: NodeIndex },
  rest: number,
  beside: boolean,
  { toggled }: GraphView,
): GraphBox {
  const open = toggled.has(id);
  const what = rest === 1 ? kind.resource : `${kind.resource}s`;
  return {
    id,
    kind: 'resources',
    label: open ? 'Show fewer' : `${rest} ${beside ? 'more' : what}`,
    count: rest,
    node,
    open,
  };
}

interface Consumer {
  readonly user: ResourceUser;
  readonly of: UsedResource[];
}

/** Consumers of domains by name; those of dom0 by name while they are few, and everybody summed up beyond the cap. */
function addConsumers(
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
    const label = open
      ? 'Show fewer'
      : wanted.length > 0
        ? `${others.length} others`
        : `${others.length} devices`;
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
function addDeviceIds(
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
function addDomains(domains: readonly Domain[], boxes: GraphBox[], lines: readonly GraphLine[]): void {
  const all = [...domains.map(({ name }, i) => ({ label: name, owner: i })), { label: 'dom0', owner: DOM0 }];
  for (const { label, owner } of all) {
    const id = `domain ${owner}`;
    boxes.push({ id, kind: 'domain', label, owner, count: lines.filter(({ to }) => to === id).length });
  }
}
