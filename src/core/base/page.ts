/** Arithmetic of 4 KiB pages: what hypervisors map into guests and give away. */
import type { PageNumber } from './brand.ts';

const PAGE_BITS = 12n;

/** Bytes of a page. */
export const PAGE_SIZE = 1n << PAGE_BITS;

/** The page that an address, in bytes, lies in. */
export const pageOf = (address: bigint): PageNumber => Number(address >> PAGE_BITS) as PageNumber;

/** The address of the first byte of a page; also the bytes of so many pages. */
export const pageAddress = (page: number): bigint => BigInt(page) << PAGE_BITS;

/** The first page and the number of pages that some bytes touch (xen.git: `domain_build.c:map_range_to_domain`). */
export function pagesOf({ address, size }: { readonly address: bigint; readonly size: bigint }): {
  readonly mfn: PageNumber;
  readonly count: number;
} {
  const mfn = pageOf(address);
  return { mfn, count: pageOf(address + size - 1n) - mfn + 1 };
}

/** Whether every number is a multiple of the bytes of a page. */
export const isWholePages = (...numbers: readonly bigint[]): boolean =>
  numbers.every((number) => number % PAGE_SIZE === 0n);
