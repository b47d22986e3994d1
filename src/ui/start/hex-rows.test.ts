import { expect, test } from 'vitest';
import { hexRows, refusalDetails } from './hex-rows.ts';

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

test('the details can be pasted into a report', () => {
  const details = refusalDetails({
    files: [{ name: 'a.dtb', bytes: bytes.subarray(0x41, 0x51) }],
    error: { code: 'bad-magic', offset: 0, message: 'the magic is wrong' },
  });
  expect(details).toBe(
    'a.dtb, 16 bytes\nbad-magic at 0x0: the magic is wrong\n' +
      '0000  41 42 43 44 45 46 47 48 49 4a 4b 4c 4d 4e 4f 50  ABCDEFGHIJKLMNOP\n',
  );
});
