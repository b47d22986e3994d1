/** How the files of a guest and what the plan would write for it differ. */
import { hex } from '../base/hex.ts';
import { pageAddress } from '../base/page.ts';
import { type Guest, items } from '../checks/files/guests.ts';
import type { HostFacts } from '../host/facts.ts';
import type { DomainPartial } from '../partial/partial.ts';
import { PageMap } from './page-map.ts';
import type { GivenRun } from './pages.ts';
import type { Mismatch } from './report.ts';

/** What the files leave unsaid as a whole, and the plan derives from the host. */
export function silences(
  { config, partial }: Guest,
  given: { readonly config: readonly GivenRun[] },
  made: DomainPartial,
): string[] {
  const notes: string[] = [];
  const spis = made.owned.some((node) => node.spis.length > 0);
  if (config !== undefined) {
    const lacks = (key: string): boolean => !config.settings.some((setting) => setting.key === key);
    if (given.config.length === 0 && made.mappings.length > 0) {
      notes.push(`${config.file} has no iomem: the pages are derived from the host tree.`);
    }
    if (lacks('irqs') && spis) {
      notes.push(`${config.file} has no irqs: the interrupts are derived from the host tree.`);
    }
    if (lacks('dtdev') && made.owned.some((node) => node.protected)) {
      notes.push(
        `${config.file} has no dtdev: the devices that an IOMMU covers are derived from the host tree.`,
      );
    }
  }
  if (partial === undefined && made.domain.devices.length > 0) {
    notes.push('There is no partial tree: it is derived from the host tree.');
  }
  return notes;
}

/** Pages and interrupts that the files have and the plan would not, and the other way round. */
export function differences(
  facts: HostFacts,
  guest: Guest,
  given: { readonly config: readonly GivenRun[]; readonly tree: readonly GivenRun[] },
  pages: PageMap,
  partial: DomainPartial,
): Mismatch[] {
  const { tree } = facts;
  const found: Mismatch[] = [];
  const planned = new PageMap(partial.mappings);
  for (const run of [...given.config, ...given.tree]) {
    const [extra] = planned.without(run);
    if (extra === undefined) continue;
    const { file, line, what } = run;
    found.push({ file, ...(line !== undefined && { line }), what, why: whoIsAt(facts, extra.mfn) });
  }
  const { config } = guest;
  if (config === undefined) return found;
  if (given.config.length > 0) {
    for (const { mfn, count, ranges } of partial.mappings) {
      if (pages.covers({ mfn, count })) continue;
      const paths = [...new Set(ranges.map(({ node }) => tree.path(node)))].join(', ');
      const what = `${hex(mfn)},${hex(count)}`;
      found.push({
        file: config.file,
        what,
        why: `The plan hands these pages over too: registers of ${paths}.`,
      });
    }
  }
  const routed = new Map(items(guest, 'irqs').map(({ text, line }) => [Number(text), line]));
  const spis = new Set<number>([
    ...partial.owned.flatMap((node) => node.spis),
    ...(partial.scmi?.interrupts ?? []),
  ]);
  for (const [intid, line] of routed) {
    if (spis.has(intid)) continue;
    const raisers = facts.devices().filter(({ intids }) => intids.some((own) => own === intid));
    const who = raisers.map(({ path, why }) => withReason(path, why)).join(', ');
    const why =
      who === '' ? 'No node of the host raises it.' : `It belongs to ${who}, which the domain does not get.`;
    found.push({ file: config.file, line, what: `irqs ${intid}`, why });
  }
  if (routed.size > 0) {
    for (const { path, spis: own } of partial.owned) {
      const extra = own.filter((intid) => !routed.has(intid));
      if (extra.length === 0) continue;
      const why = `The plan routes ${extra.join(', ')} of ${path} too.`;
      found.push({ file: config.file, what: 'irqs', why });
    }
  }
  return found;
}

function whoIsAt(facts: HostFacts, page: number): string {
  const [start, end] = [pageAddress(page), pageAddress(page + 1)];
  const paths = new Set(
    facts
      .allSpans()
      .filter((span) => span.start < end && span.end > start)
      .map(({ node }) => withReason(facts.tree.path(node), facts.whyNotAssignable(node))),
  );
  const at = `page ${hex(page)}`;
  return paths.size === 0
    ? `The host tree says nothing of what lies in ${at}; the plan does not hand it over.`
    : `In ${at} lie registers of ${[...paths].join(', ')}; the plan does not hand it over.`;
}

/** A node that cannot be assigned, with the reason, as part of a sentence. */
const withReason = (path: string, why: string | undefined): string =>
  why === undefined ? path : `${path} (${why.replace(/\.$/, '')})`;
