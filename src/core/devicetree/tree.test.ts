import { expect, test } from 'vitest';
import { dts } from '../testing/dts.ts';
import { DeviceTree, ROOT } from './tree.ts';

const tree = new DeviceTree(dts`
  / {
    compatible = "acme,board", "acme,soc";
    soc {
      uart: serial@1000 { reg = <0x1000 0x100>; };
      timer { clocks = <&uart>; };
    };
  };
`);

test('nodes are found by path and by phandle, and know their surroundings', () => {
  const serial = tree.byPath('/soc/serial@1000')!;
  expect(tree.name(serial)).toBe('serial@1000');
  expect(tree.byPhandle(tree.phandle(serial)!)).toBe(serial);
  expect(tree.path(tree.parent(serial)!)).toBe('/soc');
  expect([...tree.ancestors(serial)].map((node) => tree.path(node))).toEqual(['/soc', '/']);
  expect(tree.children(tree.byPath('/soc')!).map((node) => tree.name(node))).toEqual([
    'serial@1000',
    'timer',
  ]);
  expect(tree.byPath('/soc/serial')).toBeUndefined();
});

test('properties are read as cells and strings', () => {
  expect(tree.strings(ROOT, 'compatible')).toEqual(['acme,board', 'acme,soc']);
  expect(tree.cells(tree.byPath('/soc/serial@1000')!, 'reg')).toEqual([0x1000, 0x100]);
  expect(tree.cells(ROOT, 'absent')).toBeUndefined();
});
