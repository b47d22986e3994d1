/** What a new channel begins with, so that it is right at once: a free name, free ports, free memory. */
import { hex } from '../base/hex.ts';
import { PAGE_SIZE, pageAddress } from '../base/page.ts';
import type { GuestSpace } from '../contract.ts';
import type { HostFacts } from '../host/facts.ts';
import { CHANNEL_NAME, endsOf, LAST_PORT, type SharedMemory } from './channel.ts';
import { findsSharedMemory, hostMemoryInUse, type Stretch, sharedWithin, touched } from './channel-places.ts';
import { isDirectMapped, type Plan } from './plan.ts';

const LARGE_PAGE = 0x20_0000n;
const FOUR_GIB = 0x1_0000_0000n;

/** A channel that is being made or changed. */
export interface ChannelWish {
  readonly domains: readonly [string, string];
  /** The name that it has so far, where it is one of the plan. */
  readonly name?: string | undefined;
}

/** A name that no other channel has: `front-back`, or where that is too long or taken, `channel2`. */
export function proposeName({ channels = [] }: Plan, [one, other]: readonly [string, string]): string {
  const taken = new Set(channels.map(({ name }) => name));
  const counted = Array.from({ length: taken.size + 1 }, (_, i) => `channel${i + 1}`);
  return [`${one}-${other}`, ...counted].find((name) => CHANNEL_NAME.test(name) && !taken.has(name))!;
}

/**
 * The lowest port of a domain that nothing uses. The first one of a driver domain is that of xenstore, which Xen makes
 * before it makes channels (dom0less-build.c: alloc_xenstore_evtchn).
 */
export function proposePort({ domains, channels }: Plan, domain: string, except?: string): number {
  const used = new Set(
    endsOf(channels, domain)
      .filter(({ channel }) => channel.name !== except)
      .flatMap(({ channel, end }) => channel.ports?.[end] ?? []),
  );
  const first = firstPort(domains.find(({ name }) => name === domain));
  for (let port = first; port < LAST_PORT; port++) if (!used.has(port)) return port;
  return LAST_PORT;
}

/** The first port that a channel can have. */
export const firstPort = (domain: Pick<Plan['domains'][number], 'driverDomain'> | undefined): number =>
  domain?.driverDomain ? 2 : 1;

/**
 * Where shared memory of a size finds room: at the same address in both guests where that can be, away from their
 * devices; and in the host where Xen wants to be told, which is before 4.19 and where a guest is mapped 1:1.
 * @param guests the address spaces of the domains, as they were built
 * @param size in bytes, of whole pages
 * @returns undefined where there is no room, or a guest is not known
 */
export function proposeMemory(
  facts: HostFacts,
  plan: Plan,
  guests: readonly GuestSpace[],
  { domains, name }: ChannelWish,
  size: bigint,
): Pick<SharedMemory, 'guest' | 'address'> | undefined {
  const direct = domains.map((end) => {
    const domain = plan.domains.find((other) => other.name === end);
    return domain !== undefined && isDirectMapped(domain);
  });
  const isTold = direct.includes(true) || !findsSharedMemory(plan.target);
  const host = isTold ? freeInHost(facts, plan, size, name) : undefined;
  const free = domains.map((end, i) => (direct[i] ? undefined : freeSpace(plan, guests, end, name))) as [
    FreeSpace | undefined,
    FreeSpace | undefined,
  ];
  const same = free[0] && free[1] && roomIn(both(free[0], free[1]), size);
  const at = free.map((space, i) => (direct[i] ? host : (same ?? (space && roomIn(space, size)))));
  const [one, other] = at;
  if (one === undefined || other === undefined || (isTold && host === undefined)) return undefined;
  return { guest: [hex(one), hex(other)], ...(host !== undefined && { address: hex(host) }) };
}

interface FreeSpace {
  /** In the order in which they are tried. */
  readonly places: readonly Omit<Stretch, 'use'>[];
  readonly busy: readonly Stretch[];
}

/** The holes of a guest, and what lies in them. Devices fill the holes from below: memory comes into the last below 4 GiB. */
function freeSpace(
  plan: Plan,
  guests: readonly GuestSpace[],
  domain: string,
  except: string | undefined,
): FreeSpace | undefined {
  const space = guests.find((guest) => guest.domain === domain);
  if (space === undefined) return undefined;
  const bytes = (start: number, end: number, use: string): Stretch => ({
    start: pageAddress(start),
    end: pageAddress(end),
    use,
  });
  const own = new Set(sharedWithin(plan.channels, domain).map(({ use }) => use));
  const holes = space.areas
    .filter(({ kind }) => kind === 'hole')
    .map(({ start, end, use }) => bytes(start, end, use));
  const low = holes.filter(({ start }) => start < FOUR_GIB).reverse();
  return {
    places: [...low, ...holes.filter((hole) => !low.includes(hole))],
    busy: [
      ...space.areas
        .filter(({ kind, use }) => (kind === 'ram' || kind === 'xen') && !own.has(use))
        .map(({ start, end, use }) => bytes(start, end, use)),
      ...space.mappings.map(({ gfn, count }) => bytes(gfn, gfn + count, 'registers of a device')),
      ...sharedWithin(plan.channels, domain, except),
    ],
  };
}

/** What is free in two guests at once. */
const both = (one: FreeSpace, other: FreeSpace): FreeSpace => ({
  places: one.places.flatMap((place) =>
    other.places.flatMap(({ start, end }) => {
      const shared = { start: larger(start, place.start), end: smaller(end, place.end) };
      return shared.start < shared.end ? [shared] : [];
    }),
  ),
  busy: [...one.busy, ...other.busy],
});

/** From the middle of a bank upwards: boot loaders put files at its bottom, and themselves at its top. */
function freeInHost(
  facts: HostFacts,
  plan: Plan,
  size: bigint,
  except: string | undefined,
): bigint | undefined {
  const blocks = facts.blocks();
  const banks = blocks.filter(({ kind }) => kind === 'memory');
  const busy = [
    ...hostMemoryInUse(plan, except),
    ...blocks
      .filter(({ kind }) => kind !== 'memory')
      .map(({ start, end, kind }): Stretch => ({ start, end, use: kind })),
  ];
  const halves = banks.map(({ start, end }) => ({ start: start + (end - start) / 2n, end }));
  return roomIn({ places: [...halves, ...banks], busy }, size);
}

/** The first address at which so many bytes are free; large ones begin at a page of 2 MiB, for a short table. */
function roomIn({ places, busy }: FreeSpace, size: bigint): bigint | undefined {
  const step = size >= LARGE_PAGE ? LARGE_PAGE : PAGE_SIZE;
  for (const { start, end } of places) {
    let at = roundUp(start, step);
    while (at + size <= end) {
      const there = touched(busy, { start: at, end: at + size });
      if (there === undefined) return at;
      at = roundUp(there.end, step);
    }
  }
  return undefined;
}

const roundUp = (value: bigint, step: bigint): bigint => ((value + step - 1n) / step) * step;
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
