import { expect, test } from 'vitest';
import { dts } from '../testing/dts.ts';
import { entries, phandleCells } from './entries.ts';
import { ReferenceIndex, references } from './references.ts';
import { DeviceTree } from './tree.ts';

const tree = new DeviceTree(dts`
  / {
    clk: clk { #clock-cells = <1>; };
    osc: osc { #clock-cells = <0>; };
    gpio: gpio { gpio-controller; #gpio-cells = <2>; hog { gpio-hog; gpios = <1 2>; }; };
    smmu: smmu { #iommu-cells = <2>; };
    bare: bare { };
    device {
      clocks = <&clk 7>, <0>, <&osc>, <&clk 8>;
      reset-gpios = <&gpio 3 1>;
      vdd-supply = <&osc>;
      acme,thing = <0x12345678 &bare>;
      acme,count = [01 02];
      dmas = <&bare 1>;
      iommu-map = <0 &smmu 0 1 0x100>, <0x100 &smmu 8 2 0x100>;
      rockchip,pins = <0 1 2 &bare>, <1 2 3 &bare>;
    };
    a: a { next = <&b>; clocks = <&b>; };
    b: b { clocks = <&a>; };
  };
`);
const at = (path: string) => tree.byPath(path)!;

test('entries keep holes, count args by the provider and know their cells', () => {
  const found = entries(tree, at('/device'), 'clocks')!;
  expect(
    found.map(({ start, end, phandleCell, target, args }) => [start, end, phandleCell, target, args]),
  ).toEqual([
    [0, 2, 0, at('/clk'), [7]],
    [2, 3, 2, undefined, []],
    [3, 4, 3, at('/osc'), []],
    [4, 6, 4, at('/clk'), [8]],
  ]);
  expect(phandleCells(tree, at('/device'), 'clocks')).toEqual([0, 3, 4]);
  expect(phandleCells(tree, at('/device'), 'iommu-map')).toEqual([1, 6]);
  expect(phandleCells(tree, at('/device'), 'rockchip,pins')).toEqual([3, 7]);
});

test('a node tells what it refers to, known or possible, and traps are no references', () => {
  const found = references(tree, at('/device'));
  expect(found.map(({ property, entry, target, kind }) => [property, entry, target, kind])).toEqual([
    ['clocks', 0, at('/clk'), 'known'],
    ['clocks', 2, at('/osc'), 'known'],
    ['clocks', 3, at('/clk'), 'known'],
    ['reset-gpios', 0, at('/gpio'), 'known'],
    ['vdd-supply', 0, at('/osc'), 'known'],
    ['acme,thing', 1, at('/bare'), 'possible'],
    ['iommu-map', 0, at('/smmu'), 'known'],
    ['iommu-map', 1, at('/smmu'), 'known'],
    ['rockchip,pins', 0, at('/bare'), 'known'],
    ['rockchip,pins', 1, at('/bare'), 'known'],
  ]);
  expect(references(tree, at('/gpio/hog'))).toEqual([]);
});

test('the index knows both ends of a reference, circles included', () => {
  const index = new ReferenceIndex(tree);
  expect(index.in(at('/a')).map(({ node }) => node)).toEqual([at('/b')]);
  expect(index.in(at('/b')).map(({ node, kind }) => [node, kind])).toEqual([
    [at('/a'), 'possible'],
    [at('/a'), 'known'],
  ]);
  expect(index.out(at('/b'))).toEqual(references(tree, at('/b')));
});

test('a partitioned PPI names its partition, other four-cell specifiers name nothing', () => {
  const gic = new DeviceTree(dts`
    / {
      interrupt-parent = <&gic>;
      gic: gic { compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <4>;
        ppi-partitions { big: big { affinity = <&cpu>; }; };
      };
      cpu: cpu { };
      pmu { interrupts = <1 7 8 &big>, <1 8 8 0>, <0 9 4 0>; };
      uart { interrupts = <0 1 4 0>; };
    };
  `);
  const pmu = gic.byPath('/pmu')!;
  expect(phandleCells(gic, pmu, 'interrupts')).toEqual([3]);
  expect(references(gic, pmu).map(({ entry, target }) => [entry, target])).toEqual([
    [0, gic.byPath('/gic/ppi-partitions/big')],
  ]);
  expect(entries(gic, gic.byPath('/uart')!, 'interrupts')).toBeUndefined();
});

test('a mailbox channel that is a node is a reference of its own', () => {
  const mail = new DeviceTree(dts`
    / {
      mailbox: mailbox { #mbox-cells = <1>; channel: channel { }; };
      other: other { };
      user { mboxes = <&mailbox &channel>, <&mailbox 77>, <&mailbox &other>; };
    };
  `);
  const user = mail.byPath('/user')!;
  expect(references(mail, user).map(({ entry, cell, args }) => [entry, cell, args.length])).toEqual([
    [0, 0, 0],
    [0, 1, 0],
    [1, 2, 1],
    [2, 4, 1],
  ]);
  expect(phandleCells(mail, user, 'mboxes')).toEqual([0, 1, 2, 4]);
});

test('iommu-map entries are as long as the kernel of their time made them', () => {
  const map = (value: string) => {
    const smmu = new DeviceTree(
      dts`/ { smmu: smmu { #iommu-cells = <2>; }; pcie { iommu-map = ${value}; }; };`,
    );
    return entries(smmu, smmu.byPath('/pcie')!, 'iommu-map')!.map(({ args }) => args);
  };
  expect(map('<0 &smmu 8 256>, <256 &smmu 9 256>')).toEqual([
    [8, 256],
    [9, 256],
  ]);
  expect(map('<0 &smmu 8 1 256>')).toEqual([[8, 1, 256]]);
  // Twenty cells are four new entries or five old ones.
  expect(map('<0 &smmu 8 0 1>, <1 &smmu 9 0 1>, <2 &smmu 10 0 1>, <3 &smmu 11 0 1>')).toHaveLength(4);
  expect(map('<0 &smmu 6 1>, <1 &smmu 7 1>, <2 &smmu 8 1>, <3 &smmu 9 1>, <4 &smmu 5 1>')).toHaveLength(5);
});

test('a list that does not fit leaves its rest to possible references', () => {
  const odd = new DeviceTree(dts`
    / {
      pins: pins { };
      gpio { gpio-ranges = <&pins 0 64 7>, <&pins 71 1>; };
      dangling { clocks = <0x77 1 2>; };
    };
  `);
  const kinds = (path: string) =>
    references(odd, odd.byPath(path)!).map(({ cell, kind, target, args }) => [cell, kind, target, args]);
  const pins = odd.byPath('/pins');
  expect(kinds('/gpio')).toEqual([
    [0, 'known', pins, [0, 64, 7]],
    [4, 'possible', pins, []],
    [6, 'possible', pins, []],
  ]);
  expect(kinds('/dangling')).toEqual([[0, 'known', undefined, [1, 2]]]);
  expect(new ReferenceIndex(odd).dangling()).toEqual([odd.byPath('/dangling')]);
});
