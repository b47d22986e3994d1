import type { PlanFixture } from './fixture.ts';

const uart = (at: string, size = '0x1000', more = ''): string =>
  `serial@${at} { compatible = "acme,uart"; reg = <0x${at} ${size}>; ${more} };`;
const irq = (at: string, spi: number, more = ''): string =>
  uart(at, '0x1000', `interrupts = <0 ${spi} 4>; ${more}`);
const A = '/soc/serial@20000';
const B = '/soc/serial@20100';
const C = '/soc/serial@21000';
const IN_ONE_PAGE = uart('20000', '0x100') + uart('20100', '0x100');
const IN_TWO_PAGES = uart('20000') + uart('21000');
const CRU =
  'cru: clock-controller@10000 { compatible = "acme,cru"; reg = <0x10000 0x1000>; #clock-cells = <1>; #power-domain-cells = <0>; };';
const clocked = (at: string, clock: number): string =>
  uart(
    at,
    '0x1000',
    `clocks = <&cru ${clock}>; assigned-clocks = <&cru ${clock}>; assigned-clock-rates = <1000000>;`,
  );

/** Pages, interrupts and providers. */
export const RESOURCE_FIXTURES: Readonly<Record<string, PlanFixture>> = {
  'DG-PAGE-01': {
    fires: {
      host: IN_ONE_PAGE,
      domains: [{ assign: [A] }, { assign: [B] }],
      path: A,
      severity: 'error',
      says: 'in one page with /soc/serial@20100 of another domain',
    },
    silent: { host: IN_TWO_PAGES, domains: [{ assign: [A] }, { assign: [C] }] },
  },
  'DG-PAGE-02': {
    fires: {
      host: IN_ONE_PAGE,
      domains: [{ assign: [A] }],
      path: A,
      severity: 'error',
      says: 'guest1 can read and write what dom0 drives',
    },
    silent: { host: IN_ONE_PAGE, domains: [{ assign: [A, B] }] },
  },
  'DG-PAGE-03': {
    fires: {
      host: `/ { #address-cells = <1>; #size-cells = <1>; chosen { stdout-path = "/serial@20100"; };
        ${uart('20000', '0x100')} ${uart('20100', '0x100')} };`,
      domains: [{ assign: ['/serial@20000'] }],
      path: '/serial@20000',
      severity: 'error',
      says: '/serial@20100, which Xen uses',
    },
    silent: {
      host: `/ { #address-cells = <1>; #size-cells = <1>; chosen { stdout-path = "/serial@21000"; };
        ${uart('20000', '0x100')} ${uart('21000', '0x100')} };`,
      domains: [{ assign: ['/serial@20000'] }],
    },
  },
  'DG-PAGE-04': {
    fires: {
      host: uart('20000', '0x100') + uart('20100', '0x100', 'status = "disabled";'),
      domains: [{ assign: [A] }],
      path: A,
      severity: 'info',
      says: '/soc/serial@20100, which is disabled',
    },
    silent: { host: IN_TWO_PAGES, domains: [{ assign: [A] }] },
  },
  'DG-PAGE-05': {
    fires: {
      host: uart('20000', '0x100'),
      domains: [{ assign: [A] }],
      path: A,
      severity: 'info',
      says: 'guest1 gets whole pages where /soc/serial@20000 has smaller registers',
    },
    silent: { host: uart('20000', '0x2000'), domains: [{ assign: [A] }] },
  },
  'DG-IRQ-01': {
    fires: {
      host: irq('20000', 5) + irq('21000', 5),
      domains: [{ assign: [A] }],
      path: A,
      severity: 'error',
      says: 'Interrupt 37 of /soc/serial@20000 is also that of /soc/serial@21000',
    },
    silent: { host: irq('20000', 5) + irq('21000', 5), domains: [{ assign: [A, C] }] },
  },
  'DG-IRQ-02': {
    fires: {
      host: irq('20000', 0),
      domains: [{ assign: [A], vuart: true }],
      path: A,
      severity: 'error',
      says: 'Interrupt 32 of /soc/serial@20000 is the one of the virtual PL011',
    },
    silent: { host: irq('20000', 0), domains: [{ assign: [A] }] },
  },
  'DG-IRQ-03': {
    fires: {
      host: irq('20000', 5) + uart('21000', '0x1000', 'interrupts = <0 5 1>; status = "disabled";'),
      domains: [{ assign: [A] }],
      path: A,
      severity: 'error',
      says: 'is level-high for /soc/serial@20000 and edge-rising for /soc/serial@21000',
    },
    silent: { host: irq('20000', 5) + irq('21000', 6), domains: [{ assign: [A] }] },
  },
  'DG-PROV-01': {
    fires: {
      host: CRU + clocked('20000', 7) + clocked('21000', 7),
      domains: [{ assign: [A] }, { assign: [C] }],
      path: A,
      severity: 'warning',
      says: 'has a clock of /soc/clock-controller@10000 in common with /soc/serial@21000, and the other domain can gate it',
    },
    silent: {
      host: CRU + clocked('20000', 7) + clocked('21000', 8),
      domains: [{ assign: [A] }, { assign: [C] }],
    },
  },
  'DG-PROV-02': {
    fires: {
      host: CRU + clocked('20000', 7) + clocked('21000', 7),
      domains: [{ assign: [A] }],
      path: A,
      severity: 'warning',
      says: 'and dom0 can gate it or change its rate',
    },
    silent: {
      host: CRU + clocked('20000', 7) + clocked('21000', 7),
      domains: [{ assign: [A] }],
      plan: { trueDom0less: true },
    },
  },
  'DG-PROV-03': {
    fires: {
      host: CRU + clocked('20000', 7),
      domains: [{ assign: [A] }],
      path: A,
      severity: 'info',
      says: 'Boot dom0 with clk_ignore_unused',
    },
    silent: {
      host: `osc: osc { compatible = "fixed-clock"; #clock-cells = <0>; clock-frequency = <1000>; };
        ${uart('20000', '0x1000', 'clocks = <&osc>;')}`,
      domains: [{ assign: [A] }],
    },
  },
  'DG-PROV-04': {
    fires: {
      host: `phy: phy@20000 { compatible = "acme,phy"; reg = <0x20000 0x1000>; #phy-cells = <0>; };
        usb@21000 { compatible = "acme,usb"; reg = <0x21000 0x1000>; phys = <&phy>; };`,
      domains: [{ assign: ['/soc/phy@20000'] }],
      path: '/soc/phy@20000',
      severity: 'warning',
      says: '/soc/usb@21000 needs /soc/phy@20000, which only guest1 has then',
    },
    silent: {
      host: `phy: phy@20000 { compatible = "acme,phy"; reg = <0x20000 0x1000>; #phy-cells = <0>; };
        usb@21000 { compatible = "acme,usb"; reg = <0x21000 0x1000>; phys = <&phy>; };`,
      domains: [{ assign: ['/soc/phy@20000', '/soc/usb@21000'] }],
    },
  },
};
