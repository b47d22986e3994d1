import type { NodeIndex } from '../base/brand.ts';
import { hex } from '../base/hex.ts';
import { nameOfEntry } from '../devicetree/names.ts';
import type { HostFacts } from '../host/facts.ts';

const DEVICE_ASPECTS = ['compatible', 'address', 'INTID', 'iommus', 'clocks', 'status'] as const;
export type DeviceAspect = (typeof DEVICE_ASPECTS)[number];

/** How a device differs between two trees. */
export interface DeviceChange {
  readonly what: DeviceAspect;
  /** In words, empty where there is nothing. */
  readonly before: string;
  readonly after: string;
}

/** What a node that another refers to is called. */
type Naming = (node: NodeIndex) => string;

/**
 * In which of the things that matter to an assignment two nodes differ. References are told by the names of nodes; a
 * provider that is merely called otherwise now is no difference, nor is another order of named entries.
 * @param counterpart finds a node of the older tree in the newer one
 */
export function deviceChanges(
  before: HostFacts,
  old: NodeIndex,
  after: HostFacts,
  now: NodeIndex,
  counterpart: (node: NodeIndex) => NodeIndex | undefined,
): DeviceChange[] {
  const newNames: Naming = (node) => after.tree.name(node);
  const oldNames: Naming = (node) => before.tree.name(node);
  const translated: Naming = (node) => {
    const found = counterpart(node);
    return found === undefined ? oldNames(node) : newNames(found);
  };
  return DEVICE_ASPECTS.flatMap((what): DeviceChange[] => {
    const describe = DESCRIBE[what];
    const isNamed = what === 'clocks' && after.tree.has(now, 'clock-names');
    const key = (list: readonly string[]): string => (isNamed ? list.toSorted() : list).join();
    const present = describe(after, now, newNames);
    if (key(describe(before, old, translated)) === key(present)) return [];
    return [{ what, before: describe(before, old, oldNames).join(', '), after: present.join(', ') }];
  });
}

const DESCRIBE: Readonly<
  Record<DeviceAspect, (facts: HostFacts, node: NodeIndex, name: Naming) => readonly string[]>
> = {
  compatible: ({ tree }, node) => tree.strings(node, 'compatible'),
  address: (facts, node) => facts.spans(node).map(({ start, end }) => `${hex(start)}+${hex(end - start)}`),
  INTID: (facts, node) => facts.intids(node).map(String),
  iommus: (facts, node, name) =>
    facts
      .iommuOf(node)
      .map(({ iommu, args }) =>
        [iommu === undefined ? 'nothing' : name(iommu), ...args.map((arg) => hex(arg))].join(' '),
      ),
  clocks: (facts, node, name) =>
    facts.references
      .out(node)
      .filter(({ property, target }) => property === 'clocks' && target !== undefined)
      .map(({ target, args, entry }) => {
        const own = nameOfEntry(facts.tree, node, 'clocks', entry);
        return `${own === undefined ? '' : `${own} `}${[name(target!), ...args].join(' ')}`;
      }),
  status: (facts, node) => [facts.isEnabled(node) ? 'enabled' : 'disabled'],
};
