import type { Range } from '@tanstack/react-virtual';
import { useLayoutEffect } from 'react';
import { density, mode } from '../theme/appearance.ts';
import { useChoice } from './use-choice.ts';

/** Asking the browser for a token takes long where a list of thousands asks for each of its rows. */
const known = new WeakMap<HTMLElement, number>();

/** As the density and the pointer want it, in pixels; read from the tokens. */
export function rowHeight(element: HTMLElement | null): number {
  if (element === null) return DEFAULT_HEIGHT;
  let height = known.get(element);
  if (height === undefined) {
    height = parseFloat(getComputedStyle(element).getPropertyValue('--row')) || DEFAULT_HEIGHT;
    known.set(element, height);
  }
  return height;
}

const DEFAULT_HEIGHT = 24;

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

/** Measures the rows of a list again when another density or mode is chosen. */
export function useRowMeasure(list: { measure(): void; readonly scrollElement: HTMLElement | null }): void {
  const look = `${useChoice(density)} ${useChoice(mode)}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the look is what the height of a row follows from
  useLayoutEffect(() => {
    if (list.scrollElement !== null) known.delete(list.scrollElement);
    list.measure();
  }, [look]);
}
