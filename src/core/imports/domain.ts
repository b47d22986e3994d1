import type { NodeIndex, NodePath } from '../base/brand.ts';
import { hex } from '../base/hex.ts';
import { pageAddress, pagesOf } from '../base/page.ts';
import { type Guest, items } from '../checks/files/guests.ts';
import type { HostFacts } from '../host/facts.ts';
import { nodeRanges } from '../partial/mappings.ts';
import { type DomainPartial, partialTree } from '../partial/partial.ts';
import type { Domain, Plan, ProviderDecision } from '../plan/plan.ts';
import { scmiFacts } from '../scmi/index.ts';
import { scmiAgentOf } from '../scmi/transports.ts';
import { identify } from './identify.ts';
import { type GivenRun, givenRuns, PageMap } from './pages.ts';
import { pinnedDevices } from './pins.ts';
import { providerDecisions } from './providers.ts';
import type { Mismatch } from './report.ts';
import { readScmi } from './scmi.ts';
import { readSettings } from './settings.ts';

/** A domain as its files describe it. */
export interface DomainFound {
  readonly domain: Domain;
  /** By what each device was recognised. */
  readonly evidence: ReadonlyMap<NodePath, readonly string[]>;
  readonly assumptions: readonly string[];
  readonly mismatches: readonly Mismatch[];
}

/**
 * Makes a domain from the files of one guest. Devices are the host nodes that `dtdev`, `xen,path` and the nodes of the
 * partial tree name; then those whose registers lie in pages that are mapped, and whose interrupts are routed, without
 * any of the named devices needing them. What the files say and the plan would not, and the other way round, is told.
 * @param plan without this domain; its target decides what Xen takes for protected
 * @param taken names that other domains of the import have
 */
export function importDomain(
  facts: HostFacts,
  plan: Plan,
  guest: Guest,
  taken: ReadonlySet<string>,
): DomainFound {
  const { domain: settings, assumptions } = readSettings(guest, taken);
  const given = givenRuns(guest);
  const runs = given.config.length > 0 ? given.config : given.tree;
  const pages = new PageMap([...given.config, ...given.tree]);
  const found = identify(facts, guest, pages);
  const claims = new Map([...found.claims].map(([node, by]) => [node, new Set(by)]));
  const { scmi, assumptions: scmiNotes } = readScmi(facts, settings.scmi, guest, pages);
  const domain = { ...settings, ...(scmi && { scmi }) };
  const build = (devices: Domain['devices'], providers: readonly ProviderDecision[] = []): DomainPartial =>
    partialTree(facts, plan, { ...domain, devices, providers });

  const notes = [...assumptions, ...scmiNotes, ...found.assumptions];
  notes.push(...claimByPages(facts, runs, pages, guest, claims, build(devicesOf(facts, claims))));
  notes.push(...claimByInterrupts(facts, guest, claims, build(devicesOf(facts, claims))));

  const plain = devicesOf(facts, claims);
  const providers =
    guest.partial === undefined
      ? []
      : providerDecisions(facts, build(plain), guest.partial.tree, found.pairs);
  notes.push(...providers.map(decisionText));
  const devices = pinnedDevices(facts, plain, pages, (wanted) => build(wanted, providers));
  const finished: Domain = { ...domain, devices, providers };
  const partial = partialTree(facts, plan, finished);
  notes.push(...silences(guest, given, partial));
  return {
    domain: finished,
    evidence: new Map([...claims].map(([node, by]) => [facts.tree.path(node), [...by]] as const)),
    assumptions: notes,
    mismatches: [...found.mismatches, ...differences(facts, guest, given, pages, partial)],
  };
}

const TAKEN_OVER: Readonly<Record<ProviderDecision['action'], string>> = {
  include: 'has it itself',
  stub: 'has a stand-in',
  drop: 'leaves it out',
  scmi: 'reaches it through SCMI',
};

function decisionText({ provider, id, action, rateHz }: ProviderDecision): string {
  const what = id === undefined ? provider : `${provider} ${id}`;
  const rate = rateHz === undefined ? '' : ` of ${rateHz} Hz`;
  return `${what}: the partial tree ${TAKEN_OVER[action]}${rate}, and so will the plan.`;
}

/** The claimed nodes without those that stand below another, in document order. */
function devicesOf({ tree }: HostFacts, claims: ReadonlyMap<NodeIndex, unknown>): Domain['devices'] {
  return [...claims.keys()]
    .filter((node) => ![...tree.ancestors(node)].some((above) => claims.has(above)))
    .sort((a, b) => a - b)
    .map((node) => ({ path: tree.path(node) }));
}

/** Claims devices all of whose registers lie in mapped pages that nobody else needs. */
function claimByPages(
  facts: HostFacts,
  runs: readonly GivenRun[],
  pages: PageMap,
  guest: Guest,
  claims: Map<NodeIndex, Set<string>>,
  partial: DomainPartial,
): string[] {
  const explained = new PageMap(partial.mappings);
  const open = new Set(runs.flatMap(pagesIn).filter((page) => !explained.has(page)));
  if (open.size === 0) return [];
  const routed = new Set(items(guest, 'irqs').map(({ text }) => Number(text)));
  const scmi = scmiPages(facts);
  const candidates = facts.devices().filter(({ node, assignable }) => {
    if (!assignable || isBelow(facts, node, claims)) return false;
    const touched = nodeRanges(facts.tree, node).flatMap((range) => pagesIn(pagesOf(range)));
    return (
      touched.length > 0 &&
      touched.every((page) => pages.has(page) && !scmi.has(page)) &&
      touched.some((page) => open.has(page))
    );
  });
  const enabled = candidates.filter((device) => device.enabled);
  const chosen = enabled.length > 0 ? enabled : candidates;
  const named = chosen.filter(
    ({ intids }) => routed.size === 0 || intids.length === 0 || intids.some((intid) => routed.has(intid)),
  );
  const notes: string[] = [];
  for (const { node, path } of named) {
    if (isBelow(facts, node, claims)) continue;
    claims.set(node, new Set([...(claims.get(node) ?? []), 'iomem']));
    if (guest.partial !== undefined) {
      notes.push(`${path} is taken as assigned, because its pages are mapped; the tree does not show it.`);
    }
  }
  return notes;
}

const pagesIn = ({ mfn, count }: { readonly mfn: number; readonly count: number }): number[] =>
  Array.from({ length: Math.min(count, 1 << 18) }, (_, i) => mfn + i);

/** Pages that only an SCMI mediation maps. */
function scmiPages({ tree }: HostFacts): Set<number> {
  const memory = scmiFacts(tree).instances.flatMap(({ channels }) => channels.flatMap(({ shmem }) => shmem));
  return new Set(
    memory.flatMap(({ address, size }) =>
      address === undefined || size === 0n ? [] : pagesIn(pagesOf({ address, size })),
    ),
  );
}

const isBelow = ({ tree }: HostFacts, node: NodeIndex, claims: ReadonlyMap<NodeIndex, unknown>): boolean =>
  [...tree.ancestors(node)].some((above) => claims.has(above));

/** Claims devices without registers, whose interrupts are routed to the guest and belong to nobody else in it. */
function claimByInterrupts(
  facts: HostFacts,
  guest: Guest,
  claims: Map<NodeIndex, Set<string>>,
  partial: DomainPartial,
): string[] {
  const known = new Set<number>(partial.owned.flatMap(({ spis }) => spis));
  const open = new Set(
    items(guest, 'irqs')
      .map(({ text }) => Number(text))
      .filter((irq) => !known.has(irq)),
  );
  const notes: string[] = [];
  for (const device of facts.devices()) {
    const { node, path, assignable, enabled, address, intids } = device;
    if (!assignable || !enabled || address !== undefined || intids.length === 0) continue;
    if (scmiAgentOf(facts.tree, node) !== undefined) continue;
    if (!intids.every((intid) => open.has(intid)) || isBelow(facts, node, claims)) continue;
    for (const intid of intids) open.delete(intid);
    claims.set(node, new Set([...(claims.get(node) ?? []), 'irqs']));
    if (guest.partial !== undefined) {
      notes.push(
        `${path} is taken as assigned, because its interrupts are routed; the tree does not show it.`,
      );
    }
  }
  return notes;
}

/** What the files leave unsaid as a whole, and the plan derives from the host. */
function silences(
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
function differences(
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
    const extra = pagesIn(run).find((page) => !planned.has(page));
    if (extra === undefined) continue;
    const { file, line, what } = run;
    found.push({ file, ...(line !== undefined && { line }), what, why: whoIsAt(facts, extra) });
  }
  const { config } = guest;
  if (config === undefined) return found;
  if (given.config.length > 0) {
    for (const { mfn, count, ranges } of partial.mappings) {
      if (pagesIn({ mfn, count }).every((page) => pages.has(page))) continue;
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
