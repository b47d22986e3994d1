import type { PageNumber } from '../base/brand.ts';
import { PAGE_SIZE, pageAddress, pageOf, pagesOf } from '../base/page.ts';
import { type Guest, iomem } from '../checks/files/guests.ts';
import { addressCells, sizeCells } from '../devicetree/cells.ts';
import { cellAt, type DeviceTree } from '../devicetree/tree.ts';

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

/** The tuples `<host size guest>` of every `xen,reg`, in the cells of the node above. */
function treeRuns(file: string, tree: DeviceTree): GivenRun[] {
  const runs: GivenRun[] = [];
  for (const node of tree.nodes()) {
    const cells = tree.value(node, 'xen,reg');
    const parent = tree.parent(node);
    if (cells === undefined || parent === undefined) continue;
    const [address, size] = [addressCells(tree, parent), sizeCells(tree, parent)];
    const stride = 2 * address + size;
    if (address < 1 || address > 2 || size < 1 || size > 2) continue;
    for (let at = 0; at + stride <= cells.length / 4; at += stride) {
      const host = numberAt(cells, at, address);
      const bytes = numberAt(cells, at + address, size);
      const target = numberAt(cells, at + address + size, address);
      runs.push({
        ...pagesOf({ address: host, size: bytes }),
        gfn: pageOf(target),
        file,
        what: `xen,reg of ${tree.path(node)}`,
      });
    }
  }
  return runs;
}

const numberAt = (cells: Uint8Array, at: number, count: number): bigint =>
  Array.from({ length: count }, (_, i) => cellAt(cells, at + i)).reduce(
    (sum, cell) => (sum << 32n) | BigInt(cell),
    0n,
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
