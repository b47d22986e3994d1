/** Ways out of what is wrong with a channel. */
import { hex } from '../../base/hex.ts';
import type { Fix } from '../../contract.ts';
import { guestSpace } from '../../partial/space.ts';
import type { Channel, SharedMemory } from '../../plan/channel.ts';
import { proposeMemory, proposePort } from '../../plan/channel-proposal.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PlanContext } from '../context.ts';

export const startedByXen = (domain: string): Fix => ({
  label: `Let Xen start ${domain}`,
  change: { kind: 'set-domain', domain, fields: { boot: 'dom0less' } },
});

export const without = ({ name }: Channel): Fix => ({
  label: `Remove the channel ${name}`,
  change: { kind: 'set-channel', name },
});

/** Another place for the memory of a channel, where there is room. */
export function otherPlace({ facts, plan, domains }: PlanContext, channel: Channel, size: bigint): Fix[] {
  const { memory } = channel;
  const guests = domains.flatMap(({ partial }) => (partial ? [guestSpace(facts, partial)] : []));
  const place = proposeMemory(facts, plan, guests, channel, size);
  if (memory === undefined || place === undefined) return [];
  const { address: _, ...rest } = memory;
  const [one, other] = place.guest;
  const where = one === other ? one : `${one} and ${other}`;
  return [withMemory(`Put the memory of ${channel.name} at ${where}`, channel, { ...rest, ...place })];
}

/** The memory of a channel at an address of its own in one guest. */
export function showInGuest(channel: Channel, end: 0 | 1, address: bigint): Fix[] {
  const { memory, domains } = channel;
  if (memory === undefined) return [];
  const guest = ofEnd(memory.guest, end, hex(address));
  return [withMemory(`Show it at ${hex(address)} in ${domains[end]}`, channel, { ...memory, guest })];
}

/** A port of one end that nothing else has. */
export function freePort(plan: Plan, channel: Channel, end: 0 | 1): Fix {
  const { name, domains, ports } = channel;
  const free = proposePort(plan, domains[end], name);
  return {
    label: `Use port ${free}`,
    change: {
      kind: 'set-channel',
      name,
      channel: { ...channel, ...(ports && { ports: ofEnd(ports, end, free) }) },
    },
  };
}

const withMemory = (label: string, channel: Channel, memory: SharedMemory): Fix => ({
  label,
  change: { kind: 'set-channel', name: channel.name, channel: { ...channel, memory } },
});

const ofEnd = <T>([one, other]: readonly [T, T], end: 0 | 1, value: T): readonly [T, T] =>
  end === 0 ? [value, other] : [one, value];
