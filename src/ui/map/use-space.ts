import { useCallback, useMemo, useState } from 'react';
import type { MapBlock, SpaceView } from '../../store/address-map.ts';
import { Axis, mostZoom, stretchesOf } from './axis.ts';
import { type Lane, lanesOf } from './lanes.ts';
import { isBackground } from './places.ts';

/** An address space on screen: which part of it is in view, and how to change that. */
export interface Space {
  readonly view: SpaceView;
  readonly axis: Axis;
  readonly lanes: readonly Lane[];
  /** What lies at the upper edge, as a distance along the axis, in pixels. */
  readonly offset: number;
  readonly height: number;
  readonly zoom: number;
  readonly most: number;
  /** @param y stays where it is, in pixels from the upper edge */
  zoomBy(factor: number, y?: number): void;
  panBy(pixels: number): void;
  fit(): void;
  /** Brings a block into view without zooming. */
  show(block: MapBlock): void;
  /** Zooms in until a block can be told from its neighbours. */
  approach(block: MapBlock): void;
}

/** Space above the first and below the last block, in pixels. */
const MARGIN = 12;
const WHOLE: Lane = { lane: 0, lanes: 1 };
/** How high a block is after it was approached. */
const NEAR = 40;

export function useSpace(view: SpaceView, height: number): Space {
  const [at, setAt] = useState({ zoom: 1, offset: 0 });
  const room = Math.max(height - 2 * MARGIN, 1);
  const stretches = useMemo(() => stretchesOf(view.blocks), [view]);
  const lanes = useMemo(() => {
    const side = lanesOf(view.blocks.filter((block) => !isBackground(block)))[Symbol.iterator]();
    return view.blocks.map((block) => (isBackground(block) ? WHOLE : side.next().value!));
  }, [view]);
  const most = useMemo(() => mostZoom(stretches, room), [stretches, room]);
  const zoom = Math.min(at.zoom, most);
  const axis = useMemo(() => new Axis(stretches, room, zoom), [stretches, room, zoom]);
  const offset = within(axis, at.offset, room);

  const move = useCallback(
    (change: (axis: Axis, offset: number, zoom: number) => { zoom: number; offset: number }) =>
      setAt((old) => {
        const now = new Axis(stretches, room, Math.min(old.zoom, most));
        const next = change(now, within(now, old.offset, room), Math.min(old.zoom, most));
        const zoomed = Math.min(Math.max(next.zoom, 1), most);
        return { zoom: zoomed, offset: within(new Axis(stretches, room, zoomed), next.offset, room) };
      }),
    [stretches, room, most],
  );

  return useMemo(
    () => ({
      view,
      axis,
      lanes,
      offset: offset - MARGIN,
      height,
      zoom,
      most,
      zoomBy: (factor, y = height / 2) =>
        move((now, from, before) => {
          const next = Math.min(Math.max(before * factor, 1), most);
          const page = now.pageAt(from + y - MARGIN);
          return { zoom: next, offset: new Axis(stretches, room, next).yOf(page) - (y - MARGIN) };
        }),
      panBy: (pixels) => move((_, from, before) => ({ zoom: before, offset: from + pixels })),
      fit: () => setAt({ zoom: 1, offset: 0 }),
      show: ({ first, count }) =>
        move((now, from, before) => {
          const top = now.yOf(first);
          const bottom = Math.min(now.yOf(first + count), top + room);
          if (top < from) return { zoom: before, offset: top - MARGIN };
          return { zoom: before, offset: bottom > from + room ? bottom - room + MARGIN : from };
        }),
      approach: ({ first, count }) =>
        move((now, _, before) => {
          const zoomed = zoomFor((each) => new Axis(stretches, room, each), first, count, before, most, now);
          const next = new Axis(stretches, room, zoomed);
          const middle = (next.yOf(first) + next.yOf(first + count)) / 2;
          return { zoom: zoomed, offset: middle - room / 2 };
        }),
    }),
    [view, axis, lanes, offset, height, zoom, most, move, stretches, room],
  );
}

function within(axis: Axis, offset: number, room: number): number {
  return Math.min(Math.max(offset, 0), Math.max(axis.length - room, 0));
}

/** The least zoom from the present one on at which a block has the wanted height, or the most there is. */
function zoomFor(
  axisAt: (zoom: number) => Axis,
  first: number,
  count: number,
  from: number,
  most: number,
  now: Axis,
): number {
  let axis = now;
  let zoom = from;
  while (axis.yOf(first + count) - axis.yOf(first) < NEAR && zoom < most) {
    zoom = Math.min(zoom * 1.25, most);
    axis = axisAt(zoom);
  }
  return zoom;
}
