import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64, toBase64, toBase64Url } from './base64.ts';

const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each([
  ['', ''],
  ['f', 'Zg=='],
  ['fo', 'Zm8='],
  ['foo', 'Zm9v'],
  ['foob', 'Zm9vYg=='],
  ['fooba', 'Zm9vYmE='],
  ['foobar', 'Zm9vYmFy'],
])('the vectors of RFC 4648: %s', (plain, encoded) => {
  expect(toBase64(ascii(plain))).toBe(encoded);
  expect(toBase64Url(ascii(plain))).toBe(encoded.replaceAll('=', ''));
  expect(fromBase64(encoded)).toEqual(ascii(plain));
});

test('both alphabets give the bytes back, and agree with the encoder of Node', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20_000, size: 'max' }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      expect(fromBase64(toBase64(bytes))).toEqual(new Uint8Array(bytes));
      expect(fromBase64(toBase64Url(bytes))).toEqual(new Uint8Array(bytes));
    }),
    { numRuns: 20 },
  );
});

test.each(['A', 'Zg=a', 'Zm 9', 'Zm9ÿ', 'Zg==='])('%j is no base64', (text) => {
  expect(fromBase64(text)).toBeUndefined();
});
