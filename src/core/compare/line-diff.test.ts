import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffLines, unifiedDiff } from './line-diff.ts';

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
  .map((lines) => lines.map((line) => `${line}\n`).join(''));
const side = (lines: ReturnType<typeof diffLines>, kind: 'old' | 'new') =>
  lines
    .filter((line) => line.kind === 'both' || line.kind === kind)
    .map((line) => `${line.text}\n`)
    .join('');

test('both texts are in it, whatever they are', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after);
      expect(side(lines, 'old')).toBe(before);
      expect(side(lines, 'new')).toBe(after);
    }),
  );
});

test('it is as short as a longest common subsequence allows', () => {
  const longest = (a: readonly string[], b: readonly string[]): number =>
    a.length === 0 || b.length === 0
      ? 0
      : a[0] === b[0]
        ? 1 + longest(a.slice(1), b.slice(1))
        : Math.max(longest(a.slice(1), b), longest(a, b.slice(1)));
  const short = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 });
  fc.assert(
    fc.property(short, short, (a, b) => {
      const both = diffLines(a.join('\n'), b.join('\n')).filter(({ kind }) => kind === 'both');
      // An empty text has no line, not one that is empty.
      expect(both).toHaveLength(longest(a, b));
    }),
  );
});

test('stretches are written as diff -u does', () => {
  const before = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) => `${n}\n`).join('');
  const after = before.replace('2\n', '').replace('11\n', 'x\n11\n');
  expect(unifiedDiff(before, after)).toBe(
    '@@ -1,5 +1,4 @@\n 1\n-2\n 3\n 4\n 5\n@@ -8,5 +7,6 @@\n 8\n 9\n 10\n+x\n 11\n 12\n',
  );
  expect(unifiedDiff(before, before)).toBe('');
});
