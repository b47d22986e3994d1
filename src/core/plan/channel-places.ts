/** Where the plan puts the shared memory of channels, in guests and in the host. */
import { parseAddress } from './address.ts';
import { endsOf, type SharedMemory } from './channel.ts';
import type { MemoryRange, Plan, XenTarget } from './plan.ts';

/** Bytes from `start` to before `end`, and what they are. */
export interface Stretch {
  readonly start: bigint;
  readonly end: bigint;
  readonly use: string;
}

/** What Xen reads; a part whose text is no number is undefined. */
export interface SharedNumbers {
  readonly size: bigint | undefined;
  readonly guest: readonly [bigint | undefined, bigint | undefined];
  /** Undefined as well where the plan leaves the choice to Xen. */
  readonly host: bigint | undefined;
}

export const numbersOf = ({ size, address, guest: [one, other] }: SharedMemory): SharedNumbers => ({
  size: parseAddress(size),
  guest: [parseAddress(one), parseAddress(other)],
  host: address === undefined ? undefined : parseAddress(address),
});

/** The first of the stretches that a stretch touches. */
export const touched = (all: readonly Stretch[], { start, end }: Omit<Stretch, 'use'>): Stretch | undefined =>
  all.find((other) => start < other.end && other.start < end);

/** Where shared memory appears in a domain; that of one channel can be left out. */
export const sharedWithin = (channels: Plan['channels'], domain: string, except?: string): Stretch[] =>
  endsOf(channels, domain).flatMap(({ channel: { name, memory }, end }) => {
    if (memory === undefined || name === except) return [];
    const { size, guest } = numbersOf(memory);
    return stretch(guest[end], size, `the memory of the channel ${name}`);
  });

/** The host memory that the plan has spoken for, except by one channel. */
export const hostMemoryInUse = ({ domains, channels }: Plan, except: string | undefined): Stretch[] => [
  ...domains
    .filter(({ boot }) => boot !== 'xl')
    .flatMap(({ name, modules, staticMemory }) => [
      ...(staticMemory ?? []).flatMap((range) => stretchOf(range, `the static memory of ${name}`)),
      ...Object.values(modules ?? {}).flatMap((range) => stretchOf(range, `a boot module of ${name}`)),
    ]),
  ...(channels ?? []).flatMap(({ name, memory }) => {
    if (name === except || memory === undefined) return [];
    const { host, size } = numbersOf(memory);
    return stretch(host, size, `the memory of the channel ${name}`);
  }),
];

/** A range of the plan; none where its texts are no numbers. */
export const stretchOf = ({ address, size }: MemoryRange, use: string): Stretch[] =>
  stretch(parseAddress(address), parseAddress(size), use);

const stretch = (start: bigint | undefined, size: bigint | undefined, use: string): Stretch[] =>
  start === undefined || size === undefined || size === 0n ? [] : [{ start, end: start + size, use }];

/** Whether this Xen takes shared memory from where it finds some (4.19: static-shmem.c, allocate_domheap_memory). */
export const findsSharedMemory = ({ version }: Pick<XenTarget, 'version'>): boolean =>
  Number(version.slice(2)) >= 19;
