import type { PageNumber } from '../base/brand.ts';
import { describeRegion, firstTouched, type GuestLayout, type GuestRegion } from './layout.ts';

/** Host pages that move as one; `pinned` is where the user wants the first of them. */
export interface Block {
  readonly mfn: PageNumber;
  readonly count: number;
  readonly pinned?: PageNumber;
}

/** Where a block lies in the guest, and why it is not at its host address or not where it should be. */
export interface Placement {
  readonly gfn: PageNumber;
  /** Why the host address could not be kept. */
  readonly moved?: string;
  /** What a pinned block lies over although it must not. */
  readonly clash?: string;
  /** What the block lies in, where Xen offers that to the guest as free address space. */
  readonly exposed?: string;
}

/** A block for which the guest has no room. */
export interface Homeless {
  /** What lies at its host address. */
  readonly why: string;
}

/**
 * Gives every block its guest pages, in the order given: pinned blocks first, then all that can keep their host
 * address, then the others into the holes. Blocks never overlap each other, except by pins. Xen maps what it is
 * told without any check (p2m.c:p2m_insert_mapping), so that an overlap would take RAM or an emulated device away.
 */
export function placeBlocks(blocks: readonly Block[], layout: GuestLayout): (Placement | Homeless)[] {
  const placed = new Map<Block, Placement | Homeless>();
  const occupied: GuestRegion[] = [];
  const settle = (block: Block, placement: Placement): void => {
    const offered = firstTouched(layout.offered, placement.gfn, block.count);
    placed.set(block, { ...placement, ...(offered && { exposed: describeRegion(offered) }) });
    occupied.push({
      start: placement.gfn,
      end: (placement.gfn + block.count) as PageNumber,
      use: 'another mapping',
    });
  };

  for (const block of blocks) {
    if (block.pinned === undefined) continue;
    const obstacle = obstacleAt(layout, [...layout.taken, ...occupied], block.pinned, block.count);
    settle(block, {
      gfn: block.pinned,
      ...(block.pinned !== block.mfn && { moved: 'it is pinned there' }),
      ...(obstacle !== undefined && { clash: obstacle }),
    });
  }
  const homeless: { block: Block; why: string }[] = [];
  for (const block of blocks) {
    if (placed.has(block)) continue;
    const busy = [...layout.taken, ...layout.spare, ...occupied];
    const obstacle = obstacleAt(layout, busy, block.mfn, block.count);
    if (obstacle === undefined || layout.identityOnly) settle(block, { gfn: block.mfn });
    else homeless.push({ block, why: obstacle });
  }
  for (const { block, why } of homeless) {
    const gfn = findRoom(layout, occupied, block);
    if (gfn === undefined) placed.set(block, { why });
    else settle(block, { gfn, ...(gfn !== block.mfn && { moved: why }) });
  }
  return blocks.map((block) => placed.get(block)!);
}

function obstacleAt(
  layout: GuestLayout,
  busy: readonly GuestRegion[],
  start: number,
  count: number,
): string | undefined {
  if (start + count > layout.limit) return 'the end of the guest address space';
  const hit = firstTouched(busy, start, count);
  return hit && describeRegion(hit);
}

function findRoom(
  layout: GuestLayout,
  occupied: readonly GuestRegion[],
  { mfn, count }: Block,
): PageNumber | undefined {
  const busy = [...layout.taken, ...occupied];
  const search = (places: readonly GuestRegion[]): PageNumber | undefined => {
    for (const { start, end } of places) {
      let at = start as number;
      while (at + count <= end) {
        const hit = firstTouched(busy, at, count);
        if (hit === undefined) return at as PageNumber;
        at = hit.end;
      }
    }
    return undefined;
  };
  const stays = mfn + count <= layout.limit && firstTouched(busy, mfn, count) === undefined;
  return search(layout.holes) ?? (stays ? mfn : search(layout.spare));
}
