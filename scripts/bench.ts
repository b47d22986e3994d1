/**
 * `npm run bench`: times the benchmarks of `scripts/bench/*.bench.ts` over the real boards of the corpus and prints a
 * table; fails where a bound is missed. Each has a thread of its own, and all take turns, pass by pass, so that they
 * share the load of the machine; the first passes warm up and do not count. Options: `--only NAME` (part of it),
 * `--passes N`.
 */
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Bench } from './bench/bench.ts';
import { readBoards } from './bench/boards.ts';
import { median } from './bench/median.ts';
import { boardNames } from './corpus/boards.ts';

const WARM_UP_PASSES = 4;

interface Row {
  readonly bench: Bench;
  readonly url: string;
  readonly times: number[];
  /** The sizes of its boards in bytes, or why it is skipped. */
  sizes: readonly number[] | string;
}

const { values: options } = parseArgs({
  options: { only: { type: 'string', default: '' }, passes: { type: 'string', default: '11' } },
});
if (process.env.DOMGRAFT_CORPUS === undefined) boardNames('arm64'); // downloads them
if (readBoards().length === 0) throw new Error('there are no boards in DOMGRAFT_CORPUS');

const all: Row[] = [];
for (const name of readdirSync('scripts/bench').sort()) {
  if (!name.endsWith('.bench.ts')) continue;
  const url = pathToFileURL(resolve('scripts/bench', name)).href;
  const { default: bench } = (await import(url)) as { default: Bench };
  all.push({ bench, url, times: [], sizes: [] });
}
const chosen = all.filter(({ bench }) => bench.name.includes(options.only));
const rows = all.filter((row) =>
  chosen.some(({ bench }) => bench === row.bench || bench.bound?.of === row.bench.name),
);

const nameWidth = 2 + Math.max(...rows.map(({ bench }) => bench.name.length));

await measure(rows, Number(options.passes));
process.exitCode = report(rows) ? 0 : 1;

async function measure(rows: readonly Row[], passes: number): Promise<void> {
  const running: { row: Row; worker: Worker }[] = [];
  for (const row of rows) {
    const worker = new Worker('./scripts/run.mjs', {
      argv: ['scripts/bench/worker.ts'],
      workerData: row.url,
    });
    [row.sizes] = (await once(worker, 'message')) as [Row['sizes']];
    if (typeof row.sizes === 'string') await worker.terminate();
    else running.push({ row, worker });
  }
  for (let pass = 0; pass < WARM_UP_PASSES + passes; pass++) {
    for (const { row, worker } of running) {
      worker.postMessage('pass');
      const [milliseconds] = (await once(worker, 'message')) as [number];
      if (pass >= WARM_UP_PASSES) row.times.push(milliseconds);
    }
  }
  for (const { worker } of running) await worker.terminate();
}

/** Prints the table; tells whether all bounds are kept. */
function report(rows: readonly Row[]): boolean {
  const processors = cpus();
  console.log(
    `${processors[0]?.model ?? 'unknown processor'}, ${processors.length} cores, Node ${process.version}`,
  );
  console.log(`median and best of ${options.passes} passes over all boards, in ms; the rest by the best\n`);
  console.log(line('', 'boards', 'MB', 'median', 'best', 'µs/board', 'ratio', 'bound'));
  let kept = true;
  for (const { bench, times, sizes } of rows) {
    if (typeof sizes === 'string') {
      console.log(`${bench.name.padEnd(nameWidth)}skipped: ${sizes}`);
      continue;
    }
    const best = Math.min(...times);
    const other = rows.find((row) => row.bench.name === bench.bound?.of);
    const ratio =
      other === undefined || other.times.length === 0 ? undefined : best / Math.min(...other.times);
    const missed = ratio !== undefined && ratio > bench.bound!.times;
    if (missed) kept = false;
    console.log(
      line(
        bench.name,
        String(sizes.length),
        (sizes.reduce((sum, size) => sum + size, 0) / 1e6).toFixed(1),
        median(times).toFixed(1),
        best.toFixed(1),
        ((best * 1000) / sizes.length).toFixed(0),
        ratio?.toFixed(2) ?? '',
        bench.bound === undefined ? '' : `${bench.bound.times}${missed ? ' MISSED' : ''}`,
      ),
    );
  }
  return kept;
}

function line(name: string, ...cells: readonly string[]): string {
  return name.padEnd(nameWidth) + cells.map((cell) => cell.padStart(10)).join('');
}
