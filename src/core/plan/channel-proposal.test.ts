import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { buildFor } from '../build.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import { HostFacts } from '../host/facts.ts';
import { dts } from '../testing/dts.ts';
import type { Channel } from './channel.ts';
import { proposeMemory, proposeName, proposePort } from './channel-proposal.ts';
import { type Domain, emptyPlan, newDomain, type Plan, XEN_VERSIONS, type XenVersion } from './plan.ts';

/** A board whose registers lie in every hole of the guest layout. */
const facts = new HostFacts(
  new DeviceTree(dts`
  / {
    #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
    gic: interrupt-controller@1000 { compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; reg = <0 0x1000 0 0x1000>; };
    memory@80000000 { device_type = "memory"; reg = <0 0x80000000 0 0x40000000>; };
    reserved-memory { #address-cells = <2>; #size-cells = <2>; ranges;
      firmware@a0000000 { reg = <0 0xa0000000 0 0x1000000>; }; };
    low@5000000 { compatible = "acme,a"; reg = <0 0x5000000 0 0x10000>; };
    middle@34000000 { compatible = "acme,b"; reg = <0 0x34000000 0 0x10000>; };
    high@3a000000 { compatible = "acme,c"; reg = <0 0x3a000000 0 0x100000>; };
    top@3f000000 { compatible = "acme,d"; reg = <0 0x3f000000 0 0x10000>; };
  };`),
);
const DEVICES = ['/low@5000000', '/middle@34000000', '/high@3a000000', '/top@3f000000'] as NodePath[];

function planOf(version: XenVersion = '4.22', more: Partial<Domain> = {}): Plan {
  const domain = (name: string): Domain => ({ ...newDomain(name), boot: 'dom0less' });
  return {
    ...emptyPlan({ name: '', sha256: '', compatible: [] }),
    target: { flavour: 'upstream', version, iommuDrivers: [] },
    domains: [
      { ...domain('front'), devices: DEVICES.slice(0, 2).map((path) => ({ path })), ...more },
      { ...domain('back'), devices: DEVICES.slice(2).map((path) => ({ path })) },
    ],
  };
}

const ENDS = ['front', 'back'] as const;
const propose = (plan: Plan, size = 0x200000n, name?: string) =>
  proposeMemory(facts, plan, buildFor(facts, plan).guests ?? [], { domains: ENDS, name }, size);

/** The plan with a channel of the proposed memory. */
function withProposal(plan: Plan, name: string, size: bigint): Plan | undefined {
  const place = propose(plan, size);
  if (place === undefined) return undefined;
  const memory = { ...place, size: `0x${size.toString(16)}`, owner: 'xen' } as const;
  const channel: Channel = { name, domains: ENDS, memory };
  return { ...plan, channels: [...(plan.channels ?? []), channel] };
}

test('memory comes to the same free place in both guests, and Xen is told where it wants to be', () => {
  expect(propose(planOf())).toEqual({ guest: ['0x3a200000', '0x3a200000'] });
  expect(propose(planOf('4.18'))).toEqual({ guest: ['0x3a200000', '0x3a200000'], address: '0xa1000000' });
});

test('a guest that is mapped 1:1 sees the memory where the host has it', () => {
  const staticMemory = [{ address: '0xa2000000', size: '0x20000000' }];
  const place = propose(planOf('4.22', { directMap: true, staticMemory }));
  expect(place).toEqual({ guest: ['0xa1000000', '0x3a200000'], address: '0xa1000000' });
});

test('what a channel has already is free for itself alone', () => {
  const plan = withProposal(planOf('4.18'), 'c', 0x200000n)!;
  expect(propose(plan, 0x200000n, 'c')).toEqual(propose(planOf('4.18')));
  expect(propose(plan)).toEqual({ guest: ['0x3a400000', '0x3a400000'], address: '0xa1200000' });
});

test('there is no proposal for more than there is room for, and for a guest that nobody knows', () => {
  expect(propose(planOf('4.17'), 1n << 40n)).toBeUndefined();
  expect(proposeMemory(facts, planOf(), [], { domains: ENDS }, 0x1000n)).toBeUndefined();
});

test('no device moves because of a proposal, and no rule about places has anything to say', () => {
  const sizes = fc.array(fc.bigInt({ min: 1n, max: 0x4000n }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.constantFrom(...XEN_VERSIONS), sizes, (version, pages) => {
      const places = ({ guests = [] }: ReturnType<typeof buildFor>) =>
        guests.flatMap(({ mappings }) => mappings.map(({ gfn }) => gfn));
      let plan = planOf(version);
      for (const [i, count] of pages.entries()) plan = withProposal(plan, `c${i}`, count * 0x1000n) ?? plan;
      const built = buildFor(facts, plan);
      expect(places(built)).toEqual(places(buildFor(facts, planOf(version))));
      expect(built.findings.filter(({ rule }) => /^DG-(CHAN-0[234]|MEM-01)$/.test(rule))).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test('devices make room for memory that the user put over them', () => {
  const memory = { size: '0x10000', guest: ['0x34000000', '0x3f000000'], owner: 'xen' } as const;
  const { guests = [], findings } = buildFor(facts, {
    ...planOf(),
    channels: [{ name: 'c', domains: ENDS, memory }],
  });
  const moved = guests.flatMap(({ mappings }) => mappings.filter((mapping) => mapping.moved !== undefined));
  expect(moved.map(({ paths, moved }) => [paths[0], moved])).toEqual([
    ['/middle@34000000', 'the memory of the channel c (0x34000000-0x3400ffff)'],
    ['/top@3f000000', 'the memory of the channel c (0x3f000000-0x3f00ffff)'],
  ]);
  expect(findings.filter(({ rule }) => rule === 'DG-CHAN-03')).toEqual([]);
});

test('a device that is pinned over shared memory is told of once', () => {
  const plan = planOf();
  const [front, back] = plan.domains as [Domain, Domain];
  const devices = [{ path: DEVICES[0]!, pinned: { 0: '0x35000000' } }];
  const memory = { size: '0x10000', guest: ['0x35000000', '0x36000000'], owner: 'xen' } as const;
  const { findings } = buildFor(facts, {
    ...plan,
    domains: [{ ...front, devices }, back],
    channels: [{ name: 'c', domains: ENDS, memory }],
  });
  expect(
    findings.filter(({ rule }) => /^DG-(CHAN-03|MEM-01)$/.test(rule)).map(({ message }) => message),
  ).toEqual([expect.stringContaining('where the memory of the channel c (0x35000000-0x3500ffff) is')]);
});

test('ports and names are free ones', () => {
  const plan: Plan = {
    ...planOf('4.22', { driverDomain: true }),
    channels: [
      { name: 'front-back', domains: ENDS, ports: [2, 1] },
      { name: 'more', domains: ['back', 'front'], ports: [2, 4] },
    ],
  };
  expect([proposePort(plan, 'front'), proposePort(plan, 'back'), proposePort(plan, 'back', 'more')]).toEqual([
    3, 3, 2,
  ]);
  expect(proposeName(plan, ['back', 'front'])).toBe('back-front');
  expect(proposeName(plan, ENDS)).toBe('channel1');
  expect(proposeName(plan, ['a-rather-long-name', 'back'])).toBe('channel1');
});
