import type { NodeIndex } from '../../base/brand.ts';
import { derived } from '../../base/derived.ts';
import type { HostFacts } from '../../host/facts.ts';

/** What sharing a resource of a provider means. */
export interface ResourceKind {
  readonly what: string;
  /** What the other user can do to this one: completes "…, and dom0 can". */
  readonly harm: string;
}

const KINDS: Readonly<Record<string, ResourceKind>> = {
  clocks: { what: 'clock', harm: 'gate it or change its rate' },
  resets: { what: 'reset line', harm: 'reset both devices' },
  'power-domains': { what: 'power domain', harm: 'switch both devices off' },
  phys: { what: 'PHY', harm: 'switch it off or retune it' },
  dmas: { what: 'DMA channel', harm: 'move the data of the other' },
  mboxes: { what: 'mailbox channel', harm: 'read and write the messages of the other' },
  hwlocks: { what: 'hardware lock', harm: 'hold it' },
  pwms: { what: 'PWM channel', harm: 'change it' },
  'io-channels': { what: 'converter channel', harm: 'change its setting' },
};
const SUPPLY: ResourceKind = { what: 'regulator', harm: 'switch it off or change its voltage' };

/** What kind of resource a property names; undefined for references that are no shared resource. */
export function resourceKind(property: string): ResourceKind | undefined {
  return KINDS[property] ?? (property.endsWith('-supply') ? SUPPLY : undefined);
}

/** Nodes without hardware that anybody could switch. */
const PASSIVE: ReadonlySet<string> = new Set([
  'fixed-clock',
  'fixed-factor-clock',
  'regulator-fixed',
  'usb-nop-xceiv',
]);

/** Whether a provider has nothing that anybody could switch. */
export const isPassive = (facts: HostFacts, node: NodeIndex): boolean => passiveNodes(facts).has(node);

const passiveNodes = derived(
  ({ tree }: HostFacts): ReadonlySet<NodeIndex> =>
    new Set(
      [...tree.nodes()].filter(
        (node) =>
          tree.strings(node, 'compatible').some((name) => PASSIVE.has(name)) && !tree.has(node, 'gpio'),
      ),
    ),
);

/** A resource, the same for all its users: the kind, the provider and the specifier. */
export const resourceKey = (property: string, provider: NodeIndex, args: readonly number[]): string =>
  `${resourceKind(property)?.what}:${provider}:${args.join(',')}`;

/** The users of each resource of a host that has several, in document order. */
export const sharedResources = derived((facts: HostFacts): ReadonlyMap<string, readonly NodeIndex[]> => {
  const users = new Map<string, Set<NodeIndex>>();
  for (const node of facts.tree.nodes()) {
    for (const { kind, property, target, args } of facts.references.out(node)) {
      if (kind !== 'known' || target === undefined || resourceKind(property) === undefined) continue;
      if (isPassive(facts, target)) continue;
      const key = resourceKey(property, target, args);
      const known = users.get(key);
      if (known) known.add(node);
      else users.set(key, new Set([node]));
    }
  }
  return new Map([...users].filter(([, nodes]) => nodes.size > 1).map(([key, nodes]) => [key, [...nodes]]));
});
