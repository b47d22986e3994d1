/** Where the parts of the picture stand, in pixels from its left edge. */
export interface Geometry {
  readonly width: number;
  /** The strips of the board and of the guest; without a guest there is no second one. */
  readonly host: { readonly x: number; readonly width: number };
  readonly guest: { readonly x: number; readonly width: number } | undefined;
}

const clamp = (value: number, least: number, most: number) =>
  Math.round(Math.min(Math.max(value, least), most));

/** From this width on, words stand where a guest is missing. */
export const WORDS_FROM = 480;

/** Names outside, strips inside, and room for the arrows between them. */
export function geometry(width: number, hasGuest: boolean): Geometry {
  const strip = clamp(width * 0.1, 28, 80);
  if (!hasGuest) {
    // A narrow pane has no room for words about the missing guest.
    const x = width > WORDS_FROM ? clamp(width * 0.42, 60, 360) : Math.max(width - strip - 24, 0);
    return { width, host: { x, width: strip }, guest: undefined };
  }
  const between = clamp(width * 0.16, 28, 180);
  const x = Math.round((width - 2 * strip - between) * 0.5);
  return { width, host: { x, width: strip }, guest: { x: x + strip + between, width: strip } };
}
