import type { NodeIndex, NodePath } from '../base/brand.ts';
import { IOMMU_DRIVERS, type IommuDriver, type XenTarget } from '../plan/plan.ts';
import type { HostFacts } from './facts.ts';
import type { Iommu } from './iommu.ts';
import { DRIVER_NAMES, isNewEnough } from './iommu-drivers.ts';

/** What a board offers for assignment, at a glance. */
export interface BoardVerdict {
  /** Enabled devices that can be assigned and master the bus. */
  readonly masters: number;
  /** Those behind an IOMMU that the target's Xen drives, themselves or through a wrapper, core or helper block. */
  readonly protectedMasters: number;
  /** Enabled assignable devices of which nobody knows whether they master the bus. */
  readonly unknown: number;
  readonly iommus: {
    readonly total: number;
    readonly disabled: readonly NodePath[];
    /** Enabled, but of a kind that no Xen drives. */
    readonly undriven: readonly NodePath[];
    /** Enabled, and the target's Xen drives them. */
    readonly driven: readonly NodePath[];
  };
  /** Drivers that would protect more, and that the target's Xen lacks. */
  readonly missingDrivers: readonly IommuDriver[];
  /** Drivers that an enabled IOMMU of the board has in some Xen: what to suggest as the target's. */
  readonly usefulDrivers: readonly IommuDriver[];
  /** Sentences, the most important one first. */
  readonly sentences: readonly string[];
}

/** Says in a line what assigning devices of this board to guests of this Xen is like. */
export function boardVerdict(facts: HostFacts, target: XenTarget): BoardVerdict {
  const all = new Set(facts.tree.nodes());
  const devices = facts
    .devices()
    .filter(
      ({ enabled, assignable, controlPlane, address }) =>
        enabled && assignable && controlPlane === undefined && address !== undefined,
    );
  const masters = devices.filter(({ dma }) => dma.verdict === 'master');
  const isProtected = (node: NodeIndex): boolean => facts.nodeProtection(node, target, all).protected;
  const counts = {
    masters: masters.length,
    protectedMasters: masters.filter(({ node }) => isProtected(node)).length,
    unknown: devices.filter(({ node, dma }) => dma.verdict === 'unknown' && !isProtected(node)).length,
  };
  const found = [...facts.iommus.iommus.values()];
  const enabled = found.filter((iommu) => iommu.enabled);
  const paths = (list: readonly Iommu[]): NodePath[] => list.map(({ node }) => facts.tree.path(node));
  const iommus = {
    total: found.length,
    disabled: paths(found.filter((iommu) => !iommu.enabled)),
    undriven: paths(enabled.filter(({ xen }) => xen === undefined)),
    driven: paths(enabled.filter((iommu) => isDriven(iommu, target))),
  };
  const usefulDrivers = IOMMU_DRIVERS.filter((driver) => enabled.some(({ xen }) => xen?.driver === driver));
  const missingDrivers = usefulDrivers.filter((driver) => !target.iommuDrivers.includes(driver));
  const verdict = { ...counts, iommus, missingDrivers, usefulDrivers };
  return { ...verdict, sentences: describe(verdict) };
}

const isDriven = ({ xen }: Iommu, target: XenTarget): boolean =>
  xen !== undefined && isNewEnough(xen, target) && target.iommuDrivers.includes(xen.driver);

function describe(verdict: Omit<BoardVerdict, 'sentences'>): string[] {
  const { masters, protectedMasters, unknown, iommus, missingDrivers } = verdict;
  const sentences = [
    masters === 0
      ? 'No enabled device is known to master the bus.'
      : `${protectedMasters} of ${masters} DMA masters are behind an IOMMU that this Xen drives.`,
  ];
  if (iommus.total === 0) sentences.push('The board has no IOMMU.');
  if (iommus.disabled.length > 0) sentences.push(`${count(iommus.disabled.length, 'IOMMU')} disabled.`);
  for (const driver of missingDrivers) {
    const { name, option } = DRIVER_NAMES[driver];
    sentences.push(`${name} needs a Xen built with it (${option}).`);
  }
  if (iommus.undriven.length > 0) {
    sentences.push(`${count(iommus.undriven.length, 'IOMMU')} of a kind that no Xen drives.`);
  }
  if (unknown > 0) {
    sentences.push(
      `Of ${unknown === 1 ? 'one device' : `${unknown} devices`} nothing tells whether it masters the bus.`,
    );
  }
  return sentences;
}

const count = (n: number, what: string): string => (n === 1 ? `One ${what} is` : `${n} ${what}s are`);
