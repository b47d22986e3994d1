import type { FileFixture } from './file-fixture.ts';

const CFG = 'g/dom.cfg';
const DTB = 'g/passthrough.dtb';
const cfg = (text: string): Record<string, string> => ({ [CFG]: `memory = 512\n${text}\n` });
const UART_HOST = 'serial@20000 { compatible = "acme,uart"; reg = <0x20800 0x1000>; };';
const UART = 'serial@20800 { compatible = "acme,uart"; reg = <0 0x20800 0 0x1000>; };';
const IOMEM = 'iomem = [ "0x20,0x2" ]';
const SMMU = 'smmu: iommu@10000 { compatible = "arm,mmu-500"; reg = <0x10000 0x1000>; #iommu-cells = <2>; };';
const ETH = `${SMMU} ethernet@20000 { compatible = "acme,gem"; reg = <0x20000 0x1000>; iommus = <&smmu 1 0>; };`;
const BUFFER = `/ { #address-cells = <1>; #size-cells = <1>;
  reserved-memory { #address-cells = <1>; #size-cells = <1>; ranges; buffer@80000 { reg = <0x80000 0x1000>; }; }; };`;
const forXen = (reg: string, more = 'xen,path = "/soc/serial@20000";'): string =>
  `serial@20000 { compatible = "acme,uart"; reg = <0 0x20000 0 0x1000>; ${reg} ${more} };`;
const XEN_REG = 'xen,reg = <0 0x20000 0 0x1000 0 0x20000>;';
const HOST = 'serial@20000 { compatible = "acme,uart"; reg = <0x20000 0x1000>; };';
const PCI = (windows: string): string =>
  `pcie@9000000 { device_type = "pci"; reg = <0 0x9000000 0 0x1000>; #address-cells = <3>; #size-cells = <2>; ${windows} };`;
const MAP = (entry: string): string =>
  `pcie@9000000 { #address-cells = <3>; #size-cells = <2>; #interrupt-cells = <1>; interrupt-map = <0 0 0 1 65000 ${entry}>; };`;

/** Hand-written files, for each rule a bad set and a good one. */
export const FILE_FIXTURES: Readonly<Record<string, FileFixture>> = {
  'DG-FILE-01': {
    bad: {
      files: { [CFG]: 'name = "g"\nirqs = [ 40\n' },
      path: '/',
      file: CFG,
      says: 'dom.cfg cannot be read',
    },
    good: { files: { [CFG]: 'name = "g"\nirqs = [ 40 ]\n' } },
  },
  'DG-FILE-02': {
    bad: {
      host: HOST,
      files: cfg('dtdev = [ "/soc/serial@20000" ]'),
      path: '/soc/serial@20000',
      file: CFG,
      says: 'and Xen will refuse it. It has no `iommus`',
    },
    good: { host: ETH, files: cfg('dtdev = [ "/soc/ethernet@20000" ]') },
  },
  'DG-FILE-03': {
    bad: { files: cfg('irqs = [ 0x59 ]'), path: '/', file: CFG, says: 'irqs has 0x59' },
    good: { files: cfg('irqs = [ 89 ]') },
  },
  'DG-FILE-04': {
    bad: { files: cfg('irqs = [ 89, 90, 89 ]'), path: '/', file: CFG, says: 'irqs has 89 twice' },
    good: { files: cfg('irqs = [ 89, 90 ]') },
  },
  'DG-FILE-05': {
    bad: { files: cfg('irqs = [ 27 ]'), path: '/', file: CFG, says: 'no shared peripheral interrupt' },
    good: { files: cfg('irqs = [ 59 ]') },
  },
  'DG-FILE-06': {
    bad: {
      files: cfg('vuart = "sbsa_uart"\nirqs = [ 32 ]'),
      path: '/',
      file: CFG,
      says: 'the virtual PL011',
    },
    good: { files: cfg('vuart = "sbsa_uart"\nirqs = [ 33 ]') },
  },
  'DG-FILE-07': {
    bad: {
      files: cfg(`maxmem = 1024\n${IOMEM}`),
      path: '/',
      file: CFG,
      says: 'maxmem is 1024 and memory 512',
    },
    good: { files: cfg('maxmem = 1024') },
  },
  'DG-FILE-08': {
    bad: { files: cfg('iomem = [ "0x20,2 @0x30" ]'), path: '/', file: CFG, says: 'which xl does not read' },
    good: { files: cfg('iomem = [ "20,2@30", "0x40,0x1" ]') },
  },
  'DG-FILE-09': {
    bad: {
      host: UART_HOST,
      files: cfg('iomem = [ "0x20,10" ]'),
      path: '/soc/serial@20000',
      file: CFG,
      severity: 'warning',
      says: 'maps 16 pages, and registers take 2 of them from /soc/serial@20000 on',
    },
    good: { host: UART_HOST, files: cfg(IOMEM) },
  },
  'DG-FILE-10': {
    bad: {
      host: UART_HOST,
      files: cfg('iomem = [ "0x20,0x1" ]'),
      path: '/soc/serial@20000',
      file: CFG,
      says: 'maps 1 pages, and /soc/serial@20000 touches 2',
    },
    good: { host: UART_HOST, files: cfg('iomem = [ "0x20,0x1", "0x21,0x1" ]') },
  },
  'DG-FILE-11': {
    bad: {
      files: cfg('iomem = [ "0x20,0x1@0x40000" ]'),
      path: '/',
      file: CFG,
      says: 'over the guest RAM (0x40000000-0x5fffffff)',
    },
    good: { files: cfg('iomem = [ "0x20,0x1@0x4020" ]') },
  },
  'DG-FILE-12': {
    bad: {
      host: BUFFER,
      files: cfg('iomem = [ "0x80,0x1" ]'),
      path: '/reserved-memory/buffer@80000',
      file: CFG,
      says: 'which dom0 may not pass on',
    },
    good: { host: BUFFER, files: cfg('iomem = [ "0x81,0x1" ]') },
  },
  'DG-FILE-13': {
    bad: {
      files: { ...cfg(IOMEM), 'h/dom.cfg': 'iomem = [ "0x21,0x1" ]\n' },
      path: '/',
      file: 'h/dom.cfg',
      says: 'that g/dom.cfg maps as well',
    },
    good: { files: { ...cfg(IOMEM), 'h/dom.cfg': 'iomem = [ "0x22,0x1" ]\n' } },
  },
  'DG-FILE-14': {
    bad: { files: { [DTB]: '/ { passthru { }; };' }, path: '/', file: DTB, says: 'no node /passthrough' },
    good: { files: { [DTB]: UART } },
  },
  'DG-FILE-15': {
    bad: {
      files: { [DTB]: '/ { passthrough { #address-cells = <2>; #size-cells = <2>; }; };' },
      path: '/passthrough',
      file: DTB,
      says: 'no compatible = "simple-bus", no ranges',
    },
    good: { files: { [DTB]: UART } },
  },
  'DG-FILE-16': {
    bad: {
      files: { [DTB]: 'serial { clocks = <0x77>; };' },
      path: '/passthrough/serial',
      file: DTB,
      severity: 'warning',
      says: 'clocks of /passthrough/serial refers to phandle 119',
    },
    good: { files: { [DTB]: 'osc: osc { #clock-cells = <0>; }; serial { clocks = <&osc>; };' } },
  },
  'DG-FILE-17': {
    bad: {
      files: { [DTB]: `${forXen(XEN_REG)} osc { phandle = <64999>; };` },
      path: '/passthrough/osc',
      file: DTB,
      says: 'refuses trees with more than 64998',
    },
    good: {
      files: { [DTB]: `${forXen(XEN_REG)} osc { phandle = <64999>; };` },
      target: { version: '4.21' },
    },
  },
  'DG-FILE-18': {
    bad: {
      files: {
        ...cfg(''),
        [DTB]:
          '/ { gic: gic { #interrupt-cells = <3>; interrupt-controller; }; passthrough { compatible = "simple-bus"; interrupt-parent = <&gic>; }; };',
      },
      path: '/passthrough',
      file: DTB,
      says: 'refers to /gic, which is not copied into the guest',
    },
    good: {
      files: {
        [DTB]:
          '/ { gic: gic { #interrupt-cells = <3>; interrupt-controller; }; passthrough { compatible = "simple-bus"; interrupt-parent = <&gic>; }; };',
      },
    },
  },
  'DG-FILE-19': {
    bad: {
      files: {
        [DTB]: '/ { interrupt-parent = <65000>; passthrough { serial { interrupts = <0 5 4>; }; }; };',
      },
      path: '/passthrough/serial',
      file: DTB,
      says: 'no interrupt-parent up to /passthrough',
    },
    good: { files: { [DTB]: 'serial { interrupts = <0 5 4>; };' } },
  },
  'DG-FILE-20': {
    bad: {
      files: { [DTB]: 'serial { interrupts = <0 5 4 0>; };' },
      path: '/passthrough/serial',
      file: DTB,
      says: 'has 4 cells',
    },
    good: { files: { [DTB]: 'serial { interrupts = <0 5 4>, <0 6 4>; };' } },
  },
  'DG-FILE-21': {
    bad: {
      files: { [DTB]: MAP('0 0 0 5 4') },
      path: '/passthrough/pcie@9000000',
      file: DTB,
      says: 'entries of 8 cells',
    },
    good: { files: { [DTB]: MAP('0 5 4') } },
  },
  'DG-FILE-22': {
    bad: {
      files: { [DTB]: `pad { text = [${'00 '.repeat(5000)}]; };` },
      target: { version: '4.17' },
      path: '/',
      file: DTB,
      says: 'Xen 4.17 makes trees of at most 4096',
    },
    good: {
      files: { [DTB]: `pad { text = [${'00 '.repeat(2000)}]; xen,path = "${'/x'.repeat(1500)}"; };` },
      target: { version: '4.17' },
    },
  },
  'DG-FILE-23': {
    bad: {
      files: { [DTB]: `bus { ${forXen(XEN_REG)} };` },
      path: '/passthrough/bus',
      file: DTB,
      says: 'does not say their cells',
    },
    good: { files: { [DTB]: forXen(XEN_REG) } },
  },
  'DG-FILE-24': {
    bad: {
      files: { ...cfg('iomem = [ "0x7c20,0x2" ]'), [DTB]: UART },
      path: '/passthrough/serial@20800',
      file: DTB,
      says: 'reg of /passthrough/serial@20800 says 0x20800, and iomem maps nothing to 0x20000',
    },
    good: { files: { ...cfg('iomem = [ "0x7c20,0x2@0x20" ]'), [DTB]: UART } },
  },
  'DG-FILE-25': {
    bad: {
      files: {
        ...cfg('iomem = [ "0x9000,0x1" ]'),
        [DTB]: PCI('ranges = <0x2000000 0 0xa000000 0 0xa000000 0 0x1000>;'),
      },
      path: '/passthrough/pcie@9000000',
      file: DTB,
      says: 'iomem maps nothing to 0xa000000',
    },
    good: {
      files: {
        ...cfg('iomem = [ "0x9000,0x1", "0xa000,0x1" ]'),
        [DTB]: PCI('ranges = <0x2000000 0 0xa000000 0 0xa000000 0 0x1000>;'),
      },
    },
  },
  'DG-FILE-26': {
    bad: {
      host: `bus { compatible = "simple-bus"; dma-coherent; #address-cells = <1>; #size-cells = <1>; ranges; ${UART_HOST} };`,
      files: { ...cfg(IOMEM), [DTB]: UART },
      path: '/passthrough/serial@20800',
      file: DTB,
      severity: 'warning',
      says: 'is not dma-coherent, and /soc/bus/serial@20000 is',
    },
    good: { host: UART_HOST, files: { ...cfg(IOMEM), [DTB]: UART } },
  },
  'DG-FILE-27': {
    bad: {
      host: HOST.replace('acme,uart', 'acme,gpio'),
      files: { [DTB]: forXen(XEN_REG) },
      path: '/passthrough/serial@20000',
      file: DTB,
      severity: 'warning',
      says: 'is /soc/serial@20000, which is acme,gpio',
    },
    good: { host: HOST, files: { [DTB]: forXen(XEN_REG) } },
  },
  'DG-FILE-28': {
    bad: {
      files: { [DTB]: forXen('xen,reg = <0 0x20800 0 0x1000 0 0x20000>;') },
      path: '/passthrough/serial@20000',
      file: DTB,
      says: 'has 0x20800, 0x1000, 0x20000',
    },
    good: { files: { [DTB]: forXen(XEN_REG) } },
  },
  'DG-FILE-29': {
    bad: {
      files: { [DTB]: forXen(XEN_REG, '') },
      path: '/passthrough/serial@20000',
      file: DTB,
      says: 'neither xen,path nor xen,force-assign-without-iommu',
    },
    good: { files: { [DTB]: forXen('xen,reg;') } },
  },
  'DG-FILE-30': {
    bad: {
      host: HOST,
      files: { [DTB]: forXen(XEN_REG) },
      marks: [],
      path: '/soc/serial@20000',
      file: DTB,
      says: 'has no xen,passthrough',
    },
    good: { host: HOST, files: { [DTB]: forXen(XEN_REG) }, marks: ['/soc/serial@20000'] },
  },
};
