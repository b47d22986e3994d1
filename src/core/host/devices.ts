import type { Intid, NodeIndex, NodePath } from '../base/brand.ts';
import { ROOT } from '../devicetree/tree.ts';
import type { DmaFacts } from './dma/verdict.ts';
import type { HostFacts } from './facts.ts';
import type { Sharer } from './pages.ts';

/** A device as a list shows it: a node with registers in the CPU's address space or with SPIs, or one that Xen keeps. */
export interface DeviceFacts {
  readonly node: NodeIndex;
  readonly path: NodePath;
  /** Without the unit address. */
  readonly name: string;
  readonly compatible: readonly string[];
  /** The node above. */
  readonly bus: NodePath;
  /** First register; undefined for a device of interrupts alone. */
  readonly address: bigint | undefined;
  /** Bytes of all its registers. */
  readonly size: bigint;
  /** SPIs as GIC interrupt ids, ascending, each once. */
  readonly intids: readonly Intid[];
  readonly enabled: boolean;
  /** The node's own verdict; what overrides and parts change is asked from {@link HostFacts}. */
  readonly dma: DmaFacts;
  readonly sharers: readonly Sharer[];
  /** What kind of control block it is, if it is one: no DMA danger, but it reaches other devices. */
  readonly controlPlane: string | undefined;
  /** The nearest device above of which it is a part. */
  readonly partOf: NodeIndex | undefined;
  readonly assignable: boolean;
  /** Why it is not assignable: a sentence. */
  readonly why?: string;
}

/** All devices of a host in document order, the unassignable ones with the reason. */
export function listDevices(facts: HostFacts): DeviceFacts[] {
  const devices: DeviceFacts[] = [];
  for (const node of facts.tree.nodes()) {
    if (isDevice(facts, node)) devices.push(describeDevice(facts, node));
  }
  return devices;
}

/**
 * Why a node cannot be given to a domain as a device: a sentence; undefined where it can.
 * Control blocks can be given, whether that is wise is a finding.
 */
export function whyNotAssignable(facts: HostFacts, node: NodeIndex): string | undefined {
  const { tree } = facts;
  if (node === ROOT) return 'It is the machine itself.';
  const owned = facts.xenOwned(node);
  if (owned !== undefined) return owned;
  for (const above of tree.ancestors(node)) {
    if (tree.string(above, 'device_type') === 'pci') {
      return `It is a function behind the PCI host bridge ${tree.path(above)}.`;
    }
  }
  if (facts.spans(node).length > 0 || facts.intids(node).length > 0) return undefined;
  if (!tree.has(node, 'compatible')) return `It is a part of ${tree.path(tree.parent(node)!)}.`;
  if (tree.has(node, 'reg')) {
    return `Its address is on the bus of ${tree.path(tree.parent(node)!)}: assign that controller.`;
  }
  return 'It has neither registers nor interrupts; it is copied along with the devices that need it.';
}

function isDevice(facts: HostFacts, node: NodeIndex): boolean {
  const { tree } = facts;
  if (!tree.has(node, 'compatible') || isPlace(tree.path(node))) return false;
  for (const above of tree.ancestors(node)) if (tree.string(above, 'device_type') === 'pci') return false;
  if (facts.spans(node).length > 0 || facts.intids(node).length > 0) return true;
  return facts.xenOwned(node) !== undefined && facts.interrupts(node).length > 0;
}

const isPlace = (path: string): boolean =>
  /^\/(?:cpus|reserved-memory|chosen|memory|aliases|hypervisor|__[a-z_]+__)(?:[@/]|$)/.test(path);

function describeDevice(facts: HostFacts, node: NodeIndex): DeviceFacts {
  const { tree } = facts;
  const spans = facts.spans(node);
  const why = whyNotAssignable(facts, node);
  const parent = tree.parent(node)!;
  return {
    node,
    path: tree.path(node),
    name: tree.name(node).split('@')[0]!,
    compatible: tree.strings(node, 'compatible'),
    bus: tree.path(parent),
    address: spans[0]?.start,
    size: spans.reduce((sum, { start, end }) => sum + end - start, 0n),
    intids: facts.intids(node),
    enabled: facts.isEnabled(node),
    dma: facts.dma(node),
    sharers: facts.pages.sharers(node),
    controlPlane: facts.controlPlane(node),
    partOf: deviceAbove(facts, node),
    assignable: why === undefined,
    ...(why === undefined ? {} : { why }),
  };
}

/** The nearest device above a node: the one that the node is a part of. */
export function deviceAbove(facts: HostFacts, node: NodeIndex): NodeIndex | undefined {
  for (const above of facts.tree.ancestors(node)) {
    if (above !== ROOT && facts.spans(above).length > 0 && facts.controlPlane(above) !== 'a bus')
      return above;
  }
  return undefined;
}
