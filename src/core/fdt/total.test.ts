import { expect, test } from 'vitest';
import { mutated, random } from '../testing/mutate.ts';
import { oddBlobs } from '../testing/odd-blobs.ts';
import { checkTotal } from '../testing/total.ts';

test('2,000 damaged blobs are refused by code or read and written back', () => {
  const next = random(20);
  const outcomes = new Map<string, number>();
  for (let i = 0; i < 2000; i++) {
    const outcome = checkTotal(mutated(oddBlobs, next));
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  // The damage is neither so light that all is read nor so heavy that nothing is.
  expect(outcomes.get('read')).toBeGreaterThan(100);
  expect(outcomes.size).toBeGreaterThan(8);
});
