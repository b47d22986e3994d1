import type { NodeIndex } from '../base/brand.ts';
import { DeviceTree, ROOT } from '../devicetree/tree.ts';
import { boardVerdict } from '../host/board.ts';
import { HostFacts } from '../host/facts.ts';
import type { XenTarget } from '../plan/plan.ts';
import { scmiFacts } from '../scmi/index.ts';

/** A board among many, in figures. Plain data: it crosses the thread. */
export interface FleetRow {
  /** Of the file. */
  readonly name: string;
  readonly model: string;
  /** The root's first `compatible`. */
  readonly compatible: string;
  readonly nodes: number;
  /** Enabled devices that can be assigned. */
  readonly devices: number;
  /** Of these, those that master the bus. */
  readonly masters: number;
  /** Masters that no IOMMU confines which the target's Xen drives. */
  readonly unprotected: number;
  /** Share of the masters that are protected, in percent, rounded down; undefined without masters. */
  readonly protectedShare: number | undefined;
  /** Devices of which nobody knows whether they master the bus, and that nothing protects. */
  readonly unknown: number;
  readonly iommus: number;
  /** IOMMUs that the target's Xen drives. */
  readonly driven: number;
  /** How the board's enabled SCMI agents reach the firmware; empty without SCMI. */
  readonly scmi: string;
  /** Enabled assignable devices that have a page in common with another enabled device, not one of their parts. */
  readonly sharing: number;
}

/** A file that is no board, and why. */
export interface FleetFailure {
  readonly name: string;
  readonly why: string;
}

/**
 * What a board offers for assignment, in figures.
 * @throws FdtError where the bytes are no sound device tree.
 */
export function fleetRow(name: string, bytes: Uint8Array, target: XenTarget): FleetRow {
  const tree = new DeviceTree(bytes);
  const facts = new HostFacts(tree);
  const { masters, protectedMasters, unknown, iommus } = boardVerdict(facts, target);
  const devices = facts.devices().filter(({ enabled, assignable }) => enabled && assignable);
  /** A part of a device shares its page with the device by nature. */
  const isNeighbour = (one: NodeIndex, other: NodeIndex): boolean =>
    facts.isEnabled(other) && !tree.isWithin(one, other) && !tree.isWithin(other, one);
  const agents = scmiFacts(tree).instances.filter(({ enabled }) => enabled);
  return {
    name,
    model: tree.string(ROOT, 'model') ?? '',
    compatible: tree.string(ROOT, 'compatible') ?? '',
    nodes: tree.size,
    devices: devices.length,
    masters,
    unprotected: masters - protectedMasters,
    protectedShare: masters === 0 ? undefined : Math.floor((100 * protectedMasters) / masters),
    unknown,
    iommus: iommus.total,
    driven: iommus.driven.length,
    scmi: [...new Set(agents.map(({ transport }) => transport.name))].join(', '),
    sharing: devices.filter(({ node, sharers }) => sharers.some((other) => isNeighbour(node, other.node)))
      .length,
  };
}
