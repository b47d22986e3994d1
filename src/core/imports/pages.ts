import type { PageNumber } from '../base/brand.ts';
import { PAGE_SIZE, pageAddress, pageOf, pagesOf } from '../base/page.ts';
import { type Guest, iomem } from '../checks/files/guests.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import { xenReg } from '../partial/xen-reg.ts';

/** Host pages that the files map, and where. */
export interface GivenRun {
  readonly mfn: PageNumber;
  readonly count: number;
  readonly gfn: PageNumber;
  /** Where that is said. */
  readonly file: string;
  readonly line?: number;
  /** As it stands there: `iomem 0xff0e0,0x1`. */
  readonly what: string;
}

/** More pages than this are not taken one by one: no device has 16 GiB of registers. */
const MOST_PAGES = 1 << 22;

/** Of a run that is longer, so many pages at its beginning stand for it: no device has 1 GiB of registers. */
const LONGEST_RUN = 1 << 18;

/** The pages of a run, one by one. */
export const pagesIn = ({ mfn, count }: { readonly mfn: number; readonly count: number }): number[] =>
  Array.from({ length: Math.min(count, LONGEST_RUN) }, (_, i) => mfn + i);

/** What the configuration (`iomem`) and the tree (`xen,reg`) of a guest map; either may be silent. */
export function givenRuns(guest: Guest): { readonly config: GivenRun[]; readonly tree: GivenRun[] } {
  const { config, partial } = guest;
  return {
    config:
      config === undefined
        ? []
        : iomem(guest).map(({ mfn, count, gfn, text, line }) => ({
            mfn: mfn as PageNumber,
            count,
            gfn: gfn as PageNumber,
            file: config.file,
            line,
            what: `iomem ${text}`,
          })),
    tree: partial === undefined ? [] : treeRuns(partial.file, partial.tree),
  };
}

/** What every `xen,reg` of a tree maps. */
const treeRuns = (file: string, tree: DeviceTree): GivenRun[] =>
  [...tree.nodes()].flatMap((node) =>
    xenReg(tree, node).map(({ host, size, guest }) => ({
      ...pagesOf({ address: host, size }),
      gfn: pageOf(guest),
      file,
      what: `xen,reg of ${tree.path(node)}`,
    })),
  );

/** Which pages are mapped, and where each appears; the first run that maps a page counts. */
export class PageMap {
  readonly #guestOf = new Map<number, number>();
  readonly #hostOf = new Map<number, number>();

  constructor(runs: readonly Pick<GivenRun, 'mfn' | 'count' | 'gfn'>[]) {
    for (const { mfn, count, gfn } of runs) {
      for (let i = 0; i < count && this.#guestOf.size < MOST_PAGES; i++) {
        if (!this.#guestOf.has(mfn + i)) this.#guestOf.set(mfn + i, gfn + i);
        if (!this.#hostOf.has(gfn + i)) this.#hostOf.set(gfn + i, mfn + i);
      }
    }
  }

  has(mfn: number): boolean {
    return this.#guestOf.has(mfn);
  }

  /** Whether something is mapped at a guest address. */
  shows(guest: bigint): boolean {
    return this.#hostOf.has(Number(guest >> 12n));
  }

  guestPage(mfn: number): PageNumber | undefined {
    return this.#guestOf.get(mfn) as PageNumber | undefined;
  }

  /** The host address behind a guest address; the same address where nothing is mapped there. */
  hostAddress(guest: bigint): bigint {
    const page = this.#hostOf.get(pageOf(guest));
    return page === undefined ? guest : pageAddress(page) + (guest % PAGE_SIZE);
  }

  get size(): number {
    return this.#guestOf.size;
  }

  pages(): IterableIterator<number> {
    return this.#guestOf.keys();
  }
}
