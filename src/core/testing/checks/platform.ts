import type { PlanFixture } from './fixture.ts';

const UART = 'serial@20000 { compatible = "acme,uart"; reg = <0x20000 0x1000>; };';
const A = '/soc/serial@20000';
const GUEST = { assign: [A] };
const V417 = { target: { flavour: 'upstream', version: '4.17', iommuDrivers: [] } } as const;
const SCMI = `${UART} scmi { compatible = "arm,scmi-smc"; };`;
const STATIC = [{ address: '0x80000000', size: '0x20000000' }];
const typed = (extraConfig: string) => ({ ...GUEST, extraConfig });

/** What Xen keeps, where things lie in a guest, and what is typed. */
export const PLATFORM_FIXTURES: Readonly<Record<string, PlanFixture>> = {
  'DG-XEN-01': {
    fires: {
      host: `/ { #address-cells = <1>; #size-cells = <1>; chosen { stdout-path = "/serial@20000:115200n8"; }; ${UART} };`,
      domains: [{ assign: ['/serial@20000'] }],
      path: '/serial@20000',
      severity: 'error',
      says: 'Xen prints to this UART',
    },
    silent: { host: UART, domains: [GUEST] },
  },
  'DG-XEN-02': {
    fires: {
      host: `i2c@20000 { compatible = "acme,i2c"; reg = <0x20000 0x1000>; #address-cells = <1>; #size-cells = <0>;
        rtc@68 { compatible = "acme,rtc"; reg = <0x68>; }; };`,
      domains: [{ assign: ['/soc/i2c@20000/rtc@68'] }],
      path: '/soc/i2c@20000/rtc@68',
      severity: 'error',
      says: 'Its address is on the bus of /soc/i2c@20000: assign that controller.',
    },
    silent: { host: UART, domains: [GUEST] },
  },
  'DG-XEN-03': {
    fires: {
      host: `cru: clock-controller@10000 { compatible = "acme,cru"; reg = <0x10000 0x1000>; #clock-cells = <1>; };
        serial@20000 { compatible = "acme,uart"; reg = <0x20000 0x1000>; clocks = <&cru 1>; };`,
      domains: [{ assign: ['/soc/clock-controller@10000'] }],
      path: '/soc/clock-controller@10000',
      severity: 'warning',
      says: 'is a clock controller: through it guest1 reaches devices that it does not have, such as /soc/serial@20000',
    },
    silent: { host: UART, domains: [GUEST] },
  },
  'DG-XEN-04': {
    fires: {
      host: '/ { soc { }; };',
      domains: [],
      path: '/',
      severity: 'error',
      says: 'no interrupt controller',
    },
    silent: { host: UART, domains: [] },
  },
  'DG-XEN-05': {
    fires: {
      host: `/ { pad = [${'00 '.repeat(2 * 1024 * 1024)}]; };`,
      domains: [],
      path: '/',
      severity: 'error',
      says: 'and Xen takes 2097152',
    },
    silent: { host: UART, domains: [] },
  },
  'DG-MEM-01': {
    fires: {
      host: UART,
      domains: [{ ...GUEST, pins: { [A]: '0x40000000' } }],
      path: A,
      severity: 'error',
      says: 'at 0x40000000-0x40000fff in guest1, where the guest RAM',
    },
    silent: { host: UART, domains: [{ ...GUEST, pins: { [A]: '0x5000000' } }] },
  },
  'DG-MEM-02': {
    fires: {
      host: UART,
      domains: [{ ...GUEST, pins: { [A]: '0xf0000000' } }],
      plan: V417,
      path: A,
      severity: 'warning',
      says: 'which Xen 4.17 offers the guest as free',
    },
    silent: { host: UART, domains: [{ ...GUEST, pins: { [A]: '0xf0000000' } }] },
  },
  'DG-MEM-03': {
    fires: {
      host: UART,
      domains: [
        {
          ...GUEST,
          boot: 'dom0less',
          snippet: `/ { passthrough { note = "${'x'.repeat(3000)}"; }; };`,
        },
      ],
      plan: V417,
      path: A,
      severity: 'error',
      says: 'and there are 4096',
    },
    silent: { host: UART, domains: [{ ...GUEST, boot: 'dom0less' }], plan: V417 },
  },
  'DG-MEM-04': {
    fires: {
      host: UART,
      domains: [GUEST],
      exported: { guest1: { partialSize: 1048000 } },
      path: A,
      severity: 'error',
      says: 'may have 1048576',
    },
    silent: { host: UART, domains: [GUEST] },
  },
  'DG-MEM-05': {
    fires: {
      host: UART,
      domains: [
        { ...GUEST, boot: 'dom0less', directMap: true, staticMemory: STATIC, pins: { [A]: '0x5000000' } },
      ],
      path: A,
      severity: 'error',
      says: 'which is mapped 1:1: the host has it at 0x20000',
    },
    silent: { host: UART, domains: [{ ...GUEST, boot: 'dom0less', directMap: true, staticMemory: STATIC }] },
  },
  'DG-MEM-06': {
    fires: {
      host: UART,
      domains: [typed('maxmem = 1024')],
      path: A,
      severity: 'error',
      says: 'sets maxmem to 1024 MiB and its memory is 512 MiB',
    },
    silent: { host: UART, domains: [typed('maxmem = 512')] },
  },
  'DG-MEM-07': {
    fires: {
      host: UART,
      domains: [{ ...GUEST, boot: 'both', directMap: true, staticMemory: STATIC }],
      path: A,
      severity: 'error',
      says: 'which xl cannot do',
    },
    silent: { host: UART, domains: [{ ...GUEST, boot: 'dom0less', directMap: true, staticMemory: STATIC }] },
  },
  'DG-MEM-08': {
    fires: {
      host: UART,
      domains: [{ ...GUEST, boot: 'dom0less', memoryMib: 256, staticMemory: STATIC }],
      path: A,
      severity: 'error',
      says: 'is 0x20000000 bytes, and its memory 0x10000000',
    },
    silent: { host: UART, domains: [{ ...GUEST, boot: 'dom0less', memoryMib: 512, staticMemory: STATIC }] },
  },
  'DG-CFG-01': {
    fires: {
      host: UART,
      domains: [GUEST, GUEST],
      path: A,
      severity: 'error',
      says: 'goes to guest1 and guest2',
    },
    silent: { host: UART, domains: [GUEST, { assign: [] }] },
  },
  'DG-CFG-02': {
    fires: {
      host: UART,
      domains: [typed('irqs = [ 40 ]')],
      path: '/',
      severity: 'warning',
      says: 'The typed irqs of guest1 takes the place',
    },
    silent: { host: UART, domains: [typed('on_crash = "preserve"')] },
  },
  'DG-CFG-03': {
    fires: {
      host: UART,
      domains: [typed('dt_compatible = [ "acme,soc" ]')],
      path: '/',
      severity: 'warning',
      says: "dt_compatible of guest1 is a setting of EPAM's Xen",
    },
    silent: {
      host: UART,
      domains: [typed('dt_compatible = [ "acme,soc" ]')],
      plan: { target: { flavour: 'epam', version: '4.19', iommuDrivers: [] } },
    },
  },
  'DG-CFG-04': {
    fires: {
      host: UART,
      domains: [typed('arm_sci = "type=scmi_smc"')],
      path: '/',
      severity: 'warning',
      says: 'the host tree has no SCMI node',
    },
    silent: { host: SCMI, domains: [typed('arm_sci = "type=scmi_smc"')] },
  },
  'DG-CFG-05': {
    fires: {
      host: SCMI,
      domains: [typed('arm_sci = "type=scmi_smc"')],
      plan: V417,
      path: '/',
      severity: 'warning',
      says: 'it is known from 4.21',
    },
    silent: { host: SCMI, domains: [typed('arm_sci = "type=scmi_smc"')] },
  },
  'DG-CFG-06': {
    fires: {
      host: UART,
      domains: [{ assign: [] }],
      plan: { trueDom0less: true },
      path: '/',
      severity: 'error',
      says: 'no dom0 in which xl could start guest1',
    },
    silent: { host: UART, domains: [{ assign: [], boot: 'dom0less' }], plan: { trueDom0less: true } },
  },
  'DG-CFG-07': {
    fires: {
      host: UART,
      domains: [{ assign: [], boot: 'dom0less', driverDomain: true }],
      plan: { trueDom0less: true },
      path: '/',
      severity: 'error',
      says: 'guest1 is a driver domain',
    },
    silent: { host: UART, domains: [{ assign: [], boot: 'dom0less', driverDomain: true }] },
  },
};
