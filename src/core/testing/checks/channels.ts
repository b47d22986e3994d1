import type { Channel } from '../../plan/channel.ts';
import type { PlanFixture } from './fixture.ts';

const HOST = `/ {
  #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
  gic: interrupt-controller@1000 { compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; reg = <0x1000 0x1000>; };
  memory@80000000 { device_type = "memory"; reg = <0x80000000 0x40000000>; };
  serial@20000 { compatible = "acme,uart"; reg = <0x20000 0x1000>; };
};`;
const PATH = '/serial@20000';

const MODULES = {
  kernel: { address: '0x80000000', size: '0x1000000' },
  deviceTree: { address: '0x82000000', size: '0x1000' },
};
const ONE = { boot: 'dom0less', modules: MODULES, assign: [PATH] } as const;
const OTHER = { boot: 'dom0less', modules: MODULES, assign: [] } as const;
const V418 = { target: { flavour: 'upstream', version: '4.18', iommuDrivers: [] } } as const;

const MEMORY = {
  size: '0x1000',
  address: '0xa0000000',
  guest: ['0x33000000', '0x34000000'],
  owner: 'first',
} as const;
const channel = (fields: Partial<Channel>): Channel => ({
  name: 'talk',
  domains: ['guest1', 'guest2'],
  ...fields,
});
const shared = (fields: Partial<Channel['memory']>): { channels: Channel[] } => ({
  channels: [channel({ memory: { ...MEMORY, ...fields } })],
});
const fixture = (
  fires: { channels: Channel[] },
  silent: { channels: Channel[] },
  severity: 'error' | 'warning',
  says: string,
): PlanFixture => ({
  fires: { host: HOST, domains: [ONE, OTHER], plan: fires, path: '/', severity, says },
  silent: { host: HOST, domains: [ONE, OTHER], plan: silent },
});

/** Channels between domains that Xen starts. */
export const CHANNEL_FIXTURES: Readonly<Record<string, PlanFixture>> = {
  'DG-CHAN-01': {
    fires: {
      host: HOST,
      domains: [{ ...ONE, boot: 'xl' }, OTHER],
      plan: { channels: [channel({ ports: [1, 2] })] },
      path: '/',
      severity: 'error',
      says: 'ends at guest1, which xl starts',
    },
    silent: { host: HOST, domains: [ONE, OTHER], plan: { channels: [channel({ ports: [1, 2] })] } },
  },
  'DG-CHAN-02': {
    fires: {
      host: HOST,
      domains: [ONE, OTHER],
      plan: {
        ...V418,
        channels: [channel({ memory: { size: '0x1000', guest: MEMORY.guest, owner: 'xen' } })],
      },
      path: '/',
      severity: 'error',
      says: 'Xen 4.18 does not look for memory of its own accord',
    },
    silent: { host: HOST, domains: [ONE, OTHER], plan: { ...V418, ...shared({}) } },
  },
  'DG-CHAN-03': fixture(
    shared({ guest: ['0x40000000', '0x34000000'] }),
    shared({}),
    'error',
    'is to appear at 0x40000000-0x40000fff in guest1, where the guest RAM',
  ),
  'DG-CHAN-04': fixture(
    shared({ address: '0x80fff000' }),
    shared({}),
    'error',
    'where a boot module of guest1 is',
  ),
  'DG-CHAN-05': fixture(
    { channels: [channel({ ports: [1024, 2] })] },
    { channels: [channel({ ports: [1023, 2] }), channel({ name: 'more', ports: [2, 3] })] },
    'error',
    'asks for port 1024 of guest1',
  ),
  'DG-CHAN-06': fixture(
    shared({}),
    { channels: [channel({ ports: [1, 2] })] },
    'warning',
    'not built with CONFIG_STATIC_SHM does not start',
  ),
};
