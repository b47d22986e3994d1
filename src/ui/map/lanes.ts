/** Puts blocks that lie over each other side by side, as a calendar does with meetings. */

export interface Lane {
  /** From 0. */
  readonly lane: number;
  /** How many lanes there are at this place. */
  readonly lanes: number;
}

interface Extent {
  readonly first: number;
  readonly count: number;
}

/** More than these would be too narrow to be seen: the others share the last. */
const MOST_LANES = 12;

/** A lane for each extent; they come by `first`. */
export function lanesOf(extents: readonly Extent[]): Lane[] {
  const lanes: number[] = [];
  const widths: number[] = [];
  let ends: number[] = [];
  let clusterEnd = -1;
  let begin = 0;
  const close = (until: number) => widths.push(...new Array<number>(until - begin).fill(ends.length));
  for (const [i, { first, count }] of extents.entries()) {
    if (first >= clusterEnd) {
      close(i);
      begin = i;
      ends = [];
    }
    const free = ends.findIndex((end) => end <= first);
    const lane = Math.min(free < 0 ? ends.length : free, MOST_LANES - 1);
    ends[lane] = Math.max(ends[lane] ?? 0, first + count);
    clusterEnd = Math.max(clusterEnd, first + count);
    lanes.push(lane);
  }
  close(extents.length);
  return lanes.map((lane, i) => ({ lane, lanes: widths[i]! }));
}
