/** Where the parts of the picture stand, in pixels from its left edge. */
export interface Geometry {
  readonly width: number;
  /** The strips of the board and of the guest; without a guest there is no second one. */
  readonly host: { readonly x: number; readonly width: number };
  readonly guest: { readonly x: number; readonly width: number } | undefined;
}

const clamp = (value: number, least: number, most: number) =>
  Math.round(Math.min(Math.max(value, least), most));

/** Names outside, strips inside, and room for the arrows between them. */
export function geometry(width: number, hasGuest: boolean): Geometry {
  const strip = clamp(width * 0.1, 28, 80);
  if (!hasGuest) return { width, host: { x: clamp(width * 0.42, 60, 360), width: strip }, guest: undefined };
  const between = clamp(width * 0.16, 28, 180);
  const x = Math.round((width - 2 * strip - between) * 0.5);
  return { width, host: { x, width: strip }, guest: { x: x + strip + between, width: strip } };
}
