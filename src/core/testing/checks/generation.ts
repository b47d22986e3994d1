import type { NodePath } from '../../base/brand.ts';
import type { PlanFixture } from './fixture.ts';

const CLOCKS =
  'cru: clock-controller@10000 { compatible = "acme,cru"; reg = <0x10000 0x1000>; #clock-cells = <1>; };';
const UART = (more = ''): string =>
  `serial@20000 { compatible = "acme,uart"; reg = <0x20000 0x1000>; interrupts = <0 5 4>; ${more} };`;
const GUEST = { assign: ['/soc/serial@20000'] };
const UART_PATH = '/soc/serial@20000';
const cru = '/soc/clock-controller@10000' as NodePath;
const GPIO =
  'gpio: gpio@11000 { compatible = "acme,gpio"; reg = <0x11000 0x1000>; gpio-controller; #gpio-cells = <2>; interrupt-controller; #interrupt-cells = <2>; interrupts = <0 6 4>; };';
const FAR = (address: string): string =>
  `serial@${address} { compatible = "acme,uart"; reg = <0x${address} 0x1000>; };`;
const DDR_HOST = (window: string): string => `/ {
  #address-cells = <2>; #size-cells = <2>;
  pcie@9000000 { compatible = "pci-host-ecam-generic"; device_type = "pci"; reg = <0 0x9000000 0 0x100000>;
    #address-cells = <3>; #size-cells = <2>; ranges = <0x2000000 0 0x40000000 0 0x40000000 ${window}>; };
};`;
const SYSIRQ = `/ {
  #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&sysirq>;
  gic: interrupt-controller@1000 { compatible = "arm,gic-400"; reg = <0x1000 0x1000>, <0x2000 0x2000>;
    interrupt-controller; #interrupt-cells = <3>; interrupt-parent = <&gic>; };
  sysirq: interrupt-controller@3000 { compatible = "mediatek,mt8173-sysirq", "mediatek,mt6577-sysirq"; reg = <0x3000 0x1000>;
    interrupt-controller; #interrupt-cells = <3>; interrupt-parent = <&gic>; };
  soc { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges; ${UART()} };
};`;

export const GENERATION_FIXTURES: Readonly<Record<string, PlanFixture>> = {
  'DG-GEN-01': {
    fires: {
      host: CLOCKS + UART('clocks = <&cru 7>;'),
      domains: [GUEST],
      path: UART_PATH,
      severity: 'warning',
      says: 'The rate of clock /soc/clock-controller@10000 7',
    },
    silent: {
      host: CLOCKS + UART('clocks = <&cru 7>;'),
      domains: [{ ...GUEST, providers: [{ provider: cru, id: 7, action: 'stub', rateHz: 24000000 }] }],
    },
  },
  'DG-GEN-02': {
    fires: {
      host: FAR('40000000'),
      domains: [{ assign: ['/soc/serial@40000000'] }],
      path: '/soc/serial@40000000',
      severity: 'info',
      says: 'at 0x4020000 instead of 0x40000000: the guest RAM',
    },
    silent: { host: FAR('60000000'), domains: [{ assign: ['/soc/serial@60000000'] }] },
  },
  'DG-GEN-03': {
    fires: {
      host: DDR_HOST('0x100 0'),
      domains: [{ assign: ['/pcie@9000000'] }],
      plan: { target: { flavour: 'upstream', version: '4.20', iommuDrivers: [] } },
      path: '/pcie@9000000',
      severity: 'error',
      says: 'They are not mapped',
    },
    silent: {
      host: DDR_HOST('0 0x40000000'),
      domains: [{ assign: ['/pcie@9000000'] }],
      plan: { target: { flavour: 'upstream', version: '4.20', iommuDrivers: [] } },
    },
  },
  'DG-GEN-04': {
    fires: {
      host: GPIO + UART('reset-gpios = <&gpio 3 0>;'),
      domains: [GUEST],
      path: UART_PATH,
      severity: 'warning',
      says: 'reset-gpios of /soc/serial@20000 is left out, because /soc/gpio@11000 is not in guest1',
    },
    silent: {
      host: GPIO + UART('reset-gpios = <&gpio 3 0>;'),
      domains: [{ assign: [UART_PATH, '/soc/gpio@11000'] }],
    },
  },
  'DG-GEN-05': {
    fires: {
      host: CLOCKS + UART('clocks = <&cru 7>; acme,syscon-block = <&cru>;'),
      domains: [GUEST],
      path: UART_PATH,
      severity: 'info',
      says: 'may be a reference to /soc/clock-controller@10000',
    },
    silent: { host: CLOCKS + UART('acme,syscon-block = <0x1234567>;'), domains: [GUEST] },
  },
  'DG-GEN-06': {
    fires: {
      host: GPIO + UART('interrupts-extended = <&gpio 3 4>;'),
      domains: [GUEST],
      path: UART_PATH,
      severity: 'warning',
      says: 'Its controller /soc/gpio@11000 is not in the domain',
    },
    silent: {
      host: GPIO + UART('interrupts-extended = <&gpio 3 4>;'),
      domains: [{ assign: [UART_PATH, '/soc/gpio@11000'] }],
    },
  },
  'DG-GEN-07': {
    fires: {
      host: UART(),
      domains: [{ assign: ['/soc/serial@30000'] }],
      path: '/soc/serial@30000',
      severity: 'error',
      says: 'the host tree has no such node',
    },
    silent: { host: UART(), domains: [GUEST] },
  },
  'DG-GEN-08': {
    fires: {
      host: `usb@20000 { compatible = "acme,glue"; reg = <0x20000 0x1000>; #address-cells = <1>; #size-cells = <1>; ranges;
        usb@21000 { compatible = "snps,dwc3"; reg = <0x21000 0x1000>; }; };`,
      domains: [{ assign: ['/soc/usb@20000'] }, { assign: ['/soc/usb@20000/usb@21000'] }],
      path: '/soc/usb@20000/usb@21000',
      severity: 'warning',
      says: 'goes to guest2',
    },
    silent: {
      host: `usb@20000 { compatible = "acme,glue"; reg = <0x20000 0x1000>; #address-cells = <1>; #size-cells = <1>; ranges;
        usb@21000 { compatible = "snps,dwc3"; reg = <0x21000 0x1000>; }; };`,
      domains: [{ assign: ['/soc/usb@20000'] }, { assign: [] }],
    },
  },
  'DG-GEN-09': {
    fires: {
      host: UART(),
      domains: [{ ...GUEST, extraConfig: 'on_crash = "preserve"\nvcpus := 4' }],
      path: '/',
      severity: 'error',
      says: 'Line 2',
    },
    silent: { host: UART(), domains: [{ ...GUEST, extraConfig: "disk = [ 'phy:/dev/a,xvda,w' ] # root" }] },
  },
  'DG-GEN-10': {
    fires: {
      host: GPIO + UART('reset-gpios = <&gpio 3 0>;'),
      domains: [{ ...GUEST, providers: [{ provider: '/soc/gpio@11000' as NodePath, action: 'stub' }] }],
      path: UART_PATH,
      severity: 'warning',
      says: 'that cannot be done',
    },
    silent: {
      host: CLOCKS + UART('clocks = <&cru 7>;'),
      domains: [{ ...GUEST, providers: [{ provider: cru, action: 'stub' }] }],
    },
  },
  'DG-GEN-12': {
    fires: {
      host: UART(),
      domains: [{ ...GUEST, snippet: '/ { passthrough {\n  led { gpios = <&nowhere 1>; };\n}; };' }],
      path: '/',
      severity: 'error',
      says: 'Line 2 of the own nodes of guest1',
    },
    silent: {
      host: CLOCKS + UART('clocks = <&cru 7>;'),
      domains: [
        {
          ...GUEST,
          snippet:
            '&{/passthrough/serial@20000} { clocks = <&c>; };\n/ { c: clock { #clock-cells = <0>; }; };',
        },
      ],
    },
  },
  'DG-GEN-13': {
    fires: {
      host: UART(),
      domains: [
        {
          ...GUEST,
          boot: 'dom0less',
          snippet:
            '/ { passthrough { shm { xen,reg = <0 0x70000000 0 0x800 0 0x70000000>; xen,force-assign-without-iommu; }; }; };',
        },
      ],
      path: '/',
      severity: 'error',
      says: 'not page aligned',
    },
    silent: {
      host: UART(),
      domains: [
        {
          ...GUEST,
          boot: 'dom0less',
          snippet:
            '/ { passthrough { shm { xen,reg = <0 0x70000000 0 0x1000 0 0x70000000>; xen,force-assign-without-iommu; }; }; };',
        },
      ],
    },
  },
  'DG-GEN-14': {
    fires: {
      host: UART('clock-frequency = <1>;'),
      domains: [{ ...GUEST, snippet: '\n&{/passthrough/serial@20000} {\n  clock-frequency = <2>;\n};' }],
      path: UART_PATH,
      severity: 'warning',
      says: 'replace clock-frequency of /passthrough/serial@20000',
    },
    silent: {
      host: UART('clock-frequency = <1>;'),
      domains: [{ ...GUEST, snippet: '&{/passthrough/serial@20000} { status = "okay"; };' }],
    },
  },
  'DG-GEN-15': {
    fires: {
      host: UART(),
      domains: [{ ...GUEST, snippet: '/ {\n  leds { };\n};' }],
      path: '/',
      severity: 'warning',
      says: 'put /leds beside /passthrough',
    },
    silent: { host: UART(), domains: [{ ...GUEST, snippet: '/ { passthrough { leds { }; }; };' }] },
  },
  'DG-GEN-11': {
    fires: {
      host: SYSIRQ,
      domains: [GUEST],
      path: UART_PATH,
      severity: 'warning',
      says: 'go through /interrupt-controller@3000',
    },
    silent: { host: UART(), domains: [GUEST] },
  },
};
