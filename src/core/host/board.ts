import type { NodeIndex, NodePath } from '../base/brand.ts';
import { IOMMU_DRIVERS, type IommuDriver, type Override, type XenTarget } from '../plan/plan.ts';
import type { DmaFacts } from './dma/verdict.ts';
import type { HostFacts } from './facts.ts';
import type { Iommu } from './iommu.ts';
import { DRIVER_NAMES, isNewEnough } from './iommu-drivers.ts';
import { platformStatement } from './overrides.ts';

/** What a board offers for assignment, at a glance. */
export interface BoardVerdict {
  /** Enabled devices that can be assigned and master the bus. */
  readonly masters: number;
  /** Those behind an IOMMU that the target's Xen drives, themselves or through a wrapper, core or helper block. */
  readonly protectedMasters: number;
  /** Enabled assignable devices of which nobody knows whether they master the bus, and nobody vouches for. */
  readonly unknown: number;
  /** Those of which nobody knows, on a platform that the user vouches for. */
  readonly vouched: number;
  /** Enabled assignable devices about which the user has stated what they do. */
  readonly stated: number;
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

/**
 * Says in a line what assigning devices of this board to guests of this Xen is like.
 * @param overrides statements of the user; none makes a proven master without protection count for less
 */
export function boardVerdict(
  facts: HostFacts,
  target: XenTarget,
  overrides: readonly Override[] = [],
): BoardVerdict {
  const all = new Set(facts.tree.nodes());
  const devices = facts
    .devices()
    .filter(
      ({ enabled, assignable, controlPlane, address }) =>
        enabled && assignable && controlPlane === undefined && address !== undefined,
    );
  const verdicts = devices.map(({ node, dma }) => ({ node, ...judged(dma, facts.dma(node, overrides)) }));
  const masters = verdicts.filter(({ verdict }) => verdict === 'master');
  const isProtected = (node: NodeIndex): boolean => facts.nodeProtection(node, target, all).protected;
  const unknown = verdicts.filter(({ node, verdict }) => verdict === 'unknown' && !isProtected(node)).length;
  const isVouchedFor = platformStatement(overrides) !== undefined;
  const counts = {
    masters: masters.length,
    protectedMasters: masters.filter(({ node }) => isProtected(node)).length,
    unknown: isVouchedFor ? 0 : unknown,
    vouched: isVouchedFor ? unknown : 0,
    stated: verdicts.filter(({ confidence }) => confidence === 'stated').length,
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

/** What is stated about a device counts, unless its own properties prove that it is a master. */
const judged = (found: DmaFacts, stated: DmaFacts): DmaFacts =>
  found.verdict === 'master' && found.confidence === 'certain' ? found : stated;

const isDriven = ({ xen }: Iommu, target: XenTarget): boolean =>
  xen !== undefined && isNewEnough(xen, target) && target.iommuDrivers.includes(xen.driver);

function describe(verdict: Omit<BoardVerdict, 'sentences'>): string[] {
  const { masters, protectedMasters, unknown, vouched, stated, iommus, missingDrivers } = verdict;
  const sentences = [
    masters === 0
      ? 'No enabled device is known to master the bus.'
      : `Masters protected: ${protectedMasters} of ${masters}.`,
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
  if (vouched > 0) {
    sentences.push(`${devicesWords(vouched)} of unknown kind, on a platform that is vouched for.`);
  }
  if (stated > 0) sentences.push(`${devicesWords(stated)} judged by a statement.`);
  return sentences;
}

const devicesWords = (n: number): string => (n === 1 ? 'One device is' : `${n} devices are`);

const count = (n: number, what: string): string => (n === 1 ? `One ${what} is` : `${n} ${what}s are`);
