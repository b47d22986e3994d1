import { expect, test } from 'vitest';
import { dts } from '../testing/dts.ts';
import { DeviceTree } from './tree.ts';
import { decodeValue } from './values.ts';

const tree = new DeviceTree(dts`
  / {
    #address-cells = <1>; #size-cells = <1>;
    clk: clk { #clock-cells = <1>; };
    device {
      compatible = "acme,uart", "ns16550";
      label = "";
      reg = <0x41424300 0x44454600>;
      clocks = <&clk 7>, <0>;
      acme,text = "plain";
      acme,cells = <0x12345678 9>;
      acme,mac = [00 11 22 33 44 55];
      acme,flag;
    };
  };
`);
const device = tree.byPath('/device')!;
const read = (property: string) => decodeValue(tree, device, property);

test('a value is decoded by what the tree says about it, and otherwise as dtc guesses', () => {
  expect(read('compatible')).toEqual({ kind: 'strings', strings: ['acme,uart', 'ns16550'] });
  expect(read('label')).toEqual({ kind: 'strings', strings: [''] });
  expect(read('acme,text')).toEqual({ kind: 'strings', strings: ['plain'] });
  expect(read('acme,cells')).toEqual({
    kind: 'cells',
    cells: [0x12345678, 9],
    targets: new Map(),
    starts: [],
  });
  expect(read('acme,mac')).toEqual({ kind: 'bytes', bytes: Uint8Array.of(0, 0x11, 0x22, 0x33, 0x44, 0x55) });
  expect(read('acme,flag')).toEqual({ kind: 'empty' });
  expect(read('absent')).toBeUndefined();
});

test('reg is cells even where its bytes could be text, and references know their targets', () => {
  expect(read('reg')).toMatchObject({ kind: 'cells', cells: [0x41424300, 0x44454600], starts: [0] });
  expect(read('clocks')).toEqual({
    kind: 'cells',
    cells: [tree.phandle(tree.byPath('/clk')!), 7, 0],
    targets: new Map([[0, tree.byPath('/clk')]]),
    starts: [0, 2],
  });
});
