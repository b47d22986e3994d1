import type { IommuDriver, XenTarget, XenVersion } from '../plan/plan.ts';

/** A driver of Xen that matches a compatible. */
export interface XenIommuDriver {
  readonly driver: IommuDriver;
  /** The first release that matches it, where not every supported one does. */
  readonly since?: XenVersion;
  /** What the driver asks of the machine at run time. */
  readonly condition?: string;
}

const R_CAR_CUT: XenIommuDriver = {
  driver: 'ipmmu',
  condition: 'Xen drives this IPMMU only on silicon from cut 3.0',
};

/** The match tables of smmu.c, smmu-v3.c and ipmmu-vmsa.c (xen/drivers/passthrough/arm), 4.17 to 4.22. */
const DRIVERS: ReadonlyMap<string, XenIommuDriver> = new Map<string, XenIommuDriver>([
  ['arm,smmu-v1', { driver: 'smmu' }],
  ['arm,smmu-v2', { driver: 'smmu' }],
  ['arm,mmu-400', { driver: 'smmu' }],
  ['arm,mmu-401', { driver: 'smmu' }],
  ['arm,mmu-500', { driver: 'smmu' }],
  ['arm,smmu-v3', { driver: 'smmuv3' }],
  ['renesas,ipmmu-r8a7795', R_CAR_CUT],
  ['renesas,ipmmu-r8a7796', R_CAR_CUT],
  ['renesas,ipmmu-r8a77961', { driver: 'ipmmu' }],
  ['renesas,ipmmu-r8a77965', { driver: 'ipmmu' }],
  ['renesas,ipmmu-r8a779f0', { driver: 'ipmmu' }],
  ['renesas,ipmmu-r8a779g0', { driver: 'ipmmu', since: '4.20' }],
]);

/** The driver that some Xen from 4.17 to 4.22 has for an IOMMU; undefined where none has one. */
export function xenIommuDriver(compatible: readonly string[]): XenIommuDriver | undefined {
  for (const name of compatible) {
    const found = DRIVERS.get(name);
    if (found) return found;
  }
  return undefined;
}

/** What a Xen must be built with to have a driver; SMMUv1 and v2 are the only default. */
export const DRIVER_NAMES: Readonly<Record<IommuDriver, { readonly name: string; readonly option: string }>> =
  {
    smmu: { name: 'SMMUv1/v2', option: 'CONFIG_ARM_SMMU' },
    smmuv3: { name: 'SMMUv3', option: 'CONFIG_ARM_SMMU_V3' },
    ipmmu: { name: 'IPMMU', option: 'CONFIG_IPMMU_VMSA' },
  };

/** Whether the release is new enough for a driver; whether it was built in is another question. */
export const isNewEnough = ({ since }: XenIommuDriver, { version }: Pick<XenTarget, 'version'>): boolean =>
  since === undefined || Number(version.slice(2)) >= Number(since.slice(2));
