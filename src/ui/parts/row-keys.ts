import { rowHeight } from './virtual-rows.ts';

/** The row that a key leads to in a list; undefined for every other key, and in an empty list. */
export function rowForKey(
  key: string,
  { active, count, page }: { readonly active: number; readonly count: number; readonly page: number },
): number | undefined {
  const to = new Map([
    ['ArrowDown', active + 1],
    ['ArrowUp', active - 1],
    ['Home', 0],
    ['End', count - 1],
    ['PageDown', active + page],
    ['PageUp', active - page],
  ]).get(key);
  return to === undefined || count === 0 ? undefined : Math.min(Math.max(to, 0), count - 1);
}

/** How far a page key goes: all rows in view but some, so that one can read on. */
export const pageOf = (scroller: HTMLElement | null, kept = 1): number =>
  Math.max(1, Math.floor((scroller?.clientHeight ?? 0) / rowHeight(scroller)) - kept);
