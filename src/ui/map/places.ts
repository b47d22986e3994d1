import type { MapBlock } from '../../store/address-map.ts';
import type { Space } from './use-space.ts';

/** Whether a block is ground on which others lie: memory, and the areas of a guest. */
export const isBackground = ({ kind }: MapBlock): boolean =>
  kind !== 'registers' && kind !== 'window' && kind !== 'reserved' && kind !== 'mapping';

/** The least height of a block, in pixels. */
const LEAST = 1.5;

/** The distance of an address along the axis, within its page too. */
export const yOfAddress = ({ axis, offset }: Space, address: bigint): number =>
  axis.yOf(Number(address >> 12n) + Number(address & 0xfffn) / 4096) - offset;

/** Where a block is drawn, in pixels from the upper edge. */
export function placeOf(space: Space, { start, end }: MapBlock): { y: number; height: number } {
  const y = yOfAddress(space, start);
  return { y, height: Math.max(yOfAddress(space, end) - y, LEAST) };
}

export const middleOf = (y: number, height: number): number => y + height / 2;

export function isVisible(space: Space, block: MapBlock): boolean {
  const { y, height } = placeOf(space, block);
  return y < space.height && y + height > 0;
}

/** The block at a place, or the nearest one; of several the innermost lane decides, then the smallest. */
export function blockAt(
  space: Space,
  y: number,
  /** From 0 at the left edge of the strip to 1 at the right; undefined beside it. */
  across: number | undefined,
): number | undefined {
  let best: { i: number; distance: number; size: bigint } | undefined;
  for (const [i, block] of space.view.blocks.entries()) {
    const place = placeOf(space, block);
    const outside = Math.max(place.y - y, y - place.y - place.height, 0);
    if (outside > REACH) continue;
    const { lane, lanes } = space.lanes[i]!;
    const aside = across === undefined ? 0 : Math.max(lane / lanes - across, across - (lane + 1) / lanes, 0);
    const distance = outside + aside * 20;
    const size = block.end - block.start;
    if (best && (distance > best.distance || (distance === best.distance && size >= best.size))) continue;
    best = { i, distance, size };
  }
  return best?.i;
}

/** How far beside a block the pointer may be, in pixels. */
const REACH = 4;
