import type { FdtNode } from '../fdt/index.ts';
import { DraftNode, finishDraft, twoCells } from '../partial/draft.ts';
import { parseAddress } from '../plan/address.ts';
import { type Channel, type ChannelEnd, endsOf } from '../plan/channel.ts';
import type { Domain, Plan } from '../plan/plan.ts';
import type { Block } from './document.ts';
import type { Fragment } from './overlay.ts';

const MEMORY_SOURCE = 'xen/arch/arm/static-shmem.c:process_shm';
const EVENT_SOURCE = 'xen/arch/arm/static-evtchn.c:alloc_static_evtchn';

/** What the channels of a plan put below the nodes of their domains. */
export interface ChannelNodes extends Required<Pick<Fragment, 'reasons' | 'references'>> {
  /** By name of a domain. */
  readonly children: ReadonlyMap<string, readonly FdtNode[]>;
}

/**
 * The nodes for shared memory (`xen,domain-shared-memory-v1`) and event channels (`xen,evtchn-v1`) below the nodes of
 * domains with two address and two size cells. Both ends of a channel are written or none: one end alone makes Xen
 * panic. Reasons and references go by path, beginning with the name of the domain.
 * @param written the domains that have a node of their own in the overlay
 */
export function channelNodes(plan: Pick<Plan, 'channels'>, written: readonly Domain[]): ChannelNodes {
  const names = new Set(written.map(({ name }) => name));
  const channels = (plan.channels ?? []).filter(
    ({ domains: [one, other] }) => one !== other && names.has(one) && names.has(other),
  );
  const root = new DraftNode('', { why: '' });
  const ports = new Map<string, DraftNode>();
  const portOf = ({ channel, end }: ChannelEnd): DraftNode => {
    const key = `${channel.name}:${end}`;
    const node =
      ports.get(key) ??
      new DraftNode(`${channel.name}-events`, {
        why: `Its end of the event channel to ${channel.domains[1 - end]}.`,
        channel: channel.name,
        source: EVENT_SOURCE,
      });
    ports.set(key, node);
    return node;
  };
  for (const { name } of written) {
    const top = new DraftNode(name, { why: `The domain ${name}.` });
    for (const seen of endsOf(channels, name)) {
      const memory = memoryNode(seen);
      if (memory) top.add(memory);
      if (seen.channel.ports === undefined) continue;
      const port = portOf(seen);
      const other = portOf({ channel: seen.channel, end: seen.end === 0 ? 1 : 0 });
      port.strings('compatible', ['xen,evtchn-v1']);
      port.cells('xen,evtchn', [seen.channel.ports[seen.end], other], {
        why: 'The port of this domain, and the other end.',
        channel: seen.channel.name,
        source: EVENT_SOURCE,
      });
      top.add(port);
    }
    root.add(top);
  }
  const { root: finished, reasons, references } = finishDraft(root);
  return {
    children: new Map(finished.children.map(({ name, children }) => [name, children])),
    reasons,
    references,
  };
}

/** Undefined where the plan's texts are no numbers; a rule says so. */
function memoryNode({ channel: { name, domains, memory }, end }: ChannelEnd): DraftNode | undefined {
  if (memory === undefined) return undefined;
  const [guest, size] = [parseAddress(memory.guest[end]), parseAddress(memory.size)];
  const host = memory.address === undefined ? undefined : parseAddress(memory.address);
  if (guest === undefined || size === undefined) return undefined;
  if (memory.address !== undefined && host === undefined) return undefined;
  const node = new DraftNode(`${name}-memory`, {
    why: `Memory that it shares with ${domains[1 - end]}.`,
    channel: name,
    source: MEMORY_SOURCE,
  });
  node.strings('compatible', ['xen,domain-shared-memory-v1']);
  node.strings('xen,shm-id', [name], {
    why: 'Both ends name the memory by this.',
    channel: name,
    source: MEMORY_SOURCE,
  });
  if (memory.owner === 'first')
    node.strings('role', [end === 0 ? 'owner' : 'borrower'], {
      why: `The memory is that of ${domains[0]}.`,
      channel: name,
      source: MEMORY_SOURCE,
    });
  node.cells(
    'xen,shared-mem',
    [...(host === undefined ? [] : twoCells(host)), ...twoCells(guest), ...twoCells(size)],
    {
      why:
        host === undefined
          ? 'Guest address and size; Xen takes the memory from where it finds it.'
          : 'Host address, guest address and size.',
      channel: name,
      source: MEMORY_SOURCE,
    },
  );
  return node;
}

/** A channel in words, for people: one line for its events, one for its memory. */
export function channelWords({ name, domains: [one, other], memory, ports }: Channel): string[] {
  const lines: string[] = [];
  if (ports !== undefined)
    lines.push(`${name}: event channel between ${one} (port ${ports[0]}) and ${other} (port ${ports[1]})`);
  if (memory !== undefined) {
    const { size, address, guest, owner } = memory;
    const from = address === undefined ? 'taken by Xen' : `host address ${address}`;
    const whose = owner === 'first' ? `belongs to ${one}` : 'belongs to Xen';
    lines.push(
      `${name}: ${size} bytes of memory, at ${guest[0]} in ${one} and ${guest[1]} in ${other}; ${from}, ${whose}`,
    );
  }
  return lines;
}

/** How domains talk to each other, for the report. */
export const channelBlocks = ({ channels = [] }: Plan): Block[] =>
  channels.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text: 'Channels between domains' },
        {
          kind: 'table',
          head: ['Name', 'Domains', 'Ports', 'Shared memory', 'Owner of the memory'],
          rows: channels.map(({ name, domains, ports, memory }) => [
            name,
            domains.join(', '),
            ports?.join(', ') ?? '',
            memory
              ? `${memory.size} bytes at ${memory.guest.join(' and ')}; host: ${memory.address ?? 'chosen by Xen'}`
              : '',
            memory ? (memory.owner === 'first' ? domains[0] : 'Xen') : '',
          ]),
        },
      ];
