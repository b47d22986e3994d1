/** Devices that no file names, and that the files give to a guest all the same: by pages, or by interrupts. */
import type { NodeIndex } from '../base/brand.ts';
import { pagesOf } from '../base/page.ts';
import { type Guest, items } from '../checks/files/guests.ts';
import type { HostFacts } from '../host/facts.ts';
import { nodeRanges } from '../partial/mappings.ts';
import type { DomainPartial } from '../partial/partial.ts';
import type { Domain } from '../plan/plan.ts';
import { scmiFacts } from '../scmi/index.ts';
import { scmiAgentOf } from '../scmi/transports.ts';
import { PageMap } from './page-map.ts';
import type { GivenRun } from './pages.ts';

/** The claimed nodes without those that stand below another, in document order. */
export function devicesOf(facts: HostFacts, claims: ReadonlyMap<NodeIndex, unknown>): Domain['devices'] {
  return [...claims.keys()]
    .filter((node) => !isBelow(facts, node, claims))
    .sort((a, b) => a - b)
    .map((node) => ({ path: facts.tree.path(node) }));
}

/** Claims devices all of whose registers lie in mapped pages that nobody else needs. */
export function claimByPages(
  facts: HostFacts,
  runs: readonly GivenRun[],
  pages: PageMap,
  guest: Guest,
  claims: Map<NodeIndex, Set<string>>,
  partial: DomainPartial,
): string[] {
  const explained = new PageMap(partial.mappings);
  const open = new PageMap(runs.flatMap((run) => explained.without(run)));
  if (open.isEmpty) return [];
  const routed = new Set(items(guest, 'irqs').map(({ text }) => Number(text)));
  const scmi = scmiPages(facts);
  const candidates = facts.devices().filter(({ node, assignable }) => {
    if (!assignable || isBelow(facts, node, claims)) return false;
    const touched = nodeRanges(facts.tree, node).map(pagesOf);
    return (
      touched.every((run) => pages.covers(run) && !scmi.meets(run)) && touched.some((run) => open.meets(run))
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

/** Pages that only an SCMI mediation maps. */
function scmiPages({ tree }: HostFacts): PageMap {
  const memory = scmiFacts(tree).instances.flatMap(({ channels }) => channels.flatMap(({ shmem }) => shmem));
  return new PageMap(
    memory.flatMap(({ address, size }) => {
      if (address === undefined || size === 0n) return [];
      const { mfn, count } = pagesOf({ address, size });
      return [{ mfn, count, gfn: mfn }];
    }),
  );
}

const isBelow = ({ tree }: HostFacts, node: NodeIndex, claims: ReadonlyMap<NodeIndex, unknown>): boolean =>
  [...tree.ancestors(node)].some((above) => claims.has(above));

/** Claims devices without registers, whose interrupts are routed to the guest and belong to nobody else in it. */
export function claimByInterrupts(
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
