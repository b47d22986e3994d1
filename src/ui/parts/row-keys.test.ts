import { expect, test } from 'vitest';
import { rowForKey } from './row-keys.ts';

const from =
  (active: number, count = 10) =>
  (key: string) =>
    rowForKey(key, { active, count, page: 4 });

test('keys lead through a list and stop at its ends', () => {
  const keys = ['ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp'];
  expect(keys.map(from(5))).toEqual([6, 4, 0, 9, 9, 1]);
  expect(keys.map(from(0))).toEqual([1, 0, 0, 9, 4, 0]);
  expect(keys.map(from(9))).toEqual([9, 8, 0, 9, 9, 5]);
  expect(keys.map(from(-1))).toEqual([0, 0, 0, 9, 3, 0]);
});

test('other keys lead nowhere, and so does every key in an empty list', () => {
  expect(['a', 'Enter', 'toString'].map(from(5))).toEqual([undefined, undefined, undefined]);
  expect(from(-1, 0)('End')).toBeUndefined();
});
