/** Where the shared memory of channels lies, in the host and in guests, and what else is there. */
import { hex } from '../../base/hex.ts';
import { pageAddress, pagesOf } from '../../base/page.ts';
import type { HostFacts } from '../../host/facts.ts';
import { describeRegion, firstTouched, guestLayout } from '../../partial/layout.ts';
import { parseAddress } from '../../partial/mappings.ts';
import type { SharedMemory } from '../../plan/channel.ts';
import { endsOf } from '../../plan/channel.ts';
import { isDirectMapped, type MemoryRange, type Plan } from '../../plan/plan.ts';
import type { DomainContext, PlanContext } from '../context.ts';

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

/** What lies over a part of a guest's address space, except the memory of the channel itself. */
export function inGuest(
  { plan }: PlanContext,
  { domain, mappings }: DomainContext,
  channel: string,
  place: Omit<Stretch, 'use'>,
): string | undefined {
  const others = endsOf(plan.channels, domain.name)
    .filter((seen) => seen.channel.name !== channel)
    .flatMap(({ channel: { name, memory }, end }) => {
      if (memory === undefined) return [];
      const { size, guest } = numbersOf(memory);
      return stretch(guest[end], size, `the memory of the channel ${name}`);
    });
  const devices = mappings.map(({ gfn, count }): Stretch => {
    const start = pageAddress(gfn);
    return { start, end: start + pageAddress(count), use: 'registers of a device' };
  });
  const own = isDirectMapped(domain) ? (domain.staticMemory ?? []).flatMap(asStretch('the guest RAM')) : [];
  const found = touched([...devices, ...others, ...own], place);
  if (found) return `${found.use} (${hex(found.start)}-${hex(found.end - 1n)})`;
  const { mfn: first, count } = pagesOf({ address: place.start, size: place.end - place.start });
  const region = firstTouched(guestLayout(domain, plan.target).taken, first, count);
  return region && describeRegion(region);
}

/** The host memory that the plan has spoken for, except by the channel itself. */
export function hostMemoryInUse(plan: Plan, channel: string): Stretch[] {
  return [
    ...plan.domains
      .filter(({ boot }) => boot !== 'xl')
      .flatMap(({ name, modules, staticMemory }) => [
        ...(staticMemory ?? []).flatMap(asStretch(`the static memory of ${name}`)),
        ...Object.values(modules ?? {}).flatMap(asStretch(`a boot module of ${name}`)),
      ]),
    ...(plan.channels ?? []).flatMap(({ name, memory }) => {
      if (name === channel || memory === undefined) return [];
      const { host, size } = numbersOf(memory);
      return stretch(host, size, `the memory of the channel ${name}`);
    }),
  ];
}

/** The memory of the machine as its tree tells it; a boot loader may tell Xen more. */
export const hostMemory = (facts: HostFacts): { start: bigint; end: bigint }[] =>
  [...facts.tree.nodes()]
    .filter((node) => facts.tree.string(node, 'device_type') === 'memory')
    .flatMap((node) => [...facts.spans(node)])
    .filter(({ start, end }) => end > start);

const asStretch =
  (use: string) =>
  ({ address, size }: MemoryRange): Stretch[] =>
    stretch(parseAddress(address), parseAddress(size), use);

const stretch = (start: bigint | undefined, size: bigint | undefined, use: string): Stretch[] =>
  start === undefined || size === undefined || size === 0n ? [] : [{ start, end: start + size, use }];
