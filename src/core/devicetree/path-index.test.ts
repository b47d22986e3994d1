import { expect, test } from 'vitest';
import { begin, blob, end, endNode, prop } from '../testing/blob.ts';
import { dts } from '../testing/dts.ts';
import { DeviceTree } from './tree.ts';

const cell = (value: number): string =>
  String.fromCharCode(value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255);

test('every node of a tree is found by its path', () => {
  const tree = new DeviceTree(dts`/ { a { b { a { }; }; a { }; }; b { b { }; }; ab { }; aab { }; };`);
  for (const node of tree.nodes()) expect(tree.byPath(tree.path(node))).toBe(node);
});

test('what is no path of the tree finds nothing', () => {
  const tree = new DeviceTree(dts`/ { soc { uart@1000 { }; }; };`);
  for (const path of [
    '',
    'soc',
    '//',
    '/soc/',
    '//soc',
    '/soc//uart@1000',
    '/soc/uart',
    '/uart@1000',
    '/soc/uart@1000/',
  ]) {
    expect(tree.byPath(path), path).toBeUndefined();
  }
});

test('of twins the first is found, of a thousand as well', () => {
  const twins = Array.from({ length: 1000 }, () => [begin('twin'), endNode]).flat();
  const tree = new DeviceTree(blob([begin(), ...twins, begin('other'), endNode, endNode, end]));
  expect(tree.byPath('/twin')).toBe(1);
  expect(tree.byPath('/other')).toBe(1001);
});

test('names are found where twins have taken all the places they hash to', () => {
  const node = (name: string) => [begin(name), endNode];
  const twins = Array.from({ length: 4000 }, (_, i) => `twin${i % 100}`);
  const pairs = Array.from({ length: 4000 }, (_, i) => `pair${i >> 1}`);
  const names = [...twins, ...pairs];
  const tree = new DeviceTree(blob([begin(), ...names.flatMap(node), endNode, end]));
  for (const name of names) expect(tree.byPath(`/${name}`), name).toBe(1 + names.indexOf(name));
});

test('a name may be empty or hold any byte', () => {
  const tree = new DeviceTree(blob([begin(), begin(), begin('x\xff\x80'), endNode, endNode, endNode, end]));
  expect(tree.byPath('/')).toBe(0);
  expect(tree.byPath('//x\xff\x80')).toBe(2);
});

test('the first node keeps a phandle that others claim too', () => {
  const claim = (name: string, property: string, value: string) => [
    begin(name),
    prop(property, value),
    endNode,
  ];
  const tree = new DeviceTree(
    blob([
      begin(),
      ...claim('first', 'phandle', cell(7)),
      ...claim('second', 'phandle', cell(7)),
      ...claim('old', 'linux,phandle', cell(0xfffffffe)),
      ...claim('none', 'phandle', cell(0xffffffff)),
      ...claim('zero', 'phandle', cell(0)),
      ...claim('short', 'phandle', '\0\x01'),
      ...claim('long', 'phandle', cell(9) + cell(10)),
      endNode,
      end,
    ]),
  );
  const found = (phandle: number) => {
    const node = tree.byPhandle(phandle);
    return node === undefined ? undefined : tree.path(node);
  };
  expect([7, 0xfffffffe, 0xffffffff, 0, 1, 6, 8, 9, 10].map(found)).toEqual([
    '/first',
    '/old',
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(tree.phandle(tree.byPath('/second')!)).toBe(7);
});

test('the root may have a phandle', () => {
  for (const phandle of [1, 0xfffffff0]) {
    expect(
      new DeviceTree(blob([begin(), prop('phandle', cell(phandle)), endNode, end])).byPhandle(phandle),
    ).toBe(0);
  }
});

test('phandles that are numbered densely are told apart too', () => {
  const claims = [2, 3, 2, 1].flatMap((phandle) => [begin('x'), prop('phandle', cell(phandle)), endNode]);
  const tree = new DeviceTree(blob([begin(), ...claims, endNode, end]));
  expect([0, 1, 2, 3, 4, 5].map((phandle) => tree.byPhandle(phandle))).toEqual([
    undefined,
    4,
    1,
    2,
    undefined,
    undefined,
  ]);
});

test('of properties with one name the first is read', () => {
  const tree = new DeviceTree(blob([begin(), prop('a', '1'), prop('a', '2'), endNode, end]));
  expect(tree.string(tree.byPath('/')!, 'a')).toBe('1');
  expect(tree.propertyNames(tree.byPath('/')!)).toEqual(['a', 'a']);
});
