import { expect, test } from 'vitest';
import { dts } from '../testing/dts.ts';
import { primaryGic } from './gic.ts';
import { interrupts } from './interrupts.ts';
import { DeviceTree } from './tree.ts';

const tree = new DeviceTree(dts`
  / {
    #address-cells = <2>; #size-cells = <2>; interrupt-parent = <&sysirq>;
    gic: interrupt-controller@1000 {
      compatible = "arm,gic-v3"; interrupt-controller; interrupt-parent = <&gic>;
      #interrupt-cells = <3>; #address-cells = <2>; reg = <0 0x1000 0 0x1000>;
      interrupts = <1 9 4>;
    };
    sysirq: sysirq { compatible = "acme,sysirq", "mediatek,mt6577-sysirq"; interrupt-controller; #interrupt-cells = <3>; interrupt-parent = <&gic>; };
    pdc: pdc { compatible = "qcom,pdc"; interrupt-controller; #interrupt-cells = <2>; interrupt-parent = <&gic>; qcom,pdc-ranges = <0 480 94>, <94 609 31>; };
    gpio: gpio { compatible = "acme,gpio"; interrupt-controller; #interrupt-cells = <2>; gpio-controller; #gpio-cells = <2>; };
    extirq: extirq { compatible = "fsl,ls1088a-extirq"; interrupt-controller; interrupt-parent = <&gic>; #interrupt-cells = <2>; #address-cells = <0>;
      interrupt-map = <0 0 &gic 0 0 4>, <1 0 &gic 0 1 4>; interrupt-map-mask = <0xf 0>; };
    serial { interrupts = <0 89 8>; };
    timer { interrupt-parent = <&gic>; interrupts = <1 13 0x308>, <2 3 1>, <3 4 2>, <5 0 0>; interrupt-names = "ppi", "espi", "", "odd"; };
    both { interrupts = <0 1 1>; interrupts-extended = <&pdc 95 4>, <0>, <&gpio 3 1>, <&extirq 1 2>, <&pdc 200 4>; };
    cut { interrupts-extended = <&gic 0 7 4>, <&gic 0>; };
    pcie@2000 {
      device_type = "pci"; #address-cells = <3>; #size-cells = <2>; #interrupt-cells = <1>; interrupt-map-mask = <0xf800 0 0 7>;
      interrupt-parent = <&gic>; interrupts = <0 100 4>;
      interrupt-map = <0 0 0 1 &gic 0 0 0 110 4>, <0 0 0 2 &gic 0 0 0 111 4>, <0x800 0 0 1 &gpio 7 8>;
      eth@0 { interrupt-parent = <&{/pcie@2000}>; reg = <0 0 0 0 0>; interrupts = <2>; };
      nvme@1 { interrupt-parent = <&{/pcie@2000}>; reg = <0x800 0 0 0 0>; interrupts = <1>, <3>; };
    };
  };
`);
const read = (path: string) =>
  interrupts(tree, tree.byPath(path)!).map(({ kind, intid, index }) => [index, kind, intid]);

test('specifiers of the GIC become INTIDs by their type', () => {
  expect(tree.path(primaryGic(tree)!)).toBe('/interrupt-controller@1000');
  expect(read('/timer')).toEqual([
    [0, 'ppi', 29],
    [1, 'espi', 4099],
    [2, 'eppi', 1060],
    [3, 'unresolved', undefined],
  ]);
  expect(interrupts(tree, tree.byPath('/timer')!).map(({ name, trigger }) => [name, trigger])).toEqual([
    ['ppi', 'level-low'],
    ['espi', 'edge-rising'],
    [undefined, 'edge-falling'],
    ['odd', undefined],
  ]);
  expect(read('/interrupt-controller@1000')).toEqual([[0, 'ppi', 25]]);
});

test('a 1:1 shim gives the SPI away and is named', () => {
  const [line] = interrupts(tree, tree.byPath('/serial')!);
  expect(line).toMatchObject({
    kind: 'spi',
    intid: 121,
    trigger: 'level-high',
    shim: tree.byPath('/sysirq'),
  });
});

test('interrupts-extended wins, its holes keep their position, and a demultiplexer is named as such', () => {
  expect(read('/both')).toEqual([
    [0, 'spi', 642],
    [2, 'foreign', undefined],
    [3, 'spi', 33],
    [4, 'foreign', undefined],
  ]);
  expect(interrupts(tree, tree.byPath('/both')!)[1]!.why).toContain('/gpio (acme,gpio)');
});

test('a nexus maps by masked unit address and specifier', () => {
  expect(read('/pcie@2000/eth@0')).toEqual([[0, 'spi', 143]]);
  expect(interrupts(tree, tree.byPath('/pcie@2000/eth@0')!)[0]!.via).toEqual([tree.byPath('/pcie@2000')]);
  const [first, second] = interrupts(tree, tree.byPath('/pcie@2000/nvme@1')!);
  expect(first).toMatchObject({ kind: 'foreign', controller: tree.byPath('/gpio'), specifier: [7, 8] });
  expect(second).toMatchObject({ kind: 'unresolved', controller: undefined });
});

test('a list that ends inside a specifier says so', () => {
  const found = interrupts(tree, tree.byPath('/cut')!);
  expect(found.map(({ kind, why }) => [kind, why])).toEqual([
    ['spi', undefined],
    ['unresolved', 'The list ends inside a specifier for /interrupt-controller@1000.'],
  ]);
});

test('circles end', () => {
  const loop = new DeviceTree(dts`
    / {
      a: a { interrupt-parent = <&b>; #interrupt-cells = <1>; };
      b: b { interrupt-parent = <&a>; #interrupt-cells = <1>; };
      device { interrupt-parent = <&a>; interrupts = <1>; };
      x: x { interrupt-parent = <&y>; };
      y: y { interrupt-parent = <&x>; };
      lost { interrupt-parent = <&x>; interrupts = <1>; };
    };
  `);
  const kinds = ['/device', '/lost'].map((path) => interrupts(loop, loop.byPath(path)!)[0]!.kind);
  expect(kinds).toEqual(['unresolved', 'unresolved']);
});
