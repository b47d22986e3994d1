import { expect, test } from 'vitest';
import { DeviceTree } from '../devicetree/tree.ts';
import { dts } from '../testing/dts.ts';
import { HostFacts } from './facts.ts';

const facts = new HostFacts(
  new DeviceTree(dts`
  / {
    #address-cells = <2>; #size-cells = <2>;
    memory@80000000 { device_type = "memory"; reg = <0 0x80000000 0 0x1000000>, <8 0 0 0x2000>; };
    reserved-memory { #address-cells = <2>; #size-cells = <2>; ranges;
      buffer@80001000 { reg = <0 0x80001000 0 0x800>; };
      pool { size = <0 0x1000>; };
    };
    bus@10000000 { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>;
      reg = <0 0x10000000 0 0x100000>; ranges = <0 0 0x10000000 0x100000>;
      serial@0 { reg = <0 0x100>; };
      serial@100 { reg = <0x100 0x100>; status = "disabled"; };
      mixed@1800 { reg = <0x1800 0x1000>, <0x8000 0>; reg-names = "core", "none"; };
      syscon@3000 { reg = <0x3000 0x1000>; #address-cells = <1>; #size-cells = <1>; ranges = <0 0x3000 0x1000>;
        clock@10 { reg = <0x10 4>; }; };
      other@2900 { reg = <0x2900 0x1000>; };
    };
    pcie@20000000 { device_type = "pci"; #address-cells = <3>; #size-cells = <2>;
      reg = <0 0x20000000 0 0x1000>;
      ranges = <0x82000000 0 0x40000000 0 0x40000000 0 0x1000000>; };
  };`),
);
const hex = (value: number | bigint) => value.toString(16);

test('registers, windows and memory are listed by address; buses and empty entries are not', () => {
  expect(
    facts
      .blocks()
      .map(({ kind, node, start, end, first, count, name }) =>
        [kind, facts.tree.name(node), hex(start), hex(end), hex(first), count, name]
          .filter(Boolean)
          .join(' '),
      ),
  ).toEqual([
    'registers serial@0 10000000 10000100 10000 1',
    'registers serial@100 10000100 10000200 10000 1',
    'registers mixed@1800 10001800 10002800 10001 2 core',
    'registers other@2900 10002900 10003900 10002 2',
    'registers syscon@3000 10003000 10004000 10003 1',
    'registers clock@10 10003010 10003014 10003 1',
    'registers pcie@20000000 20000000 20001000 20000 1',
    'window pcie@20000000 40000000 41000000 40000 4096',
    'memory memory@80000000 80000000 81000000 80000 4096',
    'reserved buffer@80001000 80001000 80001800 80001 1',
    'memory memory@80000000 800000000 800002000 800000 2',
  ]);
});

test('pages with registers of several devices are told; a device and what stands above it are one', () => {
  expect(
    facts
      .sharedPages()
      .map(({ first, count, nodes }) => [hex(first), count, ...nodes.map((node) => facts.tree.name(node))]),
  ).toEqual([
    ['10000', 1, 'serial@0', 'serial@100'],
    ['10002', 1, 'mixed@1800', 'other@2900'],
    ['10003', 1, 'clock@10', 'other@2900'],
  ]);
});
