/**
 * `npm run fuzz`: damages blobs in 200,000 ways and holds the reader to its promise: an FdtError with a code, or a
 * tree that is written back as it was; no other error, no hang, nothing that libfdt judges otherwise. Then reads the
 * most expensive blobs there can be. Seeds are boards of the corpus, where there are some, and blobs of our own.
 * Options: `--cases N`, `--seed N`, `--from N` (the first case, to run one again).
 */
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Progress } from './fuzz/worker.ts';

/** A batch, or all bombs together, that take longer hang; they usually take one and thirty seconds. */
const BATCH_LIMIT_MS = 200_000;
/** The heap of the thread: a case that needs more takes memory out of proportion. */
const HEAP_LIMIT_MB = 1024;
const SHOWN_FAILURES = 20;

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
  },
});
const job = { cases: Number(options.cases), seed: Number(options.seed), from: Number(options.from) };

const start = performance.now();
const last = await work();
const seconds = ((performance.now() - start) / 1000).toFixed(0);
const sorted = [...last.outcomes].sort(([, a], [, b]) => b - a);
for (const [outcome, count] of sorted) console.log(`${String(count).padStart(9)} ${outcome}`);
for (const bomb of last.bombed) console.log(bomb);
for (const failure of last.failures.slice(0, SHOWN_FAILURES)) console.log(failure);
console.log(
  `fuzz: ${last.done} cases, ${last.failures.length} failures, ${last.judged ? '' : 'not '}judged by libfdt, ` +
    `slowest case ${last.slowest.toFixed(0)} ms, ${seconds} s`,
);
process.exitCode = last.failures.length > 0 || last.done < job.cases ? 1 : 0;

function work(): Promise<Progress> {
  return new Promise((resolve, reject) => {
    const worker = new Worker('./scripts/run.mjs', {
      argv: ['scripts/fuzz/worker.ts'],
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB },
    });
    let latest: Progress | undefined;
    const hang = (): void => {
      void worker.terminate();
      reject(new Error(`a case after ${job.from + (latest?.done ?? 0)} does not come to an end`));
    };
    let watchdog = setTimeout(hang, BATCH_LIMIT_MS);
    worker.on('message', (progress: Progress) => {
      latest = progress;
      clearTimeout(watchdog);
      if (progress.finished) {
        resolve(progress);
        return;
      }
      watchdog = setTimeout(hang, BATCH_LIMIT_MS);
      if (progress.done % 20_000 === 0) console.log(`fuzz: ${progress.done} cases`);
    });
    worker.on('error', reject);
  });
}
