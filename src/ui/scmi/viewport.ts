import type { Viewport } from '@xyflow/react';
import type { Place, Places } from './columns.ts';

/** The text of the boxes is 12 px; fitted, it is never smaller than 11 px. What then has no room is panned to. */
const LEGIBLE_ZOOM = 11.01 / 12;
const MOST_ZOOM = 1.25;
const MARGIN = 12;
/** How far the user can go away. */
export const LEAST_ZOOM = 0.25;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Shows the whole picture where it stays legible; otherwise its whole width, from the top. */
export function fitted(places: Places, { width, height }: Size): Viewport {
  const all = [...places.values()];
  if (all.length === 0) return { x: MARGIN, y: MARGIN, zoom: 1 };
  const left = Math.min(...all.map(({ x }) => x));
  const top = Math.min(...all.map(({ y }) => y));
  const wide = Math.max(...all.map((place) => place.x + place.width)) - left;
  const high = Math.max(...all.map((place) => place.y + place.height)) - top;
  const room = Math.min((width - MARGIN) / wide, (height - 2 * MARGIN) / high);
  const zoom = Math.min(Math.max(room, LEGIBLE_ZOOM), MOST_ZOOM);
  const inset = (space: number, used: number) => Math.max((space - used * zoom) / 2, MARGIN / 2);
  return { zoom, x: inset(width, wide) - left * zoom, y: inset(height, high) - top * zoom };
}

/** The nearest viewport that shows a box whole. */
export function shiftedInto(place: Place, { x, y, zoom }: Viewport, { width, height }: Size): Viewport {
  const shift = (from: number, size: number, offset: number, room: number): number => {
    const start = from * zoom + offset;
    const end = start + size * zoom;
    if (start < MARGIN) return offset + MARGIN - start;
    return end > room - MARGIN ? offset - (end - room + MARGIN) : offset;
  };
  return {
    zoom,
    x: shift(place.x, place.width, x, width),
    y: shift(place.y, place.height, y, height),
  };
}
