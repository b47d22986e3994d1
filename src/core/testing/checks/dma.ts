import type { PlanFixture } from './fixture.ts';

const SMMU = 'smmu: iommu@10000 { compatible = "arm,mmu-500"; reg = <0x10000 0x1000>; #iommu-cells = <2>; };';
const SMMU_OFF = SMMU.replace(' };', ' status = "disabled"; };');
const ETH = (iommus = ''): string =>
  `ethernet@20000 { compatible = "acme,gem"; reg = <0x20000 0x1000>; ${iommus} };`;
const GUEST = { assign: ['/soc/ethernet@20000'] };
const V3 = SMMU.replace('arm,mmu-500', 'arm,smmu-v3').replace('<2>', '<1>');
const PCIE = (iommus: string): string =>
  `pcie@20000 { compatible = "acme,pcie"; device_type = "pci"; reg = <0x20000 0x1000>; ${iommus} };`;
const WIDGET = 'widget@20000 { compatible = "acme,widget"; reg = <0x20000 0x1000>; };';
const I2C = `dma: dma-controller@21000 { compatible = "acme,dma"; reg = <0x21000 0x1000>; #dma-cells = <1>; iommus = <&smmu 2 0>; };
  i2c@20000 { compatible = "acme,i2c"; reg = <0x20000 0x1000>; dmas = <&dma 4>; };`;
const by = { author: 'Ada', reason: 'read the manual' };

export const DMA_FIXTURES: Readonly<Record<string, PlanFixture>> = {
  'DG-DMA-01': {
    fires: {
      host: SMMU + ETH(),
      domains: [GUEST],
      path: '/soc/ethernet@20000',
      severity: 'error',
      says: 'overwrites the memory of others. It has no `iommus`',
    },
    silent: { host: SMMU + ETH('iommus = <&smmu 1 0>;'), domains: [GUEST] },
  },
  'DG-DMA-02': {
    fires: {
      host: `${SMMU} fcp: fcp@21000 { compatible = "renesas,fcpv"; reg = <0x21000 0x1000>; iommus = <&smmu 1 0>; };
        vsp@20000 { compatible = "renesas,vsp2"; reg = <0x20000 0x1000>; renesas,fcp = <&fcp>; };`,
      domains: [{ assign: ['/soc/vsp@20000'] }],
      path: '/soc/vsp@20000',
      severity: 'error',
      says: 'the helper block /soc/fcp@21000, which does not go to the same domain',
    },
    silent: {
      host: `${SMMU} fcp: fcp@21000 { compatible = "renesas,fcpv"; reg = <0x21000 0x1000>; iommus = <&smmu 1 0>; };
        vsp@20000 { compatible = "renesas,vsp2"; reg = <0x20000 0x1000>; renesas,fcp = <&fcp>; };`,
      domains: [{ assign: ['/soc/vsp@20000', '/soc/fcp@21000'] }],
    },
  },
  'DG-DMA-03': {
    fires: {
      host: SMMU_OFF + ETH('iommus = <&smmu 1 0>;'),
      domains: [GUEST],
      path: '/soc/ethernet@20000',
      severity: 'error',
      says: 'Its IOMMU /soc/iommu@10000 is disabled',
    },
    silent: { host: SMMU + ETH('iommus = <&smmu 1 0>;'), domains: [GUEST] },
  },
  'DG-DMA-04': {
    fires: {
      host: V3 + ETH('iommus = <&smmu 1>;'),
      domains: [GUEST],
      path: '/soc/ethernet@20000',
      severity: 'error',
      says: 'has no SMMUv3 driver (CONFIG_ARM_SMMU_V3)',
    },
    silent: {
      host: V3 + ETH('iommus = <&smmu 1>;'),
      domains: [GUEST],
      plan: { target: { flavour: 'upstream', version: '4.22', iommuDrivers: ['smmuv3'] } },
    },
  },
  'DG-DMA-05': {
    fires: {
      host: `${SMMU} other: iommu@11000 { compatible = "arm,mmu-500"; reg = <0x11000 0x1000>; #iommu-cells = <2>; };
        ${ETH('iommus = <&smmu 1 0>, <&other 1 0>;')}`,
      domains: [GUEST],
      path: '/soc/ethernet@20000',
      severity: 'error',
      says: 'Xen takes one IOMMU per device',
    },
    silent: { host: SMMU + ETH('iommus = <&smmu 1 0>, <&smmu 2 0>;'), domains: [GUEST] },
  },
  'DG-DMA-06': {
    fires: {
      host: SMMU + PCIE('iommu-map = <0 &smmu 0 0x100>;'),
      domains: [{ assign: ['/soc/pcie@20000'] }],
      path: '/soc/pcie@20000',
      severity: 'error',
      says: 'It has only `iommu-map`',
    },
    silent: {
      host: SMMU + PCIE('iommu-map = <0 &smmu 0 0x100>; iommus = <&smmu 1 0>;'),
      domains: [{ assign: ['/soc/pcie@20000'] }],
    },
  },
  'DG-DMA-07': {
    fires: {
      host: WIDGET,
      domains: [{ assign: ['/soc/widget@20000'] }],
      path: '/soc/widget@20000',
      severity: 'warning',
      says: 'WARNING: device assignment safety for device /soc/widget@20000 cannot be verified. Please make sure /soc/widget@20000 is not a DMA mastering device.',
    },
    silent: {
      host: WIDGET,
      domains: [{ assign: ['/soc/widget@20000'] }],
      plan: { overrides: [{ ...by, scope: { compatible: 'acme,widget' }, says: 'not-master' }] },
    },
  },
  'DG-DMA-08': {
    fires: {
      host: SMMU + I2C,
      domains: [{ assign: ['/soc/i2c@20000'] }],
      path: '/soc/i2c@20000',
      severity: 'info',
      says: 'runs without DMA in guest1: /soc/dma-controller@21000, which moves its data, stays outside',
    },
    silent: {
      host: SMMU + I2C,
      domains: [{ assign: ['/soc/i2c@20000', '/soc/dma-controller@21000'] }],
    },
  },
  'DG-DMA-09': {
    fires: {
      host: WIDGET,
      domains: [{ assign: ['/soc/widget@20000'] }],
      plan: { overrides: [{ ...by, scope: 'platform', says: 'covered' }] },
      path: '/',
      severity: 'info',
      says: 'Ada states that every master of this platform is behind an IOMMU',
    },
    silent: {
      host: SMMU + ETH(),
      domains: [GUEST],
      plan: { overrides: [{ ...by, scope: 'platform', says: 'covered' }] },
    },
  },
  'DG-DMA-10': {
    fires: {
      host: `${SMMU} ${ETH('iommus = <&smmu 0x10 0xf>;')} mmc@21000 { compatible = "acme,sdhci"; reg = <0x21000 0x1000>; iommus = <&smmu 0x14 0>; };`,
      domains: [GUEST],
      path: '/soc/ethernet@20000',
      severity: 'error',
      says: 'has the stream IDs of /soc/mmc@21000',
    },
    silent: {
      host: `${SMMU} ${ETH('iommus = <&smmu 0x10 0xf>;')} mmc@21000 { compatible = "acme,sdhci"; reg = <0x21000 0x1000>; iommus = <&smmu 0x24 0>; };`,
      domains: [GUEST],
    },
  },
  'DG-DMA-11': {
    fires: {
      host: ETH('dma-coherent;'),
      domains: [GUEST],
      plan: { overrides: [{ ...by, scope: { compatible: 'acme,gem' }, says: 'not-master' }] },
      path: '/soc/ethernet@20000',
      severity: 'warning',
      says: 'its own properties say that it is one',
    },
    silent: {
      host: ETH(),
      domains: [GUEST],
      plan: { overrides: [{ ...by, scope: { compatible: 'acme,gem' }, says: 'not-master' }] },
    },
  },
  'DG-DMA-12': {
    fires: {
      host: SMMU + PCIE('iommu-map = <0 &smmu 0 0 0x100>;'),
      domains: [],
      path: '/soc/pcie@20000',
      severity: 'info',
      says: 'has 5 cells per entry',
    },
    silent: { host: SMMU + PCIE('iommu-map = <0 &smmu 0 0x100>;'), domains: [] },
  },
};
