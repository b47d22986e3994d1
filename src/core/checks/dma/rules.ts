import type { PlanRule } from '../rule.ts';
import { unprotectedMasters } from './masters.ts';
import { misreadMaps, splitGroups, withoutDma } from './paths.ts';
import { contradicted, unverifiable, vouchedFor } from './statements.ts';

const ADD_DEVICE = 'Xen: xen/drivers/passthrough/device_tree.c, iommu_add_dt_device';
const NOT_ONE_TO_ONE =
  'A guest of xl never has its memory at machine addresses, one of dom0less only with direct-map; a device without IOMMU uses machine addresses.';

/** Whether what a domain gets can reach the memory of others. */
export const DMA_RULES: readonly PlanRule[] = [
  {
    id: 'DG-DMA-01',
    kind: 'plan',
    name: 'DMA master without IOMMU',
    severity: 'error',
    why: NOT_ONE_TO_ONE,
    source: 'Xen: docs/misc/arm/passthrough.txt',
    run: (context) => unprotectedMasters(context, ['no-iommus']),
  },
  {
    id: 'DG-DMA-02',
    kind: 'plan',
    name: 'The IOMMU is on another node',
    severity: 'error',
    why: 'Xen programs the IOMMU for the node it is told to assign. Where the `iommus` stand on a wrapper, core or helper block, that node must go to the same domain.',
    source: ADD_DEVICE,
    run: (context) => unprotectedMasters(context, ['carrier-outside']),
  },
  {
    id: 'DG-DMA-03',
    kind: 'plan',
    name: 'The IOMMU is disabled',
    severity: 'error',
    why: 'Xen skips an IOMMU whose own status is not okay, and then treats the devices behind it as having none; it says nothing.',
    source: ADD_DEVICE,
    run: (context) => unprotectedMasters(context, ['iommu-disabled']),
  },
  {
    id: 'DG-DMA-04',
    kind: 'plan',
    name: 'Xen does not drive the IOMMU',
    severity: 'error',
    why: 'Only an IOMMU that this Xen has a driver for confines anything. SMMUv3 and IPMMU are build options that are off by default; many IOMMUs have no driver in any Xen.',
    source: 'Xen: xen/drivers/passthrough/arm, match tables of smmu.c, smmu-v3.c, ipmmu-vmsa.c; SUPPORT.md',
    run: (context) => unprotectedMasters(context, ['undriven', 'too-old', 'not-built']),
  },
  {
    id: 'DG-DMA-05',
    kind: 'plan',
    name: 'Unusable iommus property',
    severity: 'error',
    why: 'All entries of `iommus` must lead to one and the same IOMMU; with two different ones Xen refuses the device, with a dangling one it finds none.',
    source: ADD_DEVICE,
    run: (context) => unprotectedMasters(context, ['several-iommus', 'dangling']),
  },
  {
    id: 'DG-DMA-06',
    kind: 'plan',
    name: 'PCI host bridge as a device',
    severity: 'error',
    why: 'Xen reads only `iommus` of a node that is assigned; `iommu-map` confines functions that Xen assigns as PCI devices.',
    source: ADD_DEVICE,
    run: (context) => unprotectedMasters(context, ['only-map']),
  },
  {
    id: 'DG-DMA-07',
    kind: 'plan',
    name: 'DMA mastering cannot be verified',
    severity: 'warning',
    why: 'A device without IOMMU is either no DMA master, and safe, or a hole in the platform. Neither its properties nor its name nor its compatible tell which.',
    source: 'Wording proposed by the Xen maintainers for exactly this case',
    run: unverifiable,
  },
  {
    id: 'DG-DMA-08',
    kind: 'plan',
    name: 'Runs without DMA',
    severity: 'info',
    why: 'The device has its data moved by another one. As long as that one stays outside, the guest cannot make it access memory; drivers then move data by the CPU, or fail if they cannot.',
    source: 'Device tree binding dma/dma.txt; renesas,du.yaml',
    run: withoutDma,
  },
  {
    id: 'DG-DMA-09',
    kind: 'plan',
    name: 'Covered by a statement about the platform',
    severity: 'info',
    why: 'The plan states that every master of the board is behind an IOMMU. That answers for devices of which nothing is known, and for no others.',
    source: 'Statement in the plan',
    run: vouchedFor,
  },
  {
    id: 'DG-DMA-10',
    kind: 'plan',
    name: 'IOMMU group split between domains',
    severity: 'error',
    why: 'An IOMMU tells devices apart by stream ID alone. Devices with overlapping IDs get one translation, whoever owns them.',
    source: 'Arm SMMU architecture, stream mapping; Xen: smmu.c, arm_smmu_master_alloc_smes',
    run: splitGroups,
  },
  {
    id: 'DG-DMA-11',
    kind: 'plan',
    name: 'Statement against the tree',
    severity: 'warning',
    why: 'Properties such as `iommus`, `dma-coherent` or `#dma-cells` stand only on devices that access memory.',
    source: 'Devicetree Specification; binding iommu/iommu.txt',
    run: contradicted,
  },
  {
    id: 'DG-DMA-12',
    kind: 'plan',
    name: 'iommu-map that Xen misreads',
    severity: 'info',
    why: 'Linux 7 lets an entry of `iommu-map` have as many output cells as the IOMMU says; Xen expects four cells in every entry.',
    source: 'Xen: xen/common/device-tree/device-tree.c, dt_map_id; Linux: drivers/of/base.c, of_map_id',
    run: misreadMaps,
  },
];
