import { expect, test } from 'vitest';
import { dts } from '../testing/dts.ts';
import { nameOfEntry, namesProperty } from './names.ts';
import { DeviceTree, ROOT } from './tree.ts';

test.each([
  ['clocks', 'clock-names'],
  ['mboxes', 'mbox-names'],
  ['reg', 'reg-names'],
  ['interrupts-extended', 'interrupt-names'],
  ['pinctrl-2', 'pinctrl-names'],
  ['memory-region', 'memory-region-names'],
  ['compatible', undefined],
])('the entries of %s are named by %s', (property, names) => {
  expect(namesProperty(property)).toBe(names);
});

test('an entry has the name at its position, a pin state that of its number', () => {
  const tree = new DeviceTree(dts`/ { clock-names = "fck", ""; pinctrl-names = "default", "sleep"; };`);
  expect(nameOfEntry(tree, ROOT, 'clocks', 0)).toBe('fck');
  expect(nameOfEntry(tree, ROOT, 'clocks', 1)).toBeUndefined();
  expect(nameOfEntry(tree, ROOT, 'pinctrl-1', 0)).toBe('sleep');
});
