import type { Range } from '@tanstack/react-virtual';

/** As the density and the pointer want it, in pixels; read from the tokens. */
export function rowHeight(element: HTMLElement | null): number {
  const value =
    element === null ? Number.NaN : parseFloat(getComputedStyle(element).getPropertyValue('--row'));
  return Number.isNaN(value) ? 24 : value;
}

/** The rows to put in the page: those in view, some around them, and one that must always be there; -1 for none. */
export const rangeWith =
  (always: number) =>
  ({ startIndex, endIndex, overscan, count }: Range): number[] => {
    const from = Math.max(0, startIndex - overscan);
    const to = Math.min(count - 1, endIndex + overscan);
    const range = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    if (always >= 0 && always < from) range.unshift(always);
    if (always > to && always < count) range.push(always);
    return range;
  };
