import { describe, expect, it } from 'vitest';
import { grouped, quantity, sizeWords } from './quantities.ts';

describe('quantities', () => {
  it.each([
    ['clock-frequency', 100_000_000n, '100 MHz'],
    ['clock-frequency', 33_333_333n, '33.333333 MHz'],
    ['assigned-clock-rates', 0n, '0 Hz'],
    ['opp-hz', 1_008_000_000n, '1.008 GHz'],
    ['regulator-min-microvolt', 1_800_000n, '1.8 V'],
    ['regulator-max-microvolt', 950_000n, '950 mV'],
    ['debounce-ms', 20n, '20 ms'],
    ['startup-delay-us', 70_000n, '70 ms'],
    ['d-cache-size', 32_768n, '32 KiB'],
  ])('%s %d is %s', (property, number, words) => {
    expect(quantity(property, number)).toBe(words);
  });

  it('says nothing where the name tells no unit', () => {
    expect(quantity('bus-width', 4n)).toBeUndefined();
    expect(quantity('reg', 4n)).toBeUndefined();
  });

  it('writes sizes in the largest unit that divides them', () => {
    expect(sizeWords(0x1000n)).toBe('4 KiB');
    expect(sizeWords(1n)).toBe('1 byte');
    expect(sizeWords(0x124n)).toBe('292 bytes');
    expect(sizeWords(0x8000_0000n)).toBe('2 GiB');
    expect(sizeWords(1025n)).toBe('1,025 bytes');
  });

  it('groups digits', () => {
    expect(grouped(1234567)).toBe('1,234,567');
    expect(grouped(12n)).toBe('12');
  });
});
