/** How an address space is laid along a line: pages in order, sizes compressed, long empty runs cut out. */

interface Extent {
  readonly first: number;
  readonly count: number;
}

/** Neighbouring pages in which nothing begins or ends. */
export interface Stretch extends Extent {
  /** Whether something lies there. */
  readonly used: boolean;
}

/** The height of a page when nothing is compressed any more, in pixels. */
const PAGE_HEIGHT = 96;
/** Uniform pages beyond this many stay compressed. */
const MOST_PAGES = 24;
/** An empty run of more pages than this is cut short, and drawn as a break. */
const BREAK_FROM = 64;
/** The height of a break, in pixels, at most. */
const BREAK_HEIGHT = 28;

/** Cuts an address space at every edge of what lies in it. */
export function stretchesOf(extents: readonly Extent[]): Stretch[] {
  const steps = new Map<number, number>();
  const step = (at: number, by: number) => steps.set(at, (steps.get(at) ?? 0) + by);
  for (const { first, count } of extents) {
    step(first, 1);
    step(first + count, -1);
  }
  const edges = [...steps].sort(([a], [b]) => a - b);
  const stretches: Stretch[] = [];
  let depth = 0;
  for (const [i, [first, by]] of edges.entries()) {
    depth += by;
    const next = edges[i + 1]?.[0];
    if (next !== undefined) stretches.push({ first, count: next - first, used: depth > 0 });
  }
  return stretches;
}

export const isBreak = ({ used, count }: Stretch): boolean => !used && count > BREAK_FROM;

/** What a stretch takes of the height when all are to be seen at once: a page 1, each doubling as much again. */
function weightOf(stretch: Stretch): number {
  if (isBreak(stretch)) return 1.5 + Math.log2(stretch.count) / 10;
  return (1 + Math.log2(stretch.count)) * (stretch.used ? 1 : 0.3);
}

const mostHeight = (stretch: Stretch): number =>
  isBreak(stretch) ? BREAK_HEIGHT : Math.min(stretch.count, MOST_PAGES) * PAGE_HEIGHT;

/**
 * Places pages along a line. At zoom 1 all of it fits the height; zooming in draws each stretch longer, until its
 * pages have their full height.
 */
export class Axis {
  readonly stretches: readonly Stretch[];
  /** The length of all stretches together, in pixels. */
  readonly length: number;
  readonly #tops: Float64Array;

  constructor(stretches: readonly Stretch[], height: number, zoom: number) {
    this.stretches = stretches;
    const tops = new Float64Array(stretches.length + 1);
    const share = shareOf(stretches, height);
    for (const [i, stretch] of stretches.entries()) {
      tops[i + 1] = tops[i]! + Math.min(weightOf(stretch) * share * zoom, mostHeight(stretch));
    }
    this.#tops = tops;
    this.length = tops.at(-1)!;
  }

  /** Distance from the beginning, in pixels; pages in breaks and beyond the ends have the place of the nearest edge. */
  yOf(page: number): number {
    const i = lastAtMost(this.stretches.length, (at) => this.stretches[at]!.first <= page);
    const stretch = this.stretches[i];
    if (stretch === undefined) return 0;
    const inside = Math.min((page - stretch.first) / stretch.count, 1);
    return this.#tops[i]! + inside * (this.#tops[i + 1]! - this.#tops[i]!);
  }

  /** The page at a distance, with a fraction. */
  pageAt(y: number): number {
    const i = Math.max(
      0,
      lastAtMost(this.stretches.length, (at) => this.#tops[at]! <= y),
    );
    const stretch = this.stretches[i];
    if (stretch === undefined) return 0;
    const height = this.#tops[i + 1]! - this.#tops[i]!;
    const inside = height === 0 ? 0 : Math.min(Math.max((y - this.#tops[i]!) / height, 0), 1);
    return stretch.first + inside * stretch.count;
  }

  /** The height of a stretch, by its position. */
  heightOf(i: number): number {
    return this.#tops[i + 1]! - this.#tops[i]!;
  }

  topOf(i: number): number {
    return this.#tops[i]!;
  }
}

/** The zoom at which every page has its full height. */
export function mostZoom(stretches: readonly Stretch[], height: number): number {
  const share = shareOf(stretches, height);
  return Math.max(1, ...stretches.map((stretch) => mostHeight(stretch) / (weightOf(stretch) * share)));
}

const shareOf = (stretches: readonly Stretch[], height: number): number =>
  height /
  Math.max(
    1,
    stretches.reduce((sum, stretch) => sum + weightOf(stretch), 0),
  );

/** The last of n positions for which something holds that holds for a beginning of them; -1 for none. */
function lastAtMost(n: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
