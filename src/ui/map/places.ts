import type { MapBlock } from '../../store/address-map.ts';
import type { Stretch } from './axis.ts';
import type { Space } from './use-space.ts';

/** What of a space it takes to draw it. */
type Drawn = Pick<Space, 'view' | 'lanes' | 'axis' | 'offset' | 'height'>;

/** Whether a block is ground on which others lie: memory, and the areas of a guest. */
export const isBackground = ({ kind }: MapBlock): boolean =>
  kind !== 'registers' && kind !== 'window' && kind !== 'reserved' && kind !== 'mapping';

/** The least height of a block, in pixels. */
const LEAST = 1.5;
/** From this height on, a page shows where in it something lies; that is then at least so high. */
const LARGE_PAGE = 24;
const LEAST_IN_PAGE = 5;

/** The distance of an address along the axis, within its page too. */
const yOfAddress = ({ axis, offset }: Drawn, address: bigint): number =>
  axis.yOf(Number(address >> 12n) + Number(address & 0xfffn) / 4096) - offset;

/** Where a block is drawn, in pixels from the upper edge. */
export function placeOf(space: Drawn, { start, end, first }: MapBlock): { y: number; height: number } {
  const y = yOfAddress(space, start);
  // In a page that is drawn large, the few bytes of a block still have to be seen.
  const page = space.axis.yOf(first + 1) - space.axis.yOf(first);
  return { y, height: Math.max(yOfAddress(space, end) - y, page > LARGE_PAGE ? LEAST_IN_PAGE : LEAST) };
}

/** The pages that a block touches: they go to a guest as a whole. */
export function pagesPlaceOf({ axis, offset }: Drawn, { first, count }: MapBlock) {
  const y = axis.yOf(first) - offset;
  return { y, height: axis.yOf(first + count) - offset - y };
}

/** Where the middle of a block is on screen; undefined where it is out of view. */
export function middleInView(space: Drawn, block: MapBlock): number | undefined {
  const { y, height } = placeOf(space, block);
  const middle = y + height / 2;
  return middle >= 0 && middle <= space.height ? middle : undefined;
}

export const middleOf = (y: number, height: number): number => y + height / 2;

/**
 * The positions of the blocks to draw: those in view, without what would only cover the same pixels again. Blocks come
 * by address, so that those in view begin one after the other.
 */
export function visibleBlocks(space: Drawn, always: (i: number) => boolean): number[] {
  const { view, lanes, axis, offset, height } = space;
  const shown: number[] = [];
  const covered = new Set<string>();
  for (const [i, block] of view.blocks.entries()) {
    const top = axis.yOf(block.first) - offset;
    if (top > height) break;
    const bottom = axis.yOf(block.first + block.count) - offset;
    if (bottom < 0) continue;
    if (bottom - top < LEAST && !always(i)) {
      const { lane, lanes: all } = lanes[i]!;
      const pixels = `${Math.round(top)} ${lane}/${all} ${block.holder} ${block.kind}`;
      if (covered.has(pixels)) continue;
      covered.add(pixels);
    }
    shown.push(i);
  }
  return shown;
}

/** The block at a place, or the nearest one; of several the innermost lane decides, then the smallest. */
export function blockAt(
  space: Drawn,
  y: number,
  /** From 0 at the left edge of the strip to 1 at the right; undefined beside it. */
  across: number | undefined,
): number | undefined {
  let best: { i: number; distance: number; size: bigint } | undefined;
  for (const [i, block] of space.view.blocks.entries()) {
    if (space.axis.yOf(block.first) - space.offset > y + REACH) break;
    if (space.axis.yOf(block.first + block.count) - space.offset < y - REACH) continue;
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

/** The stretches in view with their places; of several in one pixel the first. */
export function visibleStretches({ axis, offset, height }: Drawn) {
  const shown: { stretch: Stretch; i: number; y: number; h: number }[] = [];
  let covered = Number.NEGATIVE_INFINITY;
  for (const [i, stretch] of axis.stretches.entries()) {
    const y = axis.topOf(i) - offset;
    const h = axis.heightOf(i);
    if (y > height) break;
    if (y + h < 0 || (h < 1 && y + h < covered)) continue;
    covered = Math.max(Math.ceil(y + h), covered);
    shown.push({ stretch, i, y, h });
  }
  return shown;
}

/** How far beside a block the pointer may be, in pixels. */
const REACH = 4;
