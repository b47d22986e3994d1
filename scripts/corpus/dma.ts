import type { NodeIndex } from '../../src/core/base/brand.ts';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import type { DeviceFacts } from '../../src/core/host/devices.ts';
import { classifyDma } from '../../src/core/host/dma/classify.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import type { IommuDriver, XenTarget } from '../../src/core/plan/plan.ts';
import { PROOF } from './holdout.ts';

/** What was measured on one board; sums over boards mean the same. */
export interface DmaMeasures {
  readonly counts: Readonly<Record<string, number>>;
  /** Devices that were called protected although they are not. */
  readonly falseSafety: readonly string[];
}

/**
 * Measures the DMA facts of a board: how many devices get a definite verdict; what becomes of masters when the
 * properties that prove them are hidden; how many warnings a tool would give that only looks for `iommus`; and whether any
 * device is called protected against the plain reading of the tree.
 */
export function measureDma(bytes: Uint8Array, vendor: string): DmaMeasures {
  const facts = new HostFacts(new DeviceTree(bytes));
  const devices = facts.devices().filter(({ address, enabled }) => enabled && address !== undefined);
  return {
    counts: {
      ...coverage(devices, vendor),
      ...hiddenMasters(facts),
      ...warnings(facts, devices),
    },
    falseSafety: falseSafety(facts),
  };
}

function coverage(devices: readonly DeviceFacts[], vendor: string): Record<string, number> {
  const assignable = devices.filter((device) => device.assignable && device.controlPlane === undefined);
  const definite = assignable.filter(({ dma }) => dma.verdict !== 'unknown').length;
  return {
    'assignable devices': assignable.length,
    'with a definite verdict': definite,
    [`assignable devices, ${vendor}`]: assignable.length,
    [`with a definite verdict, ${vendor}`]: definite,
  };
}

/**
 * Nodes behind an IOMMU are masters; what is said about them when nothing but name and compatible is left, and when
 * the compatible is one that nobody has ever seen?
 */
function hiddenMasters(facts: HostFacts): Record<string, number> {
  const { tree } = facts;
  const counts: Record<string, number> = { 'hidden masters': 0 };
  const count = (what: string): void => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  for (const node of tree.nodes()) {
    if (facts.spans(node).length === 0) continue;
    if (!tree.has(node, 'iommus') && !tree.has(node, 'iommu-map')) continue;
    const subject = {
      name: tree.name(node).split('@')[0]!,
      has: (property: string) => !PROOF.has(property) && tree.has(node, property),
      string: (property: string) => (PROOF.has(property) ? undefined : tree.string(node, property)),
    };
    count('hidden masters');
    count(
      `hidden: called ${classifyDma({ ...subject, compatible: tree.strings(node, 'compatible') }).verdict}`,
    );
    count(`unseen: called ${classifyDma({ ...subject, compatible: ['nobody,knows'] }).verdict}`);
  }
  return counts;
}

function warnings(facts: HostFacts, devices: readonly DeviceFacts[]): Record<string, number> {
  const all = new Set(facts.tree.nodes());
  let naive = 0;
  let naiveOnOthers = 0;
  let naiveSilent = 0;
  let ours = 0;
  for (const { node, dma } of devices) {
    const mayMaster = dma.verdict === 'master' || dma.verdict === 'unknown';
    const warned = mayMaster && !facts.nodeProtection(node, ALL_DRIVERS, all).protected;
    const naiveWarned = facts.iommuOf(node).length === 0;
    naive += Number(naiveWarned);
    naiveOnOthers += Number(naiveWarned && !mayMaster);
    naiveSilent += Number(!naiveWarned && warned);
    ours += Number(warned);
  }
  return {
    'enabled devices': devices.length,
    'warnings for lack of iommus': naive,
    '... on devices that are no masters': naiveOnOthers,
    'unprotected in spite of iommus': naiveSilent,
    'warnings of domgraft': ours,
  };
}

const TARGETS: readonly XenTarget[] = [
  { flavour: 'upstream', version: '4.17', iommuDrivers: [] },
  { flavour: 'upstream', version: '4.17', iommuDrivers: ['smmu', 'smmuv3', 'ipmmu'] },
  { flavour: 'upstream', version: '4.22', iommuDrivers: ['smmu'] },
  { flavour: 'upstream', version: '4.22', iommuDrivers: ['smmu', 'smmuv3', 'ipmmu'] },
];
const ALL_DRIVERS = TARGETS[3]!;

/** What Xen's drivers match, written down a second time so that this check does not lean on what it checks. */
const MATCHES: Readonly<Record<IommuDriver, RegExp>> = {
  smmu: /^arm,(smmu-v[12]|mmu-(400|401|500))$/,
  smmuv3: /^arm,smmu-v3$/,
  ipmmu: /^renesas,ipmmu-r8a(7795|7796|77961|77965|779f0|779g0)$/,
};

function falseSafety(facts: HostFacts): string[] {
  const { tree } = facts;
  const all = new Set(tree.nodes());
  const found: string[] = [];
  for (const target of TARGETS) {
    for (const node of tree.nodes()) {
      const { protected: claimed, carrier } = facts.nodeProtection(node, target, all);
      if (!claimed || isConfined(tree, carrier ?? node, target)) continue;
      found.push(`${tree.path(node)} is called protected on Xen ${target.version} (${target.iommuDrivers})`);
    }
  }
  return found;
}

/** The plain reading: some enabled IOMMU that a driver of the target matches is named by the node, or names it. */
function isConfined(tree: DeviceTree, node: NodeIndex, target: XenTarget): boolean {
  const named = (tree.cells(node, 'iommus') ?? []).slice(0, 1);
  const own = tree.phandle(node);
  const naming = [...tree.nodes()].filter(
    (iommu) => own !== undefined && tree.cells(iommu, 'mmu-masters')?.includes(own),
  );
  const iommus = [...named.map((phandle) => tree.byPhandle(phandle)), ...naming];
  return iommus.some((iommu) => {
    if (iommu === undefined) return false;
    const status = tree.string(iommu, 'status') ?? 'okay';
    const compatible = tree.strings(iommu, 'compatible');
    const tooNew = compatible.includes('renesas,ipmmu-r8a779g0') && target.version < '4.20';
    return (
      (status === 'okay' || status === 'ok') &&
      !tooNew &&
      target.iommuDrivers.some((driver) => compatible.some((name) => MATCHES[driver].test(name)))
    );
  });
}
