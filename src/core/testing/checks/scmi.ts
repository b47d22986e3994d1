import type { NodePath } from '../../base/brand.ts';
import type { PlanFixture } from './fixture.ts';

const GIC =
  'gic: interrupt-controller@1000 { compatible = "arm,gic-400"; reg = <0 0x1000 0 0x1000>, <0 0x2000 0 0x2000>; interrupt-controller; #interrupt-cells = <3>; };';

interface Board {
  /** Properties of the SCMI node. */
  readonly agent?: string;
  readonly protocols?: string;
  readonly shmem?: string;
  readonly more?: string;
  /** Nodes beside the SoC. */
  readonly root?: string;
}

const CLOCKS = 'clk: protocol@14 { reg = <0x14>; #clock-cells = <1>; };';
const RESETS = 'rst: protocol@16 { reg = <0x16>; #reset-cells = <1>; };';
const POWER = 'pd: protocol@11 { reg = <0x11>; #power-domain-cells = <1>; };';
const SMC = 'compatible = "arm,scmi-smc"; arm,smc-id = <0x82000002>; shmem = <&shm>;';
const SHMEM = 'shm: sram@100000 { compatible = "arm,scmi-shmem"; reg = <0 0x100000 0 0x1000>; };';

/** A board with two UARTs and an I2C controller that name SCMI clock 5, reset 5 and power domain 2. */
const board = ({
  agent = SMC,
  protocols = CLOCKS + RESETS + POWER,
  shmem = SHMEM,
  more = '',
  root = '',
}: Board = {}): string => `/ {
  #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
  ${GIC} ${shmem} ${root}
  mb: mailbox { #mbox-cells = <1>; };
  firmware { scmi: scmi { ${agent} #address-cells = <1>; #size-cells = <0>; ${protocols} }; };
  soc { compatible = "simple-bus"; #address-cells = <2>; #size-cells = <2>; ranges; ${more} };
};`;
const device = (at: string, wires: string): string =>
  `serial@${at} { compatible = "arm,pl011", "arm,primecell"; reg = <0 0x${at} 0 0x1000>; ${wires} };`;
const A = '/soc/serial@20000';
const B = '/soc/serial@30000';
const SCMI = '/firmware/scmi';
const single = { scmi: { model: 'single-agent' } } as const;
const onClock5 = device('20000', 'clocks = <&clk 5>;');
const oneDevice = board({ more: onClock5 });
const noNeed = board({ more: device('20000', 'clock-frequency = <1>;') });

/** A rule about the host's nodes: fires where a domain uses the agent. */
const structural = (odd: Board, path: string, says: string): PlanFixture => ({
  fires: {
    host: board({ more: onClock5, ...odd }),
    domains: [{ ...single, assign: [A] }],
    path,
    severity: 'error',
    says,
  },
  silent: { host: oneDevice, domains: [{ ...single, assign: [A] }] },
});

const both = (wires: string): string => board({ more: device('20000', wires) + device('30000', wires) });
const apart = (property: string, label: string): string =>
  board({
    more: device('20000', `${property} = <&${label} 5>;`) + device('30000', `${property} = <&${label} 6>;`),
  });

/** A resource that two domains use, or each has its own of. */
const sharing = (
  property: string,
  label: string,
  severity: 'error' | 'warning',
  says: string,
): PlanFixture => ({
  fires: {
    host: both(`${property} = <&${label} 5>;`),
    domains: [{ assign: [A] }, { assign: [B] }],
    path: A,
    severity,
    says,
  },
  silent: { host: apart(property, label), domains: [{ assign: [A] }, { assign: [B] }] },
});

const CPG =
  'cpg: clock-controller@40000 { compatible = "acme,cpg"; reg = <0 0x40000 0 0x1000>; #clock-cells = <1>; clocks = <&clk 7>; };';
const PINS = `${CLOCKS} protocol@19 { reg = <0x19>; a: a-pins { pins = "p1", "p2"; }; b: b-pins { pins = "p2", "p3"; }; c: c-pins { pins = "p3"; }; };`;
const pinned = (group: string): string =>
  board({
    protocols: PINS,
    more: device('20000', 'pinctrl-0 = <&a>;') + device('30000', `pinctrl-0 = <&${group}>;`),
  });

export const SCMI_FIXTURES: Readonly<Record<string, PlanFixture>> = {
  'SC-01': structural({ agent: 'compatible = "arm,scmi-smc"; shmem = <&shm>;' }, SCMI, 'lacks arm,smc-id'),
  'SC-02': {
    fires: {
      host: board({
        agent: 'compatible = "arm,scmi"; mboxes = <&mb 0>, <&mb 1>, <&mb 2>; shmem = <&shm>;',
        more: onClock5,
      }),
      domains: [{ ...single, assign: [A] }],
      path: SCMI,
      severity: 'error',
      says: '3 mailboxes and 1 shared memories',
    },
    silent: {
      host: board({ agent: 'compatible = "arm,scmi"; mboxes = <&mb 0>; shmem = <&shm>;', more: onClock5 }),
      domains: [{ ...single, assign: [A] }],
    },
  },
  'SC-03': structural(
    { shmem: 'shm: sram@100000 { compatible = "acme,ram"; reg = <0 0x100000 0 0x1000>; };' },
    '/sram@100000',
    'not arm,scmi-shmem',
  ),
  'SC-04': structural(
    { protocols: 'clk: protocol@15 { reg = <0x14>; #clock-cells = <1>; };' },
    `${SCMI}/protocol@15`,
    '0x14',
  ),
  'SC-05': structural(
    { protocols: `${CLOCKS} protocol@16 { reg = <0x16>; };` },
    `${SCMI}/protocol@16`,
    'none of #reset-cells',
  ),
  'SC-06': {
    fires: {
      host: oneDevice,
      plan: {
        scmiNames: [{ file: 'acme.h', protocol: 0x14, names: [{ id: 4, name: 'ACME_CLK_LAST' }] }],
      },
      domains: [],
      path: A,
      severity: 'warning',
      says: 'acme.h ends at 4',
    },
    silent: {
      host: oneDevice,
      plan: {
        scmiNames: [{ file: 'acme.h', protocol: 0x14, names: [{ id: 5, name: 'ACME_CLK_LAST' }] }],
      },
      domains: [],
    },
  },
  'SC-07': {
    fires: {
      host: board({
        protocols: 'clk: protocol@14 { reg = <0x14>; #clock-cells = <1>; status = "disabled"; };',
        more: onClock5,
      }),
      domains: [{ ...single, assign: [A] }],
      path: A,
      severity: 'warning',
      says: 'disabled',
    },
    silent: { host: oneDevice, domains: [{ ...single, assign: [A] }] },
  },
  'SC-08': {
    fires: {
      host: board({
        more: CPG + device('20000', 'clocks = <&cpg 0>;') + device('30000', 'clocks = <&clk 7>;'),
      }),
      domains: [{ assign: [A] }, { assign: [B] }],
      path: A,
      severity: 'warning',
      says: '/soc/serial@20000 (guest1, through /soc/clock-controller@40000) and /soc/serial@30000 (guest2) share',
    },
    silent: { host: both('clocks = <&clk 5>;'), domains: [{ assign: [A] }, { assign: [B] }] },
  },
  'SC-09': {
    fires: {
      host: board({
        shmem: 'shm: sram@100000 { compatible = "arm,scmi-shmem"; reg = <0 0x100000 0 0x80>; };',
        more: onClock5,
      }),
      domains: [{ ...single, assign: [A] }],
      path: '/sram@100000',
      severity: 'warning',
      says: 'does not fill whole pages',
    },
    silent: { host: oneDevice, domains: [{ ...single, assign: [A] }] },
  },
  'SC-10': {
    fires: {
      host: oneDevice,
      domains: [{ scmi: { model: 'single-agent', smcId: 0x84000001 }, assign: [A] }],
      path: SCMI,
      severity: 'warning',
      says: '0x84000001',
    },
    silent: { host: oneDevice, domains: [{ ...single, assign: [A] }] },
  },
  'SC-11': {
    fires: {
      host: board({ more: `${onClock5} scmi { ${SMC} };` }),
      domains: [{ ...single, assign: [A] }],
      path: '/soc/scmi',
      severity: 'error',
      says: 'uses the first',
    },
    silent: { host: board({ more: `${onClock5} scmi { ${SMC} };` }), domains: [{ assign: [A] }] },
  },
  'SC-12': {
    fires: {
      host: board({ agent: 'compatible = "arm,scmi"; mboxes = <&mb 0>; shmem = <&shm>;', more: onClock5 }),
      domains: [{ ...single, assign: [A] }],
      path: SCMI,
      severity: 'error',
      says: 'does not mediate arm,scmi',
    },
    silent: { host: oneDevice, domains: [{ ...single, assign: [A] }] },
  },
  'SC-13': {
    fires: {
      host: board({ protocols: `${CLOCKS} protocol@12 { reg = <0x12>; };`, more: onClock5 }),
      domains: [{ ...single, assign: [A] }],
      path: `${SCMI}/protocol@12`,
      severity: 'warning',
      says: 'shut down',
    },
    silent: {
      host: board({ protocols: `${CLOCKS} protocol@12 { reg = <0x12>; };`, more: onClock5 }),
      domains: [{ scmi: { model: 'firmware' }, assign: [A] }],
    },
  },
  'SC-14': {
    fires: {
      host: oneDevice,
      domains: [{ ...single, assign: [A] }],
      path: SCMI,
      severity: 'info',
      says: 'no notifications',
    },
    silent: {
      host: board({ agent: `${SMC} interrupts = <0 10 1>; interrupt-names = "a2p";`, more: onClock5 }),
      domains: [{ ...single, assign: [A] }],
    },
  },
  'SC-15': {
    fires: {
      host: board({ more: device('20000', 'clocks = <&clk 5>; resets = <&rst 5>;') }),
      domains: [
        {
          ...single,
          assign: [A],
          providers: [{ provider: `${SCMI}/protocol@16` as NodePath, action: 'drop' }],
        },
      ],
      path: A,
      severity: 'warning',
      says: 'needs Resets (0x16)',
    },
    silent: {
      host: board({ more: device('20000', 'clocks = <&clk 5>; resets = <&rst 5>;') }),
      domains: [{ ...single, assign: [A] }],
    },
  },
  'SC-PAGE': {
    fires: {
      host: board({
        shmem:
          'shm: sram@100000 { compatible = "arm,scmi-shmem"; reg = <0 0x100000 0 0x80>; }; other: sram@100080 { compatible = "arm,scmi-shmem"; reg = <0 0x100080 0 0x80>; };',
        more: `${onClock5} scmi-1 { compatible = "arm,scmi"; mboxes = <&mb 0>; shmem = <&other>; };`,
      }),
      domains: [{ ...single, assign: [A] }],
      path: '/sram@100000',
      severity: 'error',
      says: 'with it /sram@100080',
    },
    silent: { host: oneDevice, domains: [{ ...single, assign: [A] }] },
  },
  'SM-01': sharing('clocks', 'clk', 'warning', 'share the SCMI clock 5'),
  'SM-02': {
    fires: {
      host: both('resets = <&rst 5>;'),
      domains: [{ assign: [A] }],
      path: A,
      severity: 'warning',
      says: 'has no SCMI',
    },
    silent: { host: noNeed, domains: [{ assign: [A] }] },
  },
  'SM-03': {
    fires: {
      host: both('clocks = <&clk 5>;'),
      domains: [{ ...single, assign: [A] }],
      path: SCMI,
      severity: 'warning',
      says: 'only SCMI agent',
    },
    silent: { host: noNeed, domains: [{ ...single, assign: [A] }] },
  },
  'SM-04': {
    fires: {
      host: both('clocks = <&clk 5>;'),
      domains: [{ ...single, assign: [A] }],
      path: B,
      severity: 'error',
      says: 'dom0 keeps',
    },
    silent: { host: oneDevice, domains: [{ ...single, assign: [A] }] },
  },
  'SM-05': {
    fires: {
      host: oneDevice,
      domains: [{ scmi: { model: 'multi-agent', agentId: 2 }, assign: [A] }],
      path: A,
      severity: 'warning',
      says: 'no device id',
    },
    silent: {
      host: board({
        agent: `${SMC} #access-controller-cells = <1>;`,
        more: device('20000', 'clocks = <&clk 5>; access-controllers = <&scmi 7>;'),
      }),
      domains: [{ scmi: { model: 'multi-agent', agentId: 2 }, assign: [A] }],
    },
  },
  'SM-06': {
    fires: {
      host: both('clocks = <&clk 5>;'),
      domains: [
        { ...single, assign: [A] },
        { ...single, assign: [B] },
      ],
      path: SCMI,
      severity: 'error',
      says: 'the single SCMI agent',
    },
    silent: { host: both('clocks = <&clk 5>;'), domains: [{ ...single, assign: [A] }, { assign: [B] }] },
  },
  'SM-07': {
    fires: {
      host: oneDevice,
      plan: { target: { flavour: 'sci-v11', version: '4.22', iommuDrivers: [] } },
      domains: [{ scmi: { model: 'multi-agent', agentId: 2 }, assign: [A] }],
      path: A,
      severity: 'error',
      says: 'only where Xen drives an IOMMU',
    },
    silent: {
      host: oneDevice,
      plan: { target: { flavour: 'sci-v11', version: '4.22', iommuDrivers: ['smmu'] } },
      domains: [{ scmi: { model: 'multi-agent', agentId: 2 }, assign: [A] }],
    },
  },
  'SM-08': sharing('resets', 'rst', 'error', 'share the SCMI reset 5'),
  'SM-09': sharing('power-domains', 'pd', 'warning', 'share the SCMI power domain 5'),
  'SM-10': {
    fires: {
      host: board({
        root: `chosen { stdout-path = "${B}"; };`,
        more: onClock5 + device('30000', 'clocks = <&clk 5>;'),
      }),
      domains: [{ ...single, assign: [A] }],
      path: A,
      severity: 'warning',
      says: 'can switch it off under Xen',
    },
    silent: {
      host: board({
        root: `chosen { stdout-path = "${B}"; };`,
        more: onClock5 + device('30000', 'clocks = <&clk 6>;'),
      }),
      domains: [{ ...single, assign: [A] }],
    },
  },
  'SM-11': {
    fires: {
      host: board({
        protocols: `${CLOCKS} protocol@13 { reg = <0x13>; #clock-cells = <1>; };`,
        more: onClock5,
      }),
      domains: [{ ...single, assign: [A] }],
      path: `${SCMI}/protocol@13`,
      severity: 'warning',
      says: 'frequency of cores',
    },
    silent: { host: oneDevice, domains: [{ ...single, assign: [A] }] },
  },
  'SM-12': {
    fires: {
      host: board({ protocols: `${CLOCKS} protocol@18 { reg = <0x18>; };`, more: onClock5 }),
      domains: [{ ...single, assign: [A] }],
      path: `${SCMI}/protocol@18`,
      severity: 'warning',
      says: 'power limits',
    },
    silent: { host: oneDevice, domains: [{ ...single, assign: [A] }] },
  },
  'SM-13': {
    fires: {
      host: pinned('b'),
      domains: [{ assign: [A] }, { assign: [B] }],
      path: A,
      severity: 'warning',
      says: 'both settings concern pin p2',
    },
    silent: { host: pinned('c'), domains: [{ assign: [A] }, { assign: [B] }] },
  },
  'SM-14': {
    fires: {
      host: oneDevice,
      plan: { target: { flavour: 'upstream', version: '4.20', iommuDrivers: ['smmu'] } },
      domains: [{ ...single, assign: [A] }],
      path: SCMI,
      severity: 'error',
      says: 'Xen 4.20',
    },
    silent: { host: oneDevice, domains: [{ ...single, assign: [A] }] },
  },
  'SM-15': {
    fires: {
      host: oneDevice,
      domains: [{ scmi: { model: 'multi-agent', agentId: 2 }, assign: [A] }],
      path: SCMI,
      severity: 'error',
      says: 'host/sci.dts cannot be written',
    },
    silent: {
      host: oneDevice,
      plan: { sci: { smcId: 0x82000003, shmemAddress: '0x47ff1000', dom0AgentId: 0 } },
      domains: [{ scmi: { model: 'multi-agent', agentId: 2 }, assign: [A] }],
    },
  },
};
