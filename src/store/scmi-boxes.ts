/** The boxes of the SCMI graph from the agent to the resources. */
import type { NodeIndex } from '../core/base/brand.ts';
import { hex } from '../core/base/hex.ts';
import type { HostFacts } from '../core/host/facts.ts';
import type { ProtocolKind, ScmiInstance, ScmiProtocol } from '../core/scmi/index.ts';
import type { GraphBox, GraphLine, GraphView } from './scmi-graph-model.ts';
import { resourceLabel, type UsedResource } from './scmi-users.ts';
import { texts } from './texts.ts';

/** Agent, transport, function id and shared memory as a chain; what a protocol hangs on is its own channel where it has one. */
export function channelBoxes(
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

export function protocolBox(
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

export function resourceBox(facts: HostFacts, found: UsedResource): GraphBox {
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
export function restBox(
  id: string,
  { kind, node }: { kind: ProtocolKind; node: NodeIndex },
  rest: number,
  beside: boolean,
  { toggled }: GraphView,
): GraphBox {
  const open = toggled.has(id);
  return {
    id,
    kind: 'resources',
    label: open ? texts.showFewer : texts.further(rest, kind.resource, beside),
    count: rest,
    node,
    open,
  };
}
