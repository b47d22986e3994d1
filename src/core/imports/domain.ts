import type { NodePath } from '../base/brand.ts';
import type { Guest } from '../checks/files/guests.ts';
import type { HostFacts } from '../host/facts.ts';
import { type DomainPartial, partialTree } from '../partial/partial.ts';
import type { Domain, Plan, ProviderDecision } from '../plan/plan.ts';
import { claimByInterrupts, claimByPages, devicesOf } from './claims.ts';
import { differences, silences } from './differences.ts';
import { identify } from './identify.ts';
import { PageMap } from './page-map.ts';
import { givenRuns } from './pages.ts';
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
