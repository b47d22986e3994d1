/** Device tree source: text to plain tree and back. Knows the language, and no meaning of any property. */
export { DtsError, type DtsPosition } from './error.ts';
export { applyOverlay, isOverlay } from './overlay.ts';
export { OverlayError, type OverlayErrorCode } from './overlay-error.ts';
export { type DtsOptions, type PlacedDts, parseDts, parsePlacedDts } from './parse.ts';
export {
  type PrintedDts,
  type PrintedLines,
  type PrintedNode,
  type PrintOptions,
  printDts,
} from './print.ts';
export type { CellLayout } from './write-value.ts';
