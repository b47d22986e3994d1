import type { Severity } from '../../contract.ts';
import { newMachine } from '../../plan/gunyah.ts';
import { hypervisorTree, vmTree } from '../gunyah.ts';
import type { PlanFixture } from './fixture.ts';

const HYPERVISOR = '/hypervisor';
const MANAGER = '/hypervisor/gunyah-resource-mgr@0';
const CONFIG = '/gunyah-vm-config';

/** The example of the binding with one thing broken, beside the example itself. */
const broken = (
  changes: Parameters<typeof hypervisorTree>[0],
  path: string,
  says: string,
  severity: Severity = 'error',
): PlanFixture => ({
  fires: { host: hypervisorTree(changes), domains: [], path, severity, says },
  silent: { host: hypervisorTree(), domains: [] },
});

/** The input tree of a machine with one thing broken, beside a sound one. */
const wrong = (
  changes: Parameters<typeof vmTree>[0],
  path: string,
  says: string,
  severity: Severity = 'error',
  sound: Parameters<typeof vmTree>[0] = {},
): PlanFixture => ({
  fires: { host: vmTree(changes), domains: [], path, severity, says },
  silent: { host: vmTree(sound), domains: [] },
});

const shm = (more: string): string =>
  `shm@1 { vdevice-type = "shm"; generate = "/hypervisor/shm"; peer-default; qcom,label = <7>; memory { qcom,label = <7>; ${more} }; };`;

/** Two UARTs of their own pages, an SMMU, and what a case adds below /soc. */
const board = (more = ''): string => `/ {
  #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
  gic: interrupt-controller@1000 { compatible = "arm,gic-v3"; reg = <0 0x1000 0 0x10000>, <0 0x20000 0 0x20000>; interrupt-controller; #interrupt-cells = <3>; };
  soc {
    compatible = "simple-bus"; #address-cells = <2>; #size-cells = <2>; ranges;
    smmu: iommu@50000 { compatible = "arm,mmu-500"; reg = <0 0x50000 0 0x10000>; #iommu-cells = <1>; };
    serial@80000 { compatible = "arm,pl011", "arm,primecell"; reg = <0 0x80000 0 0x1000>; interrupts = <0 8 4>; };
    serial@90000 { compatible = "arm,pl011", "arm,primecell"; reg = <0 0x90000 0 0x1000>; interrupts = <0 9 4>; };
    ${more}
  };
};`;
const A = '/soc/serial@80000';
const B = '/soc/serial@90000';
const gunyah = newMachine('one');

/** A plan with machines, beside one that is sound. */
const planned = (
  fires: Omit<PlanFixture['fires'], 'severity'> & { readonly severity?: Severity },
  silent: PlanFixture['silent'] = { host: board(), domains: [{ gunyah, assign: [A] }] },
): PlanFixture => ({ fires: { severity: 'error', ...fires }, silent });

const near = 'timer@80800 { compatible = "example,timer"; reg = <0 0x80800 0 0x100>; };';
const ethernet = (wires: string): string =>
  `ethernet@a0000 { compatible = "snps,dwmac-5.10a"; reg = <0 0xa0000 0 0x10000>; interrupts = <0 10 4>; ${wires} };`;
const ETHERNET = '/soc/ethernet@a0000';

export const GUNYAH_FIXTURES: Readonly<Record<string, PlanFixture>> = {
  'GH-01': broken(
    {
      hypervisor:
        'compatible = "gunyah-hypervisor-1.0", "gunyah-hypervisor"; #address-cells = <2>; #size-cells = <1>;',
      reg: 'reg = <0 0 0 1>;',
    },
    HYPERVISOR,
    '#size-cells of /hypervisor is 1: capability IDs are 64-bit: needs 0',
  ),
  'GH-02': broken({ reg: 'reg = <0 0>;' }, MANAGER, 'needs TX and RX capability, 2 cells each'),
  'GH-03': broken(
    { interrupts: 'interrupts = <0 3 1>;' },
    MANAGER,
    'needs TX and RX interrupt, in this order',
  ),
  'GH-04': broken(
    { more: 'doorbell@7 { compatible = "qcom,gunyah-doorbell", "qcom,gunyah-capability"; reg = <0 7>; };' },
    HYPERVISOR,
    'the Resource Manager emits more than they allow',
    'info',
  ),
  'GH-05': broken(
    {
      more: 'gunyah-resource-mgr@2 { compatible = "gunyah-resource-manager"; reg = <0 2>, <0 3>; interrupts = <0 5 1>, <0 6 1>; };',
    },
    '/hypervisor/gunyah-resource-mgr@2',
    'only one is expected',
    'warning',
  ),
  'GH-06': broken({ reg: 'reg = <0 1>, <0 1>;' }, MANAGER, 'capabilities must differ'),
  'GH-07': broken(
    { interrupts: 'interrupts = <0 3 1>, <0 4 1>; qcom,tx-message-size = <200>;' },
    MANAGER,
    'need 240 bytes',
    'warning',
  ),
  'GH-08': broken(
    { manager: 'compatible = "resource-manager";' },
    MANAGER,
    'does not have gunyah-resource-manager among its compatibles',
  ),
  'GV-01': wrong({ image: '' }, CONFIG, 'Error: image name missing or too long'),
  'GV-02': wrong(
    { nodes: 'memory@80000000 { device_type = "memory"; reg = <0 0x80000000 0 0x1000000>; };' },
    '/memory@80000000',
    'Fatal error in DTB parsing at node /memory@80000000',
    'error',
    { nodes: 'memory { device_type = "memory"; reg = <0 0x80000000 0 0x1000000>; };' },
  ),
  'GV-03': wrong(
    { cells: '#address-cells = <2>;' },
    `${CONFIG}/memory`,
    'size-min of /gunyah-vm-config/memory has 8 bytes where the cells of /gunyah-vm-config make 4',
    'warning',
  ),
  'GV-04': wrong(
    { ioMemory: 'iomemory-ranges = <0 0x894000 0 0x894000 0 0x1000>;' },
    CONFIG,
    'iomemory-ranges invalid length (6 words, should be multiple of 7)',
  ),
  'GV-05': wrong(
    { ioMemory: 'iomemory-ranges = <0 0x894000 0 0x994000 0 0x1000 0>;' },
    CONFIG,
    'maps 1:1 only',
  ),
  'GV-06': wrong(
    { ioMemory: 'iomemory-ranges = <0 0x894000 0 0x894000 0 0x1100 0>;' },
    CONFIG,
    'iomemory-ranges invalid alignment',
  ),
  'GV-07': wrong(
    { ioMemory: 'iomemory-ranges = <0 0x894000 0 0x894000 0 0x1000 7>;' },
    CONFIG,
    'iomemory-ranges invalid access',
  ),
  'GV-08': wrong({ interrupts: 'gic-irq-ranges = <316 316 317>;' }, CONFIG, 'must be pairs of GIC INTIDs'),
  'GV-09': wrong({ interrupts: '' }, '/soc/serial@894000', 'is never delivered', 'warning'),
  'GV-10': wrong({ ioMemory: '' }, '/soc/serial@894000', 'access will fault', 'warning'),
  'GV-11': wrong(
    { interrupts: 'gic-irq-ranges = <284 284>;' },
    CONFIG,
    'looks like an SPI number; add 32: 316',
    'warning',
  ),
  'GV-12': wrong(
    { vcpus: 'affinity = "static"; affinity-map = <4>;' },
    `${CONFIG}/vcpus`,
    "cpu and affinity count don't match",
  ),
  'GV-13': wrong({ vcpus: 'affinity = "sticky";' }, `${CONFIG}/vcpus`, '"affinity_map" missing', 'error', {
    vcpus: 'affinity = "proxy";',
  }),
  'GV-14': wrong({ secondary: '' }, '/cpus/cpu@100', 'secondary VCPUs must set enable-method'),
  'GV-15': wrong(
    {
      gic: 'compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <3>; reg = <0 0x8000000 0 0x10000>;',
    },
    '/interrupt-controller@8000000',
    'Truncated "reg"',
  ),
  'GV-16': wrong(
    { controller: 'interrupts { config = <&gic>; };' },
    `${CONFIG}/interrupts`,
    'looks like a phandle',
    'warning',
  ),
  'GV-17': wrong(
    { vdevices: shm('') },
    `${CONFIG}/vdevices/shm@1`,
    'neither base or allocate-base present',
    'error',
    {
      vdevices: shm('allocate-base;'),
    },
  ),
  'GV-18': wrong({ nodes: 'hypervisor { };' }, HYPERVISOR, "the Resource Manager's overlay fails"),
  'GV-19': wrong({ chosen: '' }, '/', '/chosen is missing'),
  'GV-20': wrong(
    {
      nodes:
        'reserved-memory { #address-cells = <2>; #size-cells = <2>; ranges; buffer@90000000 { reg = <0 0x90000000 0 0x1000>; qcom,label = <8>; }; };',
      vdevices: shm('allocate-base;'),
    },
    '/reserved-memory/buffer@90000000',
    'No memparcel matching /reserved-memory/buffer@90000000!',
    'error',
    {
      nodes:
        'reserved-memory { #address-cells = <2>; #size-cells = <2>; ranges; buffer@90000000 { reg = <0 0x90000000 0 0x1000>; qcom,label = <7>; }; };',
      vdevices: shm('allocate-base;'),
    },
  ),
  'GV-21': wrong({}, CONFIG, 'works only for a VM whose image is authenticated by the platform', 'warning', {
    ioMemory: '',
    interrupts: '',
    devices: '',
  }),
  'GV-23': wrong(
    { vcpus: 'affinity = "static"; affinity-map = <4 5>; sched-timeslice = <5>;' },
    `${CONFIG}/vcpus`,
    'microseconds, not ms',
    'warning',
  ),
  'GV-24': wrong(
    { vdevices: shm('allocate-base;') + shm('allocate-base;').replace('shm@1', 'shm@2') },
    `${CONFIG}/vdevices/shm@2`,
    'a peer finds only one of them',
    'warning',
    { vdevices: shm('allocate-base;') },
  ),
  'GV-22': planned(
    {
      host: board(`${near} timer@80000 { compatible = "example,timer"; reg = <0 0x80c00 0 0x100>; };`),
      domains: [
        { gunyah, assign: ['/soc/timer@80800'] },
        { gunyah, assign: ['/soc/timer@80000'] },
      ],
      path: '/soc/timer@80000',
      says: 'both ask for pages at 0x80000',
    },
    {
      host: board(),
      domains: [
        { gunyah, assign: [A] },
        { gunyah, assign: [B] },
      ],
    },
  ),
  'GV-25': planned(
    {
      host: board(ethernet('')),
      domains: [{ gunyah, assign: [ETHERNET] }],
      path: ETHERNET,
      says: 'it can overwrite the memory of any machine',
    },
    { host: board(ethernet('iommus = <&smmu 3>;')), domains: [{ gunyah, assign: [ETHERNET] }] },
  ),
  'GV-26': planned({
    host: board(),
    domains: [{ gunyah, assign: [A] }, { assign: [B] }],
    path: '/',
    says: 'one board runs one of them',
  }),
  'GV-27': planned({
    host: board(),
    domains: [{ gunyah: { ...gunyah, memoryBase: '0x0' }, assign: [A] }],
    path: '/',
    severity: 'warning',
    says: 'lies over /soc/serial@80000 at 0x80000',
  }),
  'GV-28': planned(
    {
      host: board(),
      domains: [{ gunyah: { ...gunyah, channels: [{ kind: 'doorbell', label: 3 }] }, assign: [A] }],
      path: '/',
      severity: 'warning',
      says: 'has the label 3 of the doorbell of guest1',
    },
    {
      host: board('bell { compatible = "example,bell"; gunyah-label = <3>; };'),
      domains: [{ gunyah: { ...gunyah, channels: [{ kind: 'doorbell', label: 3 }] }, assign: [A] }],
    },
  ),
  'GV-PAGE': planned({
    host: board(near),
    domains: [{ gunyah, assign: [A] }],
    path: A,
    says: 'hold registers of /soc/timer@80800',
  }),
};
