import type { NodeIndex } from '../base/brand.ts';
import { entries } from '../devicetree/entries.ts';
import { nameOfEntry } from '../devicetree/names.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { HostFacts } from '../host/facts.ts';
import type { DomainPartial } from '../partial/partial.ts';
import type { ProviderDecision } from '../plan/plan.ts';

/**
 * What the partial tree says about clocks whose controller stays outside: another rate than the plan would write is a
 * decision of whoever wrote it, and so is a clock that is left out.
 * @param pairs nodes of the partial tree and the host nodes that they stand for
 */
export function clockDecisions(
  { tree }: HostFacts,
  { uses }: DomainPartial,
  guest: DeviceTree,
  pairs: ReadonlyMap<NodeIndex, NodeIndex>,
): ProviderDecision[] {
  const guestOf = new Map([...pairs].map(([node, host]) => [host, node]));
  const decisions = new Map<string, ProviderDecision>();
  for (const use of uses) {
    const node = guestOf.get(use.consumer);
    if (use.property !== 'clocks' || use.outcome !== 'stubbed' || use.provider === undefined) continue;
    if (node === undefined) continue;
    const provider = tree.path(use.provider);
    const [id] = use.args;
    const decided = { provider, ...(id !== undefined && { id }) };
    const clock = clockOf(guest, node, use.entry, nameOfEntry(tree, use.consumer, 'clocks', use.entry));
    const rateHz = clock === undefined ? undefined : guest.u32(clock, 'clock-frequency');
    const key = `${provider} ${id ?? ''}`;
    if (clock === undefined) decisions.set(key, { ...decided, action: 'drop' });
    else if (rateHz !== undefined && rateHz > 0 && rateHz !== use.rateHz) {
      decisions.set(key, { ...decided, action: 'stub', rateHz });
    }
  }
  return [...decisions.values()];
}

/** The clock of an entry: by its name where entries have names, else by its position. */
function clockOf(
  guest: DeviceTree,
  node: NodeIndex,
  position: number,
  name: string | undefined,
): NodeIndex | undefined {
  const list = entries(guest, node, 'clocks') ?? [];
  const names = guest.strings(node, 'clock-names');
  const at = name === undefined || names.length === 0 ? position : names.indexOf(name);
  return list[at]?.target;
}
