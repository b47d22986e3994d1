import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeBeside, type Rect } from './place.ts';

const window = { width: 1280, height: 800 };
const box = { width: 320, height: 200 };
const place = (anchor: Rect | undefined) => placeBeside(anchor, box, window, 12);

test.each([
  ['right of a panel at the left', { left: 0, top: 44, width: 350, height: 600 }, { left: 362, top: 44 }],
  ['left of a panel at the right', { left: 940, top: 44, width: 340, height: 600 }, { left: 608, top: 44 }],
  ['below a button', { left: 1100, top: 8, width: 80, height: 28 }, { left: 948, top: 48 }],
  ['above a panel at the bottom', { left: 0, top: 628, width: 1280, height: 150 }, { left: 12, top: 416 }],
  ['below a bar at the top', { left: 0, top: 0, width: 1280, height: 44 }, { left: 12, top: 56 }],
])('%s', (_, anchor, expected) => {
  expect(place(anchor)).toEqual(expected);
});

test('in the corner without an anchor, or where it fills the window', () => {
  const corner = { left: 948, top: 588 };
  expect(place(undefined)).toEqual(corner);
  expect(place({ left: 0, top: 0, ...window })).toEqual(corner);
});

test('always inside of the window', () => {
  const coordinate = fc.integer({ min: -2000, max: 2000 });
  const size = fc.integer({ min: 0, max: 2000 });
  fc.assert(
    fc.property(fc.record({ left: coordinate, top: coordinate, width: size, height: size }), (anchor) => {
      const { left, top } = place(anchor);
      expect(left).toBeGreaterThanOrEqual(12);
      expect(top).toBeGreaterThanOrEqual(12);
      expect(left + box.width).toBeLessThanOrEqual(window.width - 12);
      expect(top + box.height).toBeLessThanOrEqual(window.height - 12);
    }),
  );
});
