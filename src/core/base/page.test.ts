import { expect, test } from 'vitest';
import { isWholePages, pageAddress, pageOf, pagesOf } from './page.ts';

test('a range touches every page that one of its bytes lies in', () => {
  expect(pagesOf({ address: 0x1000n, size: 0x1000n })).toEqual({ mfn: 1, count: 1 });
  expect(pagesOf({ address: 0x1ffcn, size: 8n })).toEqual({ mfn: 1, count: 2 });
  expect(pagesOf({ address: 0x1fffn, size: 1n })).toEqual({ mfn: 1, count: 1 });
});

test('the last page of the address space has a number and an address', () => {
  const last = pageOf(0xffff_ffff_ffff_ffffn);
  expect(last).toBe(0xf_ffff_ffff_ffff);
  expect(pageAddress(last)).toBe(0xffff_ffff_ffff_f000n);
});

test('whole pages are told from parts', () => {
  expect(isWholePages(0n, 0x1000n, 0x1_0000_2000n)).toBe(true);
  expect(isWholePages(0x1000n, 0x1800n)).toBe(false);
});
