import { expect, test } from 'vitest';
import { printDts } from '../dts/print.ts';
import { parseFdt } from '../fdt/parse.ts';
import { dts } from '../testing/dts.ts';
import { annotations } from './annotate.ts';
import { DeviceTree } from './tree.ts';

test('a tree is printed with what its cells mean', () => {
  const bytes = dts`
    / {
      #address-cells = <2>; #size-cells = <1>; interrupt-parent = <&gic>;
      gic: gic { compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; };
      clk: clk { #clock-cells = <1>; };
      bus {
        #address-cells = <1>; #size-cells = <1>; ranges = <0x100 1 0x8000 0x1000>, <0x9000 2 0 0x1000>;
        uart@100 {
          reg = <0x100 0x40>, <0x200 1>; reg-names = "regs"; clocks = <&clk 3>, <0>, <&clk 4>;
          interrupts = <0 107 4>, <1 9 8>; interrupt-names = "irq", "ppi"; resets = <0x77 1>;
        };
        i2c { #address-cells = <1>; #size-cells = <0>; eeprom@50 { reg = <0x50>; }; };
      };
    };`;
  const { text } = printDts(parseFdt(bytes), annotations(new DeviceTree(bytes)));
  const lines = text.split('\n').map((line) => line.trim());
  expect(lines).toContain('interrupt-parent = <&gic>;');
  expect(lines).toContain('ranges = <0x100 1 0x8000 0x1000>, <0x9000 2 0 0x1000>;');
  expect(lines).toContain('reg = <0x100 0x40>, <0x200 1>; /* regs 0x100008000-0x10000803f; 0x100008100 */');
  expect(lines).toContain('clocks = <&clk 3>, <0>, <&clk 4>;');
  expect(lines).toContain(
    'interrupts = <0 0x6b 4>, <1 9 8>; /* irq SPI 107 = INTID 139 level-high; ppi PPI 9 = INTID 25 level-low */',
  );
  expect(lines).toContain('resets = <0x77 1>;');
  expect(lines).toContain('reg = <0x50>;');
});
