import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PageMap, type PageRun } from './page-map.ts';

describe('PageMap', () => {
  it('takes the first of two runs that map a page, and the rest of the other', () => {
    const map = new PageMap([
      { mfn: 0x10, count: 2, gfn: 0x90 },
      { mfn: 0xf, count: 5, gfn: 0x20 },
    ]);
    expect([0xe, 0xf, 0x10, 0x11, 0x12, 0x13, 0x14].map((page) => map.guestPage(page))).toEqual([
      undefined,
      0x20,
      0x90,
      0x91,
      0x23,
      0x24,
      undefined,
    ]);
    expect(map.hostAddress(0x91_004n)).toBe(0x11_004n);
    expect(map.hostAddress(0x21_004n)).toBe(0x10_004n);
    expect(map.hostAddress(0x95_004n)).toBe(0x95_004n);
    expect([map.shows(0x24_fffn), map.shows(0x25_000n)]).toEqual([true, false]);
  });

  it('says which of some pages are not mapped', () => {
    const map = new PageMap([
      { mfn: 4, count: 2, gfn: 4 },
      { mfn: 8, count: 1, gfn: 8 },
    ]);
    expect(map.without({ mfn: 3, count: 7 }).map(({ mfn, count }) => [mfn, count])).toEqual([
      [3, 1],
      [6, 2],
      [9, 1],
    ]);
    expect(map.covers({ mfn: 4, count: 2 })).toBe(true);
    expect(map.covers({ mfn: 4, count: 3 })).toBe(false);
    expect(map.meets({ mfn: 5, count: 9 })).toBe(true);
    expect(map.meets({ mfn: 6, count: 2 })).toBe(false);
    expect(new PageMap([]).isEmpty).toBe(true);
  });

  it('has a window of 2^40 bytes as fast as a page', () => {
    const map = new PageMap([{ mfn: 0x1_000_000, count: 1 << 28, gfn: 0x1_000_000 }]);
    expect(map.covers({ mfn: 0x1_000_000, count: 1 << 28 })).toBe(true);
    expect(map.guestPage(0x1_000_000 + (1 << 28))).toBeUndefined();
  });

  const run = fc.record({
    mfn: fc.integer({ min: 0, max: 30 }),
    count: fc.integer({ min: 0, max: 8 }),
    gfn: fc.integer({ min: 0, max: 30 }),
  });

  it('is what a list of single pages would be', () => {
    fc.assert(
      fc.property(fc.array(run, { maxLength: 6 }), run, (runs, wanted) => {
        const asked = { ...wanted, count: wanted.count + 1 };
        const map = new PageMap(runs);
        const guestOf = firsts(runs, ({ mfn, gfn }, i) => [mfn + i, gfn + i]);
        const hostOf = firsts(runs, ({ mfn, gfn }, i) => [gfn + i, mfn + i]);
        const pages = Array.from({ length: asked.count }, (_, i) => asked.mfn + i);
        for (let page = 0; page < 48; page++) {
          expect(map.guestPage(page)).toBe(guestOf.get(page));
          expect(map.hostAddress(BigInt(page) << 12n) >> 12n).toBe(BigInt(hostOf.get(page) ?? page));
        }
        const missing = pages.filter((page) => !guestOf.has(page));
        expect(
          map.without(asked).flatMap(({ mfn, count }) => Array.from({ length: count }, (_, i) => mfn + i)),
        ).toEqual(missing);
        expect(map.meets(asked)).toBe(missing.length < pages.length);
      }),
    );
  });
});

function firsts(runs: readonly PageRun[], pair: (run: PageRun, i: number) => [number, number]) {
  const found = new Map<number, number>();
  for (const run of runs) {
    for (let i = 0; i < run.count; i++) {
      const [from, to] = pair(run, i);
      if (!found.has(from)) found.set(from, to);
    }
  }
  return found;
}
