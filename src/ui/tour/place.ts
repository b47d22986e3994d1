export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Rect extends Size {
  readonly left: number;
  readonly top: number;
}

/**
 * Puts a box beside an anchor, on the first side with room: right, left, below, above (below first where the anchor is
 * narrow, as buttons are); else into the lower right corner, as it is there where there is no anchor.
 */
export function placeBeside(
  anchor: Rect | undefined,
  box: Size,
  window: Size,
  margin: number,
): { left: number; top: number } {
  const clamp = (value: number, most: number) => Math.max(margin, Math.min(value, most - margin));
  const left = (wanted: number) => clamp(wanted, window.width - box.width);
  const top = (wanted: number) => clamp(wanted, window.height - box.height);
  const corner = { left: left(window.width), top: top(window.height) };
  if (anchor === undefined) return corner;
  const right = anchor.left + anchor.width;
  const below = anchor.top + anchor.height;
  const fitsBeside = (room: number) => room >= box.width + 2 * margin;
  const fitsAbove = (room: number) => room >= box.height + 2 * margin;
  const under = { left: left(anchor.left), top: top(below + margin) };
  if (anchor.width < box.width && fitsAbove(window.height - below)) return under;
  if (fitsBeside(window.width - right)) return { left: left(right + margin), top: top(anchor.top) };
  if (fitsBeside(anchor.left)) return { left: left(anchor.left - margin - box.width), top: top(anchor.top) };
  if (fitsAbove(window.height - below)) return under;
  if (fitsAbove(anchor.top)) return { left: left(anchor.left), top: top(anchor.top - margin - box.height) };
  return corner;
}
