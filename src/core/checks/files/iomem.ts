import type { NodePath } from '../../base/brand.ts';
import { hex } from '../../base/hex.ts';
import { pageAddress, pageOf, pagesOf } from '../../base/page.ts';
import type { HostFacts } from '../../host/facts.ts';
import { describeRegion, firstTouched, guestLayout } from '../../partial/layout.ts';
import { nodeRanges } from '../../partial/mappings.ts';
import type { FileRule } from '../rule.ts';
import { each, listOf, tell } from './config.ts';
import { type Iomem, iomem, value } from './guests.ts';

const span = (start: number, count: number): string =>
  `${hex(pageAddress(start))}-${hex(pageAddress(start + count) - 1n)}`;

/** The host's registers that begin in the first page of an item, with the pages that they touch. */
function registersAt(facts: HostFacts, { mfn }: Iomem): { path: NodePath; count: number }[] {
  return facts
    .allSpans()
    .filter(({ start }) => pageOf(start) === mfn)
    .map(({ node, start, end }) => ({
      path: facts.tree.path(node),
      count: pagesOf({ address: start, size: end - start }).count,
    }));
}

function tooMuch(facts: HostFacts, item: Iomem) {
  const [first] = registersAt(facts, item);
  if (first === undefined) {
    if (isWhole(facts, item)) return undefined;
    const meant = facts.devices().find(({ address }) => address === BigInt(item.mfn));
    if (meant === undefined) return undefined;
    const { path } = meant;
    return {
      path,
      message: `iomem "${item.text}" begins with the address of ${path}; the page is ${hex(item.mfn >> 12)}.`,
    };
  }
  const { path } = first;
  const needed = lastPage(facts, item) - item.mfn + 1;
  if (item.count <= needed || isWhole(facts, item)) return undefined;
  return {
    path,
    message: `iomem "${item.text}" maps ${item.count} pages, and registers take ${needed} of them from ${path} on. Counts are hexadecimal numbers of pages.`,
  };
}

/** Whether an item is just what some node takes: a bus with all that stands on it, a window of a PCI host bridge. */
function isWhole({ tree }: HostFacts, { mfn, count }: Iomem): boolean {
  for (const node of tree.nodes()) {
    for (const range of nodeRanges(tree, node)) {
      const taken = pagesOf(range);
      if (taken.mfn === mfn && taken.count === count) return true;
    }
  }
  return false;
}

/** The last page of any registers that begin within an item. */
function lastPage(facts: HostFacts, { mfn, count }: Iomem): number {
  let last = mfn - 1;
  for (const { start, end } of facts.allSpans()) {
    const first = pageOf(start);
    if (first >= mfn && first < mfn + count) last = Math.max(last, pageOf(end - 1n));
  }
  return last;
}

/** What the `iomem` of a dom.cfg can have wrong. */
export const IOMEM_FILE_RULES: readonly FileRule[] = [
  {
    id: 'DG-FILE-08',
    kind: 'file',
    name: 'iomem cannot be read',
    severity: 'error',
    why: 'An item is "START,COUNT" or "START,COUNT@GFN", three hexadecimal page numbers; anything else is refused.',
    source: 'Xen: tools/xl/xl_parse.c, parse_config_data',
    run: (context) =>
      each(context, listOf('iomem'), ({ text }, guest) =>
        tell(
          !iomem(guest).some((read) => read.text === text) && `iomem has "${text}", which xl does not read.`,
        ),
      ),
  },
  {
    id: 'DG-FILE-09',
    kind: 'file',
    name: 'iomem counts too much',
    severity: 'warning',
    why: 'START and COUNT are hexadecimal numbers of 4 KiB pages. Decimal counts and counts in bytes give the guest more than the device.',
    source: 'Xen: docs/man/xl.cfg.5.pod.in, iomem',
    run: ({ facts, ...context }) =>
      each(context, iomem, (item) => (facts === undefined ? undefined : tooMuch(facts, item))),
  },
  {
    id: 'DG-FILE-10',
    kind: 'file',
    name: 'iomem ends before the registers',
    severity: 'error',
    why: 'Registers that do not begin at a page boundary may touch one page more than their size suggests. The driver faults when it gets there.',
    source: 'Xen: docs/man/xl.cfg.5.pod.in, iomem',
    run: ({ facts, ...context }) =>
      each(context, iomem, (item, _, all) => {
        if (facts === undefined) return undefined;
        const at = registersAt(facts, item);
        const cut = at.every(({ count }) => count > item.count) ? at[0] : undefined;
        const goesOn = all.some(({ mfn }) => mfn === item.mfn + item.count);
        if (cut === undefined || goesOn) return undefined;
        return {
          path: cut.path,
          message: `iomem "${item.text}" maps ${item.count} pages, and ${cut.path} touches ${cut.count}.`,
        };
      }),
  },
  {
    id: 'DG-FILE-11',
    kind: 'file',
    name: 'iomem over something in the guest',
    severity: 'error',
    why: 'Xen maps over RAM, the interrupt controller or the grant table without a word.',
    source: 'Xen: xen/include/public/arch-arm.h; xen/arch/arm/p2m.c',
    run: (context) =>
      each(context, iomem, ({ text, gfn, count }, guest) => {
        const layout = guestLayout(
          {
            boot: 'xl',
            memoryMib: Number(value(guest, 'memory') ?? 0),
            directMap: false,
            extraConfig: '',
          },
          { ...context.target, version: '4.22' },
        );
        const hit = firstTouched(layout.taken, gfn, count);
        return tell(
          hit && `iomem "${text}" lies at ${span(gfn, count)} in the guest, over ${describeRegion(hit)}.`,
        );
      }),
  },
  {
    id: 'DG-FILE-12',
    kind: 'file',
    name: 'iomem in reserved memory',
    severity: 'error',
    why: 'Nodes below /reserved-memory give dom0 no right to pass their pages on: creation of the domain fails with EPERM.',
    source: 'Xen: commit f9335bd4b8 (4.13)',
    run: ({ facts, ...context }) =>
      each(context, iomem, (item) => {
        const { text, mfn, count } = item;
        const top = facts?.tree.byPath('/reserved-memory');
        if (facts === undefined || top === undefined || registersAt(facts, item).length > 0) return undefined;
        const hit = facts.tree.children(top).find((node) =>
          facts.spans(node).some(({ start, end }) => {
            return mfn <= pageOf(end - 1n) && pageOf(start) < mfn + count;
          }),
        );
        if (hit === undefined) return undefined;
        const path = facts.tree.path(hit);
        return { path, message: `iomem "${text}" maps pages of ${path}, which dom0 may not pass on.` };
      }),
  },
  {
    id: 'DG-FILE-13',
    kind: 'file',
    name: 'Page in two configurations',
    severity: 'error',
    why: 'Xen maps a page into as many guests as ask for it.',
    source: 'Xen: tools/libs/light/libxl_create.c, iomem',
    run: (context) =>
      each(context, iomem, ({ text, mfn, count }, guest) => {
        const other = context.guests
          .slice(0, context.guests.indexOf(guest))
          .find((earlier) =>
            iomem(earlier).some((item) => mfn < item.mfn + item.count && item.mfn < mfn + count),
          );
        return tell(other && `iomem "${text}" maps pages that ${other.config!.file} maps as well.`);
      }),
  },
];
