/** A line of a comparison of two texts: in both, only in the old one, or only in the new one. */
export interface DiffLine {
  readonly kind: 'both' | 'old' | 'new';
  readonly text: string;
}

/** Texts that differ in more lines than this are told as replaced as a whole. */
const MOST_EDITS = 1000;

/** The shortest way from one text to another in whole lines (Myers, "An O(ND) Difference Algorithm", 1986). */
export function diffLines(before: string, after: string): DiffLine[] {
  const [a, b] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const same = (text: string): DiffLine => ({ kind: 'both', text });
  return [
    ...a.slice(0, start).map(same),
    ...middle(a.slice(start, endA), b.slice(start, endB)),
    ...a.slice(endA).map(same),
  ];
}

const linesOf = (text: string): string[] => {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
};

function middle(a: readonly string[], b: readonly string[]): DiffLine[] {
  const trace = furthest(a, b);
  if (trace === undefined) {
    return [
      ...a.map((text): DiffLine => ({ kind: 'old', text })),
      ...b.map((text): DiffLine => ({ kind: 'new', text })),
    ];
  }
  const found: DiffLine[] = [];
  let [x, y] = [a.length, b.length];
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reached = trace[edits]!;
    const k = x - y;
    const goesDown = k === -edits || (k !== edits && at(reached, k - 1) < at(reached, k + 1));
    const previous = goesDown ? k + 1 : k - 1;
    const [fromX, fromY] = [at(reached, previous), at(reached, previous) - previous];
    while (x > fromX && y > fromY) {
      found.push({ kind: 'both', text: a[--x]! });
      y--;
    }
    if (edits === 0) break;
    if (goesDown) found.push({ kind: 'new', text: b[--y]! });
    else found.push({ kind: 'old', text: a[--x]! });
  }
  return found.reverse();
}

type Reached = ReadonlyMap<number, number>;

const at = (reached: Reached, k: number): number => reached.get(k) ?? 0;

/** For each number of edits, how far each diagonal got before it; undefined where it takes too many. */
function furthest(a: readonly string[], b: readonly string[]): Reached[] | undefined {
  const reached = new Map<number, number>([[1, 0]]);
  const trace: Reached[] = [];
  for (let edits = 0; edits <= Math.min(a.length + b.length, MOST_EDITS); edits++) {
    trace.push(new Map(reached));
    for (let k = -edits; k <= edits; k += 2) {
      const goesDown = k === -edits || (k !== edits && at(reached, k - 1) < at(reached, k + 1));
      let x = goesDown ? at(reached, k + 1) : at(reached, k - 1) + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++;
        y++;
      }
      reached.set(k, x);
      if (x >= a.length && y >= b.length) return trace;
    }
  }
  return undefined;
}

/** Lines of context around a difference. */
const CONTEXT = 3;

/** The differing stretches as `diff -u` writes them, without the names of the files; empty for equal texts. */
export function unifiedDiff(before: string, after: string): string {
  const lines = diffLines(before, after);
  const shown = new Set<number>();
  for (const [i, { kind }] of lines.entries()) {
    if (kind === 'both') continue;
    for (let near = i - CONTEXT; near <= i + CONTEXT; near++) shown.add(near);
  }
  const text: string[] = [];
  let [oldLine, newLine] = [1, 1];
  let hunk: { readonly at: readonly [number, number]; readonly lines: DiffLine[] } | undefined;
  const flush = (): void => {
    if (hunk === undefined) return;
    const count = (kind: DiffLine['kind']): number => hunk!.lines.filter((line) => line.kind !== kind).length;
    text.push(`@@ -${hunk.at[0]},${count('new')} +${hunk.at[1]},${count('old')} @@`);
    text.push(...hunk.lines.map((line) => `${MARKS[line.kind]}${line.text}`));
    hunk = undefined;
  };
  for (const [i, line] of lines.entries()) {
    if (shown.has(i)) {
      hunk ??= { at: [oldLine, newLine], lines: [] };
      hunk.lines.push(line);
    } else flush();
    if (line.kind !== 'new') oldLine++;
    if (line.kind !== 'old') newLine++;
  }
  flush();
  return text.map((line) => `${line}\n`).join('');
}

const MARKS = { both: ' ', old: '-', new: '+' } as const;
