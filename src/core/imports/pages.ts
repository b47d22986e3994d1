import type { PageNumber } from '../base/brand.ts';
import { pageOf, pagesOf } from '../base/page.ts';
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
