import { expect, test } from 'vitest';
import type { NodePath, PageNumber } from '../core/base/brand.ts';
import type { GuestSpace } from '../core/contract.ts';
import { DeviceTree } from '../core/devicetree/tree.ts';
import { HostFacts } from '../core/host/facts.ts';
import { type Domain, newDomain } from '../core/plan/plan.ts';
import { dts } from '../core/testing/dts.ts';
import { guestSpaceView, hostSpaceView, type MapBlock } from './address-map.ts';

const facts = new HostFacts(
  new DeviceTree(dts`
  / {
    #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&gic>;
    gic: interrupt-controller@1000 { compatible = "arm,gic-400"; reg = <0 0x1000 0 0x1000>;
      interrupt-controller; #interrupt-cells = <3>; };
    memory@80000000 { device_type = "memory"; reg = <0 0x80000000 0 0x1000000>; };
    pair@9000000 { compatible = "acme,pair"; reg = <0 0x9000000 0 0x100>, <0 0x9100000 0 0x1000>; reg-names = "core"; };
    twin@9000100 { compatible = "acme,twin"; reg = <0 0x9000100 0 0x100>; };
    idle@9000200 { compatible = "acme,idle"; reg = <0 0x9000200 0 0x100>; status = "disabled"; };
  };`),
);
const page = (value: number) => value as PageNumber;
const pair = '/pair@9000000' as NodePath;
const domains: Domain[] = [{ ...newDomain('domu'), devices: [{ path: pair }] }];
const space: GuestSpace = {
  domain: 'domu',
  areas: [
    { start: page(0x4020), end: page(0x10000), kind: 'hole', use: 'a hole' },
    { start: page(0x40000), end: page(0x60000), kind: 'ram', use: 'the guest RAM' },
  ],
  mappings: [
    {
      mfn: page(0x9000),
      count: 1,
      paths: [pair],
      gfn: page(0x4020),
      moved: 'the guest RAM',
      clash: 'a wall',
    },
  ],
  homeless: [{ mfn: page(0x9100), count: 1, paths: [pair], why: 'the grant table' }],
};
const told = ({ label, part, holder, other, trouble, sharers }: MapBlock) =>
  [label, part, holder, other?.toString(16), trouble?.kind, ...sharers]
    .filter((x) => x !== undefined)
    .join(' ');

test('blocks tell who has them, where they appear in the guest, and with whom they share a page', () => {
  const { blocks } = hostSpaceView(facts, domains, [space]);
  expect(blocks.map(told)).toEqual([
    'interrupt-controller@1000 xen',
    'pair@9000000 core 0 4020000 clash /twin@9000100',
    'twin@9000100 dom0 /pair@9000000',
    'idle@9000200 off',
    'pair@9000000 reg[1] 0 homeless',
    'memory@80000000 memory',
  ]);
  expect(blocks[1]).toMatchObject({ moved: 'the guest RAM' });
});

test('a shared page is split where its owners differ; who is disabled does not count', () => {
  const names = ({ nodes, split }: { nodes: readonly number[]; split: boolean }) => [nodes.length, split];
  expect(hostSpaceView(facts, domains, []).shared.map(names)).toEqual([[2, true]]);
  expect(hostSpaceView(facts, [newDomain('a')], []).shared.map(names)).toEqual([[2, false]]);
});

test("a guest's space has its areas and what is mapped into them, each leading to the other space", () => {
  const { blocks } = guestSpaceView(facts, 0, space);
  expect(blocks.map(told)).toEqual(['a hole memory', 'pair@9000000 0 9000000 clash', 'the guest RAM 0']);
  expect(blocks[1]!.node).toBe(facts.tree.byPath(pair));
});
