/**
 * `npm run bench:ui`: times the built site in Chromium, the median of five fresh pages each, and beside it with the
 * page's thread four times slower; fails where an unslowed figure misses its target. Options: `--passes N`,
 * `--only NAME` (part of it), `--fast` (without the slow column).
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { readBoards } from './bench/boards.ts';
import { largest } from './bench/largest-board.ts';
import { median } from './bench/median.ts';
import { syntheticBoard } from './bench-ui/boards.ts';
import { type Boards, MEASURES, type Measure } from './bench-ui/measures.ts';
import { openSite, type Site, slowDown } from './bench-ui/site.ts';
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
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, largest board ${board.file}\n`);
console.log(`${'what'.padEnd(50)}${'now'.padStart(9)}${'4x slower'.padStart(11)}${'target'.padStart(9)}`);
let missed = 0;
try {
  for (const measure of MEASURES.filter(({ name }) => name.includes(options.only))) {
    const now = await medianOf(site, measure, 1);
    const slow = options.fast ? undefined : await medianOf(site, measure, SLOW);
    const isMissed = now > measure.target;
    if (isMissed) missed++;
    const figure = (value: number | undefined) => (value === undefined ? '-' : value.toFixed(0));
    console.log(
      `${`${measure.name} (${measure.unit})`.padEnd(50)}${figure(now).padStart(9)}${figure(slow).padStart(11)}${`${measure.target}`.padStart(9)}${isMissed ? '  MISSED' : ''}`,
    );
  }
} finally {
  await site.close();
}
process.exitCode = missed > 0 ? 1 : 0;

async function medianOf({ url, browser }: Site, measure: Measure, times: number): Promise<number> {
  const figures: number[] = [];
  for (let pass = 0; pass < Number(options.passes); pass++) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    if (times > 1) await slowDown(page, times);
    await page.goto(url);
    await page.getByRole('main').waitFor();
    figures.push(await measure.run(page, boards));
    await context.close();
  }
  return median(figures);
}
