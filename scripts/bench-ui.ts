/**
 * `npm run bench:ui`: times the built site in Chromium, the median of five fresh pages each, and beside it with the
 * page's thread four times slower; fails where an unslowed figure misses its target. The column `thread` is how long the
 * page's own thread worked meanwhile, in milliseconds: waiting for a busy machine is not part of it. Options: `--passes N`,
 * `--only NAME` (part of it), `--fast` (without the slow column).
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { readBoards } from './bench/boards.ts';
import { largest } from './bench/largest-board.ts';
import { median } from './bench/median.ts';
import { syntheticBoard } from './bench-ui/boards.ts';
import { type Boards, MEASURES, type Measure } from './bench-ui/measures.ts';
import { openPage, openSite, type Site } from './bench-ui/site.ts';
import { boardNames } from './corpus/boards.ts';

const SLOW = 4;

const { values: options } = parseArgs({
  options: {
    passes: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    fast: { type: 'boolean', default: false },
  },
});
if (process.env.DOMGRAFT_CORPUS === undefined) boardNames('arm64'); // downloads them
const board = largest(readBoards());
if (board === undefined) throw new Error('there are no boards in DOMGRAFT_CORPUS');
const boards: Boards = { largest: board.bytes, synthetic: syntheticBoard(10_000) };

const site = await openSite();
console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${loadavg()[0]!.toFixed(1)}, largest board ${board.file}\n`,
);
console.log(line('what', ['now', 'thread', '4x slower', 'target']));
let missed = 0;
try {
  for (const measure of MEASURES.filter(({ name }) => name.includes(options.only))) {
    const now = await medianOf(site, measure, 1);
    const slow = options.fast ? undefined : await medianOf(site, measure, SLOW);
    const isMissed = now.figure > measure.target;
    if (isMissed) missed++;
    const figures = [now.figure, now.thread, slow?.figure, measure.target];
    console.log(
      line(
        `${measure.name} (${measure.unit})`,
        figures.map((figure) => figure?.toFixed(0) ?? '-'),
      ) + (isMissed ? '  MISSED' : ''),
    );
  }
} finally {
  await site.close();
}
process.exitCode = missed > 0 ? 1 : 0;

function line(what: string, cells: readonly string[]): string {
  return what.padEnd(50) + cells.map((cell) => cell.padStart(11)).join('');
}

async function medianOf(
  site: Site,
  measure: Measure,
  slower: number,
): Promise<{ figure: number; thread: number }> {
  const figures: number[] = [];
  const threads: number[] = [];
  for (let pass = 0; pass < Number(options.passes); pass++) {
    const { page, threadTime, close } = await openPage(site, { slower, isKept: measure.isKept ?? false });
    await measure.prepare?.(page, boards);
    const before = measure.prepare === undefined ? 0 : await threadTime();
    figures.push(await measure.run(page, boards));
    threads.push((await threadTime()) - before);
    await close();
  }
  return { figure: median(figures), thread: median(threads) };
}
