import { expect, test } from 'vitest';
import { headRows, hexRows } from './hex-rows.ts';

const bytes = Uint8Array.from({ length: 200 }, (_, i) => i);

test('four rows around the offset, the bytes there marked', () => {
  const rows = hexRows(bytes, 0x46);
  expect(rows.map(({ offset }) => offset)).toEqual([0x30, 0x40, 0x50, 0x60]);
  expect(rows.flatMap((row) => row.bytes.filter(({ marked }) => marked).map(({ value }) => value))).toEqual([
    0x46, 0x47, 0x48, 0x49,
  ]);
});

test('at the ends of the file the window stays inside of it', () => {
  expect(hexRows(bytes, 0)[0]?.offset).toBe(0);
  expect(hexRows(bytes, 9999).map(({ offset }) => offset)).toEqual([0x90, 0xa0, 0xb0, 0xc0]);
  expect(hexRows(new Uint8Array(3), 0)).toHaveLength(1);
  expect(hexRows(new Uint8Array(), 0)).toEqual([]);
});

test('the head of a file, nothing marked', () => {
  const rows = headRows(bytes.subarray(0, 20));
  expect(rows.map((row) => [row.offset, row.bytes.length])).toEqual([
    [0, 16],
    [16, 4],
  ]);
  expect(rows.some((row) => row.bytes.some(({ marked }) => marked))).toBe(false);
});
