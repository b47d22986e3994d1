import { expect, test } from 'vitest';
import { dts } from '../testing/dts.ts';
import { aliases, resolvePath, stdoutNode } from './paths.ts';
import { DeviceTree } from './tree.ts';

const tree = new DeviceTree(dts`
  / {
    aliases { serial0 = "/soc/serial@0"; bus = "/soc"; gone = "/nothing"; };
    chosen { stdout-path = "serial0:115200n8"; };
    soc { serial@0 { }; };
  };
`);
const serial = tree.byPath('/soc/serial@0');

test('aliases name nodes, and stdout-path is found through them, options aside', () => {
  expect([...aliases(tree)]).toEqual([
    ['serial0', serial],
    ['bus', tree.byPath('/soc')],
  ]);
  expect(stdoutNode(tree)).toBe(serial);
});

test.each([
  ['/soc/serial@0:9600', serial],
  ['bus/serial@0', serial],
  ['gone', undefined],
  ['nobody', undefined],
  ['', undefined],
  ['/', 0],
])('the path %s is resolved', (text, node) => {
  expect(resolvePath(tree, text)).toBe(node);
});

test('without aliases or chosen nothing is found', () => {
  const bare = new DeviceTree(dts`/ { };`);
  expect(stdoutNode(bare)).toBeUndefined();
  expect(resolvePath(bare, 'serial0')).toBeUndefined();
  expect([...aliases(bare)]).toEqual([]);
});
