import { expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import type { GuestSpace } from '../contract.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import { HostFacts } from '../host/facts.ts';
import { type Domain, emptyPlan, newDomain, type Plan } from '../plan/plan.ts';
import { dts } from '../testing/dts.ts';
import { partialTree } from './partial.ts';
import { guestSpace } from './space.ts';

const facts = new HostFacts(
  new DeviceTree(dts`
  / {
    #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
    gic: interrupt-controller@2f000000 { compatible = "arm,gic-v3"; reg = <0 0x2f000000 0 0x10000>;
      interrupt-controller; #interrupt-cells = <3>; };
    serial@9000000 { compatible = "acme,uart"; reg = <0 0x9000000 0 0x1000>; };
    ethernet@3001000 { compatible = "acme,gem"; reg = <0 0x3001000 0 0x1000>; };
    pair@a000000 { compatible = "acme,pair"; reg = <0 0xa000000 0 0x100>; };
    twin@a000100 { compatible = "acme,twin"; reg = <0 0xa000100 0 0x100>; };
    huge@100000000000 { compatible = "acme,huge"; reg = <0x1000 0 0x2000 0>; };
  };`),
);

function spaceOf(paths: readonly string[], more: Partial<Domain> = {}): GuestSpace {
  const devices = paths.map((path) => ({ path: path as NodePath }));
  const domain: Domain = { ...newDomain('a'), devices, ...more };
  const plan: Plan = { ...emptyPlan({ name: '', sha256: '', compatible: [] }), domains: [domain] };
  return guestSpace(facts, partialTree(facts, plan, domain));
}

const areas = (space: GuestSpace) =>
  space.areas.map(({ start, end, kind, use }) => `${start.toString(16)}-${end.toString(16)} ${kind} ${use}`);

test('a guest has its memory, what Xen shows it, and room for devices', () => {
  const told = areas(spaceOf([], { memoryMib: 4096 }));
  expect(told).toContain('40000-100000 ram the guest RAM');
  expect(told).toContain('200000-240000 ram the guest RAM');
  expect(told).toContain('3001-4020 xen the virtual GIC');
  expect(told).toContain('22000-22001 xen the virtual PL011');
  expect(told).toContain('38000-39000 xen the grant table');
  expect(told).toContain('4020-10000 hole a hole');
  expect(told).toContain('240000-10000000 hole the rest of RAM bank 1');
});

test('a mapping tells its devices, and why it is not at its host address', () => {
  const { mappings, homeless } = spaceOf([
    '/serial@9000000',
    '/ethernet@3001000',
    '/pair@a000000',
    '/twin@a000100',
  ]);
  expect(mappings).toEqual([
    {
      mfn: 0x3001,
      count: 1,
      paths: ['/ethernet@3001000'],
      gfn: 0x4020,
      moved: expect.stringContaining('virtual GIC'),
    },
    { mfn: 0x9000, count: 1, paths: ['/serial@9000000'], gfn: 0x9000 },
    { mfn: 0xa000, count: 1, paths: ['/pair@a000000', '/twin@a000100'], gfn: 0xa000 },
  ]);
  expect(homeless).toEqual([]);
});

test('pages without room are told with the reason', () => {
  expect(spaceOf(['/huge@100000000000']).homeless).toEqual([
    {
      mfn: 0x1_0000_0000,
      count: 0x2_0000_0000,
      paths: ['/huge@100000000000'],
      why: expect.stringMatching(/end of the guest/),
    },
  ]);
});

test('a direct-mapped guest has memory and GIC where the host has them', () => {
  const staticMemory = [
    { address: '0x60000000', size: '0x10000000' },
    { address: 'x', size: '0x1000' },
  ];
  const space = spaceOf(['/ethernet@3001000'], { boot: 'dom0less', directMap: true, staticMemory });
  expect(areas(space)).toEqual(['2f000-2f010 xen the virtual GIC', '60000-70000 ram the guest RAM']);
  expect(space.mappings).toMatchObject([{ mfn: 0x3001, gfn: 0x3001 }]);
});
