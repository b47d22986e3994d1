import { expect, test } from 'vitest';
import { parseRate } from './rate.ts';

test.each([
  ['24000000', 24_000_000],
  ['24 000 000 Hz', 24_000_000],
  ['24MHz', 24_000_000],
  ['14.7456 M', 14_745_600],
  ['32.768k', 32_768],
  ['1 GHz', 1_000_000_000],
  ['0', undefined],
  ['5 GHz', undefined],
  ['fast', undefined],
  ['', undefined],
])('%j is %s Hz', (text, rate) => {
  expect(parseRate(text)).toBe(rate);
});
