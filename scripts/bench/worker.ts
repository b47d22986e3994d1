/** A thread of the bench run: holds one benchmark, and answers each message with the milliseconds of one pass. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Bench } from './bench.ts';
import { readBoards } from './boards.ts';

const { default: bench } = (await import(workerData as string)) as { default: Bench };
const boards = readBoards().filter((_, i) => i % (bench.every ?? 1) === 0);
const pass = bench.start(boards);
if (typeof pass !== 'string') for (let i = 0; i < (bench.warmUp ?? 0); i++) pass();
const port = parentPort!;
port.on('message', () => {
  if (typeof pass === 'string') return;
  const start = performance.now();
  port.postMessage(pass() ?? performance.now() - start);
});
port.postMessage(typeof pass === 'string' ? pass : boards.map(({ bytes }) => bytes.length));
