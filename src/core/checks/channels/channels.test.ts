import { expect, test } from 'vitest';
import type { Channel } from '../../plan/channel.ts';
import { type Case, contextOf } from '../../testing/checks/context.ts';
import { checkPlan } from '../run.ts';

const HOST =
  '/ { #address-cells = <1>; #size-cells = <1>; memory@80000000 { device_type = "memory"; reg = <0x80000000 0x40000000>; }; };';
const MODULES = {
  kernel: { address: '0x80000000', size: '0x1000000' },
  deviceTree: { address: '0x82000000', size: '0x1000' },
};
const MEMORY = { size: '0x2000', guest: ['0x33000000', '0x34000000'], owner: 'xen' } as const;

/** What the channel rules say about two domains that Xen starts, or as given. */
function said(channels: readonly Partial<Channel>[], first: Partial<Case['domains'][number]> = {}): string[] {
  const domain = { boot: 'dom0less', modules: MODULES, assign: [] } as const;
  const context = contextOf({
    host: HOST,
    domains: [{ ...domain, ...first }, domain],
    plan: {
      channels: channels.map((fields, i) => ({ name: `c${i}`, domains: ['guest1', 'guest2'], ...fields })),
    },
  });
  return checkPlan(context)
    .findings.filter(({ rule }) => /^DG-CHAN-0[1-5]/.test(rule))
    .map(({ rule, severity, message }) => `${rule} ${severity} ${message}`);
}

test('a channel ends at two different domains of the plan, whose load addresses are known', () => {
  expect(said([{ domains: ['guest1', 'guest1'] }])).toEqual([
    'DG-CHAN-01 error Both ends of the channel c0 are guest1.',
  ]);
  expect(said([{ domains: ['guest1', 'gone'] }])[0]).toContain('ends at gone, which is no domain here');
  expect(said([{ ports: [1, 1] }], { modules: undefined as never })[0]).toContain(
    'load addresses are not known',
  );
  expect(said([{ ports: [1, 1] }], { boot: 'both' })[0]).toMatch(
    /warning guest1 has the channel c0 when Xen/,
  );
});

test('shared memory is whole pages, and lies beside that of other channels in guest and host', () => {
  expect(said([{ memory: MEMORY }])).toEqual([]);
  expect(said([{ memory: { ...MEMORY, size: '0x800' } }])[0]).toContain('no multiples of 4096');
  expect(said([{ memory: { ...MEMORY, size: 'much' } }])[0]).toContain('or none at all');
  const [there, alike] = [MEMORY, { ...MEMORY, guest: ['0x33001000', '0x35000000'] as const }];
  expect(said([{ memory: there }, { memory: alike }])).toEqual([
    'DG-CHAN-03 error The memory of the channel c0 is to appear at 0x33000000-0x33001fff in guest1, where the memory of the channel c1 (0x33001000-0x33002fff) is.',
    'DG-CHAN-03 error The memory of the channel c1 is to appear at 0x33001000-0x33002fff in guest1, where the memory of the channel c0 (0x33000000-0x33001fff) is.',
  ]);
  expect(said([{ memory: { ...MEMORY, address: '0xbffff000' } }])[0]).toContain(
    'DG-CHAN-04 warning The memory of the channel c0 is to be 0xbffff000-0xc0000fff of the host, which the host tree does not have',
  );
});

test('a domain that is mapped 1:1 sees shared memory where the host has it', () => {
  const direct = { directMap: true, staticMemory: [{ address: '0x90000000', size: '0x20000000' }] };
  const at = (address: string) => [
    { memory: { ...MEMORY, address, guest: ['0xb0000000', '0x34000000'] as const } },
  ];
  expect(said(at('0xb0000000'), direct)).toEqual([]);
  expect(said(at('0xb1000000'), direct)[0]).toContain('guest1 is mapped 1:1');
  expect(said(at('0x90000000'), direct).join()).toContain('where the static memory of guest1 is');
});

test('a port of a domain belongs to one channel', () => {
  expect(said([{ ports: [5, 5] }, { ports: [6, 6] }])).toEqual([]);
  expect(said([{ ports: [5, 5] }, { ports: [5, 6] }])).toEqual([
    'DG-CHAN-05 error Port 5 of guest1 is wanted by the channels c0 and c1.',
    'DG-CHAN-05 error Port 5 of guest1 is wanted by the channels c1 and c0.',
  ]);
  expect(said([{ ports: [0, 1] }])[0]).toContain('asks for port 0 of guest1');
});
