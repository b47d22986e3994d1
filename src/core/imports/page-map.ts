/** Host pages that a guest has and where it has them, kept as runs: a PCI window alone can be millions of pages. */
import type { PageNumber } from '../base/brand.ts';
import { PAGE_SIZE, pageAddress, pageOf } from '../base/page.ts';

/** Host pages one after the other, that a guest has one after the other. */
export interface PageRun {
  /** The first one as the host counts. */
  readonly mfn: number;
  readonly count: number;
  /** The first one as the guest counts. */
  readonly gfn: number;
}

/** Host pages, wherever a guest has them. */
export type HostPages = Omit<PageRun, 'gfn'>;

/** Which pages are mapped, and where each appears; the first run that maps a page counts. */
export class PageMap {
  readonly #byHost: readonly PageRun[];
  readonly #byGuest: readonly PageRun[];

  constructor(runs: readonly PageRun[]) {
    this.#byHost = firstOnes(runs, 'mfn');
    this.#byGuest = firstOnes(runs, 'gfn');
  }

  get isEmpty(): boolean {
    return this.#byHost.length === 0;
  }

  /** Those of some host pages that are not mapped; where the guest would have them says nothing. */
  without({ mfn, count }: HostPages): PageRun[] {
    return partsOutside({ mfn, count, gfn: mfn }, this.#byHost, 'mfn');
  }

  /** Whether all of some host pages are mapped. */
  covers(pages: HostPages): boolean {
    return this.without(pages).length === 0;
  }

  /** Whether any of one or more host pages is mapped. */
  meets({ mfn, count }: HostPages): boolean {
    return this.#byHost.some((run) => run.mfn < mfn + count && mfn < run.mfn + run.count);
  }

  /** Whether something is mapped at a guest address, in bytes. */
  shows(guest: bigint): boolean {
    return runWith(pageOf(guest), this.#byGuest, 'gfn') !== undefined;
  }

  guestPage(mfn: number): PageNumber | undefined {
    const run = runWith(mfn, this.#byHost, 'mfn');
    return run && ((run.gfn + mfn - run.mfn) as PageNumber);
  }

  /** The host address behind a guest address, both in bytes; the same address where nothing is mapped there. */
  hostAddress(guest: bigint): bigint {
    const page = pageOf(guest);
    const run = runWith(page, this.#byGuest, 'gfn');
    return run === undefined ? guest : pageAddress(run.mfn + page - run.gfn) + (guest % PAGE_SIZE);
  }
}

type Side = 'mfn' | 'gfn';

const runWith = (page: number, runs: readonly PageRun[], side: Side): PageRun | undefined =>
  runs.find((run) => run[side] <= page && page < run[side] + run.count);

/** The parts of runs that no run before them has on one side, in the order of that side. */
function firstOnes(runs: readonly PageRun[], side: Side): PageRun[] {
  const kept: PageRun[] = [];
  for (const run of runs) {
    kept.push(...partsOutside(run, kept, side));
    kept.sort((a, b) => a[side] - b[side]);
  }
  return kept;
}

/** What of a run none of some others has; these do not overlap, and are in the order of that side. */
function partsOutside(run: PageRun, others: readonly PageRun[], side: Side): PageRun[] {
  const parts: PageRun[] = [];
  let next = 0;
  for (const other of others) {
    const from = other[side] - run[side];
    if (from >= run.count) break;
    if (from + other.count <= next) continue;
    if (from > next) parts.push(partOf(run, next, from));
    next = from + other.count;
  }
  if (next < run.count) parts.push(partOf(run, next, run.count));
  return parts;
}

const partOf = ({ mfn, gfn }: PageRun, from: number, to: number): PageRun => ({
  mfn: mfn + from,
  count: to - from,
  gfn: gfn + from,
});
