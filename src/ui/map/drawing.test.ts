import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MapBlock } from '../../store/address-map.ts';
import { SLOTS } from '../../store/views.ts';
import { Axis, isBreak, mostZoom, stretchesOf } from './axis.ts';
import { chooseLabels } from './labels.ts';
import { lanesOf } from './lanes.ts';
import { blockAt, placeOf, visibleBlocks, visibleStretches } from './places.ts';

const extent = (first: number, count: number) => ({ first, count });
const extents = fc
  .array(fc.record({ first: fc.nat(0x100000), count: fc.integer({ min: 1, max: 5000 }) }), { minLength: 1 })
  .map((list) => list.sort((a, b) => a.first - b.first));

test('an address space is cut at every edge, and long empty runs become breaks', () => {
  const stretches = stretchesOf([extent(16, 1), extent(16, 4), extent(1000, 2), extent(1010, 1)]);
  expect(stretches).toEqual([
    { first: 16, count: 1, used: true },
    { first: 17, count: 3, used: true },
    { first: 20, count: 980, used: false },
    { first: 1000, count: 2, used: true },
    { first: 1002, count: 8, used: false },
    { first: 1010, count: 1, used: true },
  ]);
  expect(stretches.map(isBreak)).toEqual([false, false, true, false, false, false]);
});

test('at zoom 1 everything fits, and zooming in ends where a page has its full height', () => {
  const stretches = stretchesOf([extent(0, 1), extent(1, 2), extent(100, 2), extent(0x80000, 0x80000)]);
  expect(new Axis(stretches, 200, 1).length).toBeCloseTo(200);
  expect(new Axis(stretches, 5000, 1).length).toBeLessThan(5000);
  const near = new Axis(stretches, 500, mostZoom(stretches, 500));
  expect(near.heightOf(0)).toBeCloseTo(96);
  expect(near.heightOf(1)).toBeCloseTo(192);
  expect(near.heightOf(2)).toBeCloseTo(28);
  expect(near.yOf(101) - near.yOf(100)).toBeCloseTo(96);
});

test('places go up with the pages, and lead back to them', () => {
  fc.assert(
    fc.property(extents, fc.double({ min: 1, max: 1000, noNaN: true }), (list, zoom) => {
      const axis = new Axis(stretchesOf(list), 400, zoom);
      let last = -1;
      for (const { first, count } of list) {
        expect(axis.pageAt(axis.yOf(first) + 1e-6)).toBeCloseTo(first, 0);
        expect(axis.yOf(first + count)).toBeGreaterThan(axis.yOf(first));
        expect(axis.yOf(first)).toBeGreaterThanOrEqual(last);
        last = axis.yOf(first);
      }
    }),
  );
});

test('an axis without anything has no length and no places', () => {
  const axis = new Axis([], 400, 1);
  expect([axis.length, axis.yOf(5), axis.pageAt(5)]).toEqual([0, 0, 0]);
  expect(mostZoom([], 400)).toBe(1);
});

test('what lies over each other stands side by side, and what does not has the whole width', () => {
  expect(lanesOf([extent(0, 10), extent(0, 1), extent(1, 1), extent(20, 5)])).toEqual([
    { lane: 0, lanes: 2 },
    { lane: 1, lanes: 2 },
    { lane: 1, lanes: 2 },
    { lane: 0, lanes: 1 },
  ]);
});

test('two blocks in one lane never overlap, up to the most lanes', () => {
  fc.assert(
    fc.property(extents, (list) => {
      const lanes = lanesOf(list);
      expect(lanes).toHaveLength(list.length);
      for (const [i, a] of lanes.entries()) {
        expect(a.lane).toBeLessThan(a.lanes);
        for (const [j, b] of lanes.entries()) {
          if (i >= j || a.lane !== b.lane || a.lane === 11) continue;
          expect(list[i]!.first + list[i]!.count).toBeLessThanOrEqual(list[j]!.first);
        }
      }
    }),
  );
});

test('names stand a line apart, and the higher rank wins the place', () => {
  const labels = [
    { y: 10, rank: 0 },
    { y: 12, rank: 5 },
    { y: 27, rank: 0 },
    { y: 29, rank: 0 },
    { y: 100, rank: -1 },
  ];
  expect(chooseLabels(labels, 16)).toEqual([1, 3, 4]);
});

test('every domain can be drawn with its pattern', () => {
  const drawn = readFileSync(new URL('./Patterns.tsx', import.meta.url), 'utf8');
  for (const slot of SLOTS) expect(drawn).toContain(`id="map-pattern-${slot}"`);
});

/** Pages as a space on screen, each a block of dom0. */
function drawn(list: readonly { first: number; count: number }[], height: number, zoom = 1) {
  const blocks = list.map(
    ({ first, count }, i): MapBlock => ({
      kind: 'registers',
      label: `dev@${i}`,
      first,
      count,
      start: BigInt(first) << 12n,
      end: BigInt(first + count) << 12n,
      holder: 'dom0',
      sharers: [],
    }),
  );
  const axis = new Axis(stretchesOf(list), height, zoom);
  return { view: { blocks, shared: [] }, lanes: lanesOf(list), axis, offset: 0, height };
}

test('however many blocks there are, no pixel is drawn twice, and those in hand are always drawn', () => {
  const many = drawn(
    Array.from({ length: 10_000 }, (_, i) => extent(2 * i, 1)),
    400,
  );
  const shown = visibleBlocks(many, (i) => i === 4321);
  expect(shown.length).toBeLessThan(500);
  expect(shown).toContain(4321);
  expect(visibleStretches(many).length).toBeLessThan(500);
  const few = drawn([extent(0, 1), extent(5, 2), extent(0x9000, 1)], 400);
  expect(visibleBlocks(few, () => false)).toEqual([0, 1, 2]);
  expect(visibleStretches(few)).toHaveLength(5);
});

test('what is beyond the edges is not drawn', () => {
  const near = drawn(
    Array.from({ length: 100 }, (_, i) => extent(i, 1)),
    400,
    100,
  );
  expect(visibleBlocks({ ...near, offset: 970 }, () => false)).toEqual([10, 11, 12, 13, 14]);
});

test('the pointer finds the block below it, and a small one beside it', () => {
  const space = drawn([extent(0, 4), extent(1, 1), extent(0x9000, 1)], 300, 1000);
  const { y, height } = placeOf(space, space.view.blocks[1]!);
  expect(blockAt(space, y + height / 2, 0.75)).toBe(1);
  expect(blockAt(space, y + height / 2, 0.25)).toBe(0);
  const last = placeOf(space, space.view.blocks[2]!);
  expect(blockAt(space, last.y - 3, undefined)).toBe(2);
  expect(blockAt(space, last.y - 12, undefined)).toBeUndefined();
});
