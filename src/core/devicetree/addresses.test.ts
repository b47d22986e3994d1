import { expect, test } from 'vitest';
import { dts } from '../testing/dts.ts';
import { registers } from './addresses.ts';
import { dmaRanges } from './ranges.ts';
import { DeviceTree } from './tree.ts';

const read = (tree: DeviceTree, path: string) =>
  registers(tree, tree.byPath(path)!).map(({ cpuAddress, size }) => [cpuAddress, size]);

test('an address is translated by every bus above, whatever its cells', () => {
  const tree = new DeviceTree(dts`
    / {
      #address-cells = <2>; #size-cells = <2>;
      soc@100000000 {
        #address-cells = <1>; #size-cells = <1>;
        ranges = <0x0 0x1 0x0 0x10000000>, <0x80000000 0x0 0xe0000000 0x1000>;
        bus@2000 {
          #address-cells = <1>; #size-cells = <1>;
          ranges = <0x0 0x2000 0x1000>;
          serial@40 { reg = <0x40 0x20>, <0x2000 0x10>; reg-names = "regs", "beyond"; };
        };
        inner { ranges; #address-cells = <1>; #size-cells = <1>; timer@80000010 { reg = <0x80000010 0x8>; }; };
        i2c@3000 { #address-cells = <1>; #size-cells = <0>; reg = <0x3000 0x100>; codec@1a { reg = <0x1a>; }; };
      };
    };
  `);
  expect(registers(tree, tree.byPath('/soc@100000000/bus@2000/serial@40')!)).toEqual([
    { index: 0, name: 'regs', busAddress: 0x40n, size: 0x20n, cpuAddress: 0x1_0000_2040n },
    { index: 1, name: 'beyond', busAddress: 0x2000n, size: 0x10n, cpuAddress: undefined },
  ]);
  expect(read(tree, '/soc@100000000/inner/timer@80000010')).toEqual([[0xe000_0010n, 8n]]);
  expect(read(tree, '/soc@100000000/i2c@3000/codec@1a')).toEqual([[undefined, 0n]]);
});

test('a PCI address is translated by its space and its low two cells', () => {
  const tree = new DeviceTree(dts`
    / {
      #address-cells = <2>; #size-cells = <2>;
      pcie@f0000000 {
        device_type = "pci"; #address-cells = <3>; #size-cells = <2>;
        ranges = <0x01000000 0x0 0x0 0x0 0xfe000000 0x0 0x10000>,
                 <0x02000000 0x0 0x30000000 0x8 0x30000000 0x0 0x10000000>;
        pci@0,0 {
          device_type = "pci"; #address-cells = <3>; #size-cells = <2>; ranges;
          wifi@0,0 { reg = <0x10000 0 0 0 0>, <0xc3010010 0 0x30000100 0 0x100>, <0x81010014 0 0x20 0 0x8>; };
        };
      };
    };
  `);
  expect(read(tree, '/pcie@f0000000/pci@0,0/wifi@0,0')).toEqual([
    [undefined, 0n],
    [0x8_3000_0100n, 0x100n],
    [0xfe00_0020n, 8n],
  ]);
});

test('a chip select in the first cell picks the window', () => {
  const tree = new DeviceTree(dts`
    / {
      #address-cells = <2>; #size-cells = <1>;
      smb { #address-cells = <2>; #size-cells = <1>; ranges = <0 0 0 0x8000000 0x4000000>, <4 0 0 0xc000000 0x4000000>;
        flash@4,10 { reg = <4 0x10 0x100>; };
      };
    };
  `);
  expect(read(tree, '/smb/flash@4,10')).toEqual([[0xc000010n, 0x100n]]);
});

test('numbers above 2^53 are exact, and a cut or senseless reg has no half entries', () => {
  const tree = new DeviceTree(dts`
    / {
      #address-cells = <2>; #size-cells = <2>;
      memory@1 { reg = <0xffffffff 0xfffffff1 0x00300000 0x1 0x5>; };
      none { #address-cells = <0>; #size-cells = <0>; child { reg = <1>; }; };
      huge { #address-cells = <0xffffffff>; #size-cells = <1>; ranges = <0>; child { reg = <1>; }; };
    };
  `);
  expect(read(tree, '/memory@1')).toEqual([[0xffff_ffff_ffff_fff1n, 0x30_0000_0000_0001n]]);
  expect(read(tree, '/none/child')).toEqual([]);
  expect(read(tree, '/huge/child')).toEqual([]);
});

test('dma-ranges say whether devices see memory where the CPU does', () => {
  const tree = new DeviceTree(dts`
    / {
      #address-cells = <1>; #size-cells = <1>;
      a { #address-cells = <1>; #size-cells = <1>; dma-ranges; };
      b { #address-cells = <1>; #size-cells = <1>; dma-ranges = <0x0 0x40000000 0xc0000000>; };
      c { #address-cells = <1>; #size-cells = <1>; dma-ranges = <0x0 0x0 0x40000000>; };
      d { };
    };
  `);
  const kinds = ['/a', '/b', '/c', '/d'].map((path) => dmaRanges(tree, tree.byPath(path)!).kind);
  expect(kinds).toEqual(['empty', 'offset', 'identity', 'absent']);
});

test('an empty ranges from three cells to two leaves no space behind', () => {
  const tree = new DeviceTree(dts`
    / {
      #address-cells = <2>; #size-cells = <2>;
      soc { #address-cells = <2>; #size-cells = <2>; ranges = <0 0 0x1 0 0x1 0>;
        pcie { device_type = "pci"; #address-cells = <3>; #size-cells = <2>; ranges;
          device { reg = <0x02000000 0 0x100 0 0x10>; };
        };
      };
    };
  `);
  expect(read(tree, '/soc/pcie/device')).toEqual([[0x1_0000_0100n, 0x10n]]);
});

test('a window that leads beyond 64 bits leads nowhere', () => {
  const tree = new DeviceTree(dts`
    / {
      #address-cells = <2>; #size-cells = <2>;
      soc { #address-cells = <1>; #size-cells = <1>; ranges = <0 0xffffffff 0xffffff00 0x1000>;
        last { reg = <0xff 1>; }; beyond { reg = <0x100 1>; };
      };
    };
  `);
  expect(read(tree, '/soc/last')).toEqual([[0xffff_ffff_ffff_ffffn, 1n]]);
  expect(read(tree, '/soc/beyond')).toEqual([[undefined, 1n]]);
});
