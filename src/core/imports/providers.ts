import type { NodeIndex } from '../base/brand.ts';
import { entries } from '../devicetree/entries.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { HostFacts } from '../host/facts.ts';
import { baseName } from '../partial/names.ts';
import type { DomainPartial } from '../partial/partial.ts';
import { absenceRule, hasStandIn, isCopyable } from '../partial/policy.ts';
import type { ProviderUse } from '../partial/references.ts';
import type { ProviderDecision } from '../plan/plan.ts';
import { isScmiAgent } from './scmi.ts';

/** What a guest's tree has in the place of a provider of the host. */
type Shown =
  | { readonly kind: 'nothing' | 'itself' | 'scmi' | 'unknown' }
  | { readonly kind: 'stand-in'; readonly rateHz?: number };

/**
 * What a partial tree says about providers of its devices, where the plan by itself would decide otherwise: that one
 * is left out, copied, reached through SCMI, or stood in for by a clock of some rate or a supply.
 * @param partial the domain as the plan would make it without such decisions
 * @param pairs nodes of the partial tree and the host nodes that they stand for
 */
export function providerDecisions(
  { tree }: HostFacts,
  { uses, domain }: DomainPartial,
  guest: DeviceTree,
  pairs: ReadonlyMap<NodeIndex, NodeIndex>,
): ProviderDecision[] {
  // A node of the host may have a second one in the guest's tree, which carries its interrupts for Xen.
  const guestOf = new Map([...pairs].reverse().map(([node, host]) => [host, node]));
  const byProvider = new Map<NodeIndex, Map<number | undefined, ProviderDecision>>();
  /** Providers with a use that is as the plan has it, and that a decision for all of them would change. */
  const mixed = new Set<NodeIndex>();
  for (const use of uses) {
    const { provider, args } = use;
    const consumer = guestOf.get(use.consumer);
    if (consumer === undefined || provider === undefined) continue;
    const shown = shownFor(tree, guest, consumer, { ...use, provider }, pairs);
    const decided = decisionFor(tree, { ...use, provider }, shown, domain.scmi !== undefined);
    if (decided === undefined) {
      if (shown.kind !== 'nothing') mixed.add(provider);
      continue;
    }
    const known = byProvider.get(provider) ?? new Map<number | undefined, ProviderDecision>();
    const [id] = args;
    if (!known.has(id)) {
      known.set(id, { provider: tree.path(provider), ...(id !== undefined && { id }), ...decided });
    }
    byProvider.set(provider, known);
  }
  return [...byProvider].flatMap(([provider, decisions]) =>
    mixed.has(provider) ? [...decisions.values()] : united([...decisions.values()]),
  );
}

/** One decision for all resources of a provider, where there are several and all say the same. */
function united(decisions: readonly ProviderDecision[]): readonly ProviderDecision[] {
  const [{ provider, action }] = decisions as [ProviderDecision];
  const areAlike = decisions.every((each) => each.action === action && each.rateHz === undefined);
  return decisions.length > 1 && areAlike ? [{ provider, action }] : decisions;
}

type KnownUse = ProviderUse & { readonly provider: NodeIndex };

function decisionFor(
  tree: DeviceTree,
  use: KnownUse,
  shown: Shown,
  hasScmi: boolean,
): Pick<ProviderDecision, 'action' | 'rateHz'> | undefined {
  const { provider, property, outcome, action, rateHz } = use;
  const isKept = outcome === 'kept' && action !== 'scmi';
  // What is a device of the domain is there, whatever is decided about it.
  if (isKept && !isCopyable(tree, provider)) return undefined;
  switch (shown.kind) {
    case 'nothing':
      return outcome === 'dropped' ? undefined : { action: 'drop' };
    case 'itself':
      return isKept ? undefined : { action: 'include' };
    case 'scmi':
      return !hasScmi || (outcome === 'kept' && action === 'scmi') ? undefined : { action: 'scmi' };
    case 'stand-in': {
      if (!hasStandIn(property)) return undefined;
      const isAsPlanned = outcome === 'stubbed' && (shown.rateHz === undefined || shown.rateHz === rateHz);
      if (isAsPlanned) return undefined;
      return { action: 'stub', ...(shown.rateHz !== undefined && { rateHz: shown.rateHz }) };
    }
    case 'unknown':
      return undefined;
  }
}

function shownFor(
  host: DeviceTree,
  guest: DeviceTree,
  consumer: NodeIndex,
  { consumer: own, property, entry, provider }: KnownUse,
  pairs: ReadonlyMap<NodeIndex, NodeIndex>,
): Shown {
  const target = targetOf(host, own, guest, consumer, property, entry);
  if (target === undefined) return { kind: 'nothing' };
  if ([...guest.ancestors(target)].some((node) => isScmiAgent(guest, node))) return { kind: 'scmi' };
  if (pairs.get(target) === provider || isCopy(host, provider, guest, target)) return { kind: 'itself' };
  const compatible = guest.strings(target, 'compatible');
  if (compatible.includes('fixed-clock')) {
    const rateHz = guest.u32(target, 'clock-frequency');
    return { kind: 'stand-in', ...(rateHz !== undefined && rateHz > 0 && { rateHz }) };
  }
  return { kind: compatible.includes('regulator-fixed') ? 'stand-in' : 'unknown' };
}

/** The node that an entry leads to in the guest: by the name of the entry where there are names, else by its position. */
function targetOf(
  host: DeviceTree,
  own: NodeIndex,
  guest: DeviceTree,
  consumer: NodeIndex,
  property: string,
  entry: number,
): NodeIndex | undefined {
  const { names } = absenceRule(property);
  const name = names === undefined ? undefined : host.strings(own, names)[entry];
  const guestNames = names === undefined ? [] : guest.strings(consumer, names);
  const at = name === undefined || guestNames.length === 0 ? entry : guestNames.indexOf(name);
  return entries(guest, consumer, property)?.[at]?.target;
}

/** Whether a node of the guest is the provider over again: called the same, and a compatible in common. */
function isCopy(host: DeviceTree, provider: NodeIndex, guest: DeviceTree, target: NodeIndex): boolean {
  if (baseName(host.name(provider)) !== baseName(guest.name(target))) return false;
  const compatible = host.strings(provider, 'compatible');
  const own = guest.strings(target, 'compatible');
  return compatible.length === 0 ? own.length === 0 : compatible.some((name) => own.includes(name));
}
