import { expect, test } from 'vitest';
import { buildFor } from '../../core/build.ts';
import { DeviceTree } from '../../core/devicetree/tree.ts';
import { HostFacts } from '../../core/host/facts.ts';
import type { Channel } from '../../core/plan/channel.ts';
import { type Domain, emptyPlan, newDomain, type Plan } from '../../core/plan/plan.ts';
import { dts } from '../../core/testing/dts.ts';
import {
  type ChannelForm,
  type ChannelGround,
  channelFormOf,
  channelOf,
  channelProblems,
  startedByXl,
} from './channel-form.ts';

const facts = new HostFacts(
  new DeviceTree(dts`/ {
    #address-cells = <1>; #size-cells = <1>;
    memory@80000000 { device_type = "memory"; reg = <0x80000000 0x40000000>; };
  };`),
);
const domain = (name: string, more: Partial<Domain> = {}): Domain => ({
  ...newDomain(name),
  boot: 'dom0less',
  ...more,
});

function groundOf(domains: readonly Domain[], more: Partial<Plan> = {}, known?: string): ChannelGround {
  const plan: Plan = { ...emptyPlan({ name: '', sha256: '', compatible: [] }), domains, ...more };
  return { plan, facts, guests: buildFor(facts, plan).guests ?? [], known };
}
const PAIR = [domain('front'), domain('back')];
const ground = groundOf(PAIR);
const fresh = (from: ChannelGround = ground): ChannelForm => channelFormOf(from.plan, undefined, 'back');
const wrong = (change: Partial<ChannelForm>, from: ChannelGround = ground): string[] =>
  Object.keys(channelProblems({ ...fresh(from), ...change }, from));

test('a new channel is right at once, and follows what is chosen until something is typed', () => {
  expect(channelProblems(fresh(), ground)).toEqual({});
  expect(channelOf(fresh(), ground)).toEqual({
    name: 'back-front',
    domains: ['back', 'front'],
    ports: [1, 1],
  });
  const memory = { ...fresh(), hasEvents: false, hasMemory: true, size: '64K' };
  expect(channelOf(memory, ground)).toEqual({
    name: 'back-front',
    domains: ['back', 'front'],
    memory: { size: '0x10000', guest: ['0x3a000000', '0x3a000000'], owner: 'xen' },
  });
  expect(channelOf({ ...memory, guest0: '833M' }, ground).memory?.guest).toEqual([
    '0x34100000',
    '0x3a000000',
  ]);
});

test('a channel of the plan comes back as it was', () => {
  const channel: Channel = {
    name: 'talk',
    domains: ['front', 'back'],
    memory: { size: '0x1800000', address: '0x90000000', guest: ['0x33000000', '0x34000000'], owner: 'first' },
    ports: [10, 11],
  };
  const known = groundOf(PAIR, { channels: [channel] }, 'talk');
  const form = channelFormOf(known.plan, channel);
  expect(form.size).toBe('24 MiB');
  expect(channelProblems(form, known)).toEqual({});
  expect(channelOf(form, known)).toEqual(channel);
});

test('what cannot be is said at its field', () => {
  expect(wrong({ domains: ['back', 'back'] })).toContain('domains');
  expect(wrong({ hasEvents: false })).toEqual(['kinds']);
  expect(wrong({ name: 'a name' })).toEqual(['name']);
  for (const port of ['', '0', '1024', '1.5', 'x']) expect(wrong({ port0: port })).toEqual(['port0']);
  const memory = { hasMemory: true } as const;
  for (const size of ['', '0', '100', '2 apples'])
    expect(wrong({ ...memory, size, guest0: '0x33000000', guest1: '0x33000000' })).toEqual(['size']);
  for (const guest1 of ['33000000', '0x33000800', 'there'])
    expect(wrong({ ...memory, guest1 })).toEqual(['guest1']);
});

test('what others have is told before it is taken', () => {
  const channels: Channel[] = [{ name: 'talk', domains: ['front', 'back'], ports: [1, 7] }];
  const others = groundOf([domain('front'), domain('back', { driverDomain: true })], { channels });
  expect(wrong({}, others)).toEqual([]);
  expect(wrong({ name: 'talk' }, others)).toEqual(['name']);
  expect(wrong({ port0: '7', port1: '2' }, others)).toEqual(['port0']);
  expect(wrong({ port0: '1', port1: '2' }, others)).toEqual(['port0']);
});

test('a host address is asked for where Xen needs one', () => {
  const target = { flavour: 'upstream', version: '4.18', iommuDrivers: [] } as const;
  const old = groundOf(PAIR, { target });
  expect(wrong({ hasMemory: true }, old)).toEqual([]);
  expect(wrong({ hasMemory: true, address: '' }, old)).toEqual(['address']);
  expect(wrong({ hasMemory: true, address: '' })).toEqual([]);
});

test('domains that xl starts are named', () => {
  const mixed = groundOf([newDomain('front'), domain('back')]);
  expect(startedByXl(mixed.plan, fresh(mixed))).toEqual(['front']);
});
