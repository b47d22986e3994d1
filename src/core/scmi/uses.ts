import type { NodeIndex } from '../base/brand.ts';
import { nameOfEntry } from '../devicetree/names.ts';
import type { Reference, ReferenceIndex } from '../devicetree/references.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { ConsumerKind, ScmiResource, ScmiUse } from './model.ts';

const REGULATORS = 0x17;
const PIN_CONTROL = 0x19;
/** What makes a node hand on what it gets. */
const PROVIDES = ['#clock-cells', '#power-domain-cells', '#reset-cells', 'regulator-name'];

/**
 * The resources of a protocol, made from those who use them: the binding lists none. Ids come from specifiers,
 * those of regulators from the `reg` of their nodes; a pin group is its node.
 */
export function resourcesOf(
  tree: DeviceTree,
  references: ReferenceIndex,
  protocol: NodeIndex,
  protocolId: number,
): ScmiResource[] {
  const found = new Map<number, { id?: number; node?: NodeIndex; uses: ScmiUse[] }>();
  const add = (key: number, resource: { id?: number; node?: NodeIndex }, reference?: Reference): void => {
    const known = found.get(key) ?? { ...resource, uses: [] };
    found.set(key, known);
    if (reference && !tree.isWithin(reference.node, protocol)) known.uses.push(use(tree, reference));
  };
  if (protocolId === REGULATORS || protocolId === PIN_CONTROL) {
    for (const node of tree.subtree(protocol)) {
      if (node === protocol || !isNamedResource(tree, node, protocolId)) continue;
      const id = tree.u32(node, 'reg');
      add(node, { node, ...(id === undefined ? {} : { id }) });
      for (const reference of references.in(node)) add(node, {}, reference);
    }
    return [...found.values()].map(withNames);
  }
  for (const reference of references.in(protocol)) {
    const [id] = reference.args;
    if (reference.kind === 'known' && id !== undefined) add(id, { id }, reference);
  }
  return [...found.values()].map(withNames).sort((a, b) => a.id! - b.id!);
}

/** Regulators are the numbered nodes; pin groups are the nodes that state pins, not those that only hold them. */
function isNamedResource(tree: DeviceTree, node: NodeIndex, protocolId: number): boolean {
  if (protocolId === REGULATORS) return tree.has(node, 'reg');
  return tree.children(node).length === 0 || tree.phandle(node) !== undefined;
}

function use(tree: DeviceTree, { node, property, entry }: Reference): ScmiUse {
  const name = nameOfEntry(tree, node, property, entry);
  return { consumer: node, kind: consumerKind(tree, node), property, entry, ...(name ? { name } : {}) };
}

/** Whether a node only hands on what it gets: a provider without registers of its own. */
export const isRelay = (tree: DeviceTree, node: NodeIndex): boolean =>
  consumerKind(tree, node) === 'provider' && !tree.has(node, 'reg');

function consumerKind(tree: DeviceTree, node: NodeIndex): ConsumerKind {
  const path = tree.path(node);
  if (tree.string(node, 'device_type') === 'cpu' || path.startsWith('/cpus/')) return 'cpu';
  if (path.startsWith('/thermal-zones/')) return 'thermal zone';
  return PROVIDES.some((property) => tree.has(node, property)) ? 'provider' : 'device';
}

const withNames = (resource: { id?: number; node?: NodeIndex; uses: ScmiUse[] }): ScmiResource => ({
  ...resource,
  names: [...new Set(resource.uses.flatMap(({ name }) => name ?? []))],
});
