import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteWords, parseBytes } from './bytes.ts';

test('a size is read in every form that people write', () => {
  for (const text of ['0x200000', '2097152', '2M', '2 MiB', '2mb', '2048K', ' 2048 KiB '])
    expect(parseBytes(text)).toBe(0x200000n);
  for (const text of ['', 'M', '2X', '-1', '1.5M', '33abc', '0x', '0x1z'])
    expect(parseBytes(text)).toBeUndefined();
});

test('what is written can be read again', () => {
  expect([4096n, 0x200000n, 0x180000n, 1000n, 0n].map(byteWords)).toEqual([
    '4 KiB',
    '2 MiB',
    '1536 KiB',
    '1000 bytes',
    '0 bytes',
  ]);
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 1n << 50n }), (pages) => {
      expect(parseBytes(byteWords(pages * 1024n))).toBe(pages * 1024n);
    }),
  );
});
