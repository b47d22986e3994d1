/**
 * `npm run corpus`: runs the checks of `scripts/corpus/*.check.ts` over the real boards of Debian's kernel package.
 * Options: `--only CHECK` (part of its name), `--boards SUBSTRING`, `--arch arm64|armhf|arm64-backports|arm64-trixie` (default
 * arm64), and `--sample`, which is what `npm test` runs: the checks that take long look at some of the boards only.
 */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ARCHITECTURES, type Architecture, boardNames } from './corpus/boards.ts';
import type { Check, Conclusion } from './corpus/check.ts';
import { runTasks } from './corpus/pool.ts';
import type { Task } from './corpus/worker.ts';
import { hasCommand } from './setup.mjs';

const SHOWN_FAILURES = 20;
/** Set by `npm test` where a missing tool could have been installed. */
const isStrict = process.env.MISSING_TOOLS === 'fail';

interface Tally {
  readonly check: Check;
  readonly counts: Map<string, number>;
  readonly failures: { board: string; lines: readonly string[] }[];
  /** The boards under each note. */
  readonly notes: Map<string, string[]>;
  passed: number;
  milliseconds: number;
}

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    boards: { type: 'string', default: '' },
    arch: { type: 'string', default: 'arm64' },
    sample: { type: 'boolean', default: false },
  },
});
if (!ARCHITECTURES.includes(options.arch as Architecture)) {
  throw new Error(`--arch is one of ${ARCHITECTURES.join(', ')}`);
}

const modules = readdirSync('scripts/corpus')
  .filter((name) => name.endsWith('.check.ts'))
  .sort()
  .map((name) => pathToFileURL(resolve('scripts/corpus', name)).href);
const tallies: Tally[] = [];
for (const url of modules) {
  const { default: check } = (await import(url)) as { default: Check };
  tallies.push({ check, counts: new Map(), failures: [], notes: new Map(), passed: 0, milliseconds: 0 });
}

const missing = (check: Check): readonly string[] => (check.tools ?? []).filter((tool) => !hasCommand(tool));
const due = tallies.map(({ check }) => check.name.includes(options.only) && missing(check).length === 0);
const step = ({ every = 1 }: Check): number => (options.sample ? every : 1);
const boards = boardNames(options.arch as Architecture).filter((name) => name.includes(options.boards));
const tasks = boards.map((board, position): Task => {
  const checks = [...tallies.keys()].filter(
    (each) => due[each] && position % step(tallies[each]!.check) === 0,
  );
  return { board, checks };
});

for (const [each, { check, failures }] of tallies.entries()) {
  if (!due[each]) continue;
  try {
    check.prepare?.();
  } catch (error) {
    failures.push({ board: 'before the first board', lines: [(error as Error).message] });
  }
}
const start = performance.now();
await runTasks(modules, tasks, ({ board, checks }, result) => {
  if (result instanceof Error) {
    for (const each of checks) tallies[each]!.failures.push({ board, lines: [result.message] });
    return;
  }
  for (const verdict of result) {
    const tally = tallies[verdict.check]!;
    tally.milliseconds += verdict.milliseconds;
    if (verdict.failures.length === 0) tally.passed += 1;
    else tally.failures.push({ board, lines: verdict.failures });
    for (const [what, count] of Object.entries(verdict.counts)) {
      tally.counts.set(what, (tally.counts.get(what) ?? 0) + count);
    }
    for (const note of verdict.notes) tally.notes.set(note, [...(tally.notes.get(note) ?? []), board]);
  }
});

let skipped = 0;
let failed = tallies.reduce((sum, tally) => sum + tally.failures.length, 0);
const conclusions = tallies.map(({ check, counts }, each) =>
  due[each] ? check.conclude?.(counts) : undefined,
);
for (const conclusion of conclusions) failed += conclusion?.failures.length ?? 0;
for (const [each, tally] of tallies.entries()) {
  if (due[each]) report(tally, conclusions[each]);
  else if (missing(tally.check).length > 0) {
    const absent = `not installed: ${missing(tally.check).join(', ')}`;
    console.log(`corpus: ${tally.check.name}: ${isStrict ? 'failed' : 'skipped'}: ${absent}`);
    if (isStrict) failed += 1;
    else skipped += 1;
  }
}
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(`corpus: ${boards.length} boards of ${options.arch}, ${seconds} s`);
console.log(`corpus: passed ${passed}, failed ${failed}, skipped ${skipped}`);
if (passed === 0) console.error('corpus: nothing was checked');
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function report(
  { check, counts, failures, notes, passed, milliseconds }: Tally,
  conclusion: Conclusion | undefined,
): void {
  const figures = [...(conclusion ? [] : counts)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, count]) => `, ${count} ${what}`);
  const time = (milliseconds / 1000).toFixed(1);
  const sampled = step(check) === 1 ? '' : ` (a sample: one board of ${step(check)})`;
  console.log(
    `corpus: ${check.name}${sampled}: ${passed} passed, ${failures.length} failed${figures.join('')} (${time} s)`,
  );
  for (const line of conclusion?.lines ?? []) console.log(`  ${line}`);
  for (const line of conclusion?.failures ?? []) console.log(`  failed: ${line}`);
  for (const [note, boards] of [...notes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`  ${note}:`);
    for (const board of boards.sort()) console.log(`    ${board}`);
  }
  const sorted = failures.sort((a, b) => (a.board < b.board ? -1 : 1));
  for (const { board, lines } of sorted.slice(0, SHOWN_FAILURES)) {
    console.log(`  ${board}:`);
    for (const line of lines.slice(0, SHOWN_FAILURES)) console.log(`    ${line}`);
    if (lines.length > SHOWN_FAILURES) console.log(`    … and ${lines.length - SHOWN_FAILURES} more`);
  }
  if (sorted.length > SHOWN_FAILURES) console.log(`  … and ${sorted.length - SHOWN_FAILURES} more boards`);
}
