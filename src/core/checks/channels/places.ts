/** What the shared memory of a channel lies over, in a guest and in the host. */
import { hex } from '../../base/hex.ts';
import { pageAddress, pagesOf } from '../../base/page.ts';
import { describeRegion, firstTouched, guestLayout } from '../../partial/layout.ts';
import {
  hostMemoryInUse,
  type Stretch,
  sharedWithin,
  stretchOf,
  touched,
} from '../../plan/channel-places.ts';
import { isDirectMapped } from '../../plan/plan.ts';
import type { DomainContext, PlanContext } from '../context.ts';

/**
 * What lies over a part of a guest's address space, except the memory of the channel itself and devices that are pinned
 * there, whose own rule tells.
 */
export function inGuest(
  { plan }: PlanContext,
  { domain, mappings }: DomainContext,
  channel: string,
  place: Omit<Stretch, 'use'>,
): string | undefined {
  const devices = mappings
    .filter(({ clash }) => clash === undefined)
    .map(({ gfn, count }): Stretch => {
      const start = pageAddress(gfn);
      return { start, end: start + pageAddress(count), use: 'registers of a device' };
    });
  const own = isDirectMapped(domain)
    ? (domain.staticMemory ?? []).flatMap((range) => stretchOf(range, 'the guest RAM'))
    : [];
  const found = touched([...devices, ...sharedWithin(plan.channels, domain.name, channel), ...own], place);
  if (found) return `${found.use} (${hex(found.start)}-${hex(found.end - 1n)})`;
  const { mfn: first, count } = pagesOf({ address: place.start, size: place.end - place.start });
  const region = firstTouched(guestLayout(domain, plan.target).taken, first, count);
  return region && describeRegion(region);
}

/** What lies over a part of the host's memory, except the memory of the channel itself. */
export function inHost(
  { plan, facts }: PlanContext,
  channel: string,
  place: Omit<Stretch, 'use'>,
): string | undefined {
  const reserved = facts
    .blocks()
    .filter(({ kind }) => kind === 'reserved')
    .map(({ node, start, end }): Stretch => ({ start, end, use: facts.tree.path(node) }));
  return touched([...hostMemoryInUse(plan, channel), ...reserved], place)?.use;
}
