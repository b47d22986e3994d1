/** The thread of the fuzzing: works through the cases, then the bombs, and tells now and then what came out. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import type { NodeIndex } from '../../src/core/base/brand.ts';
import { DeviceTree, ROOT } from '../../src/core/devicetree/tree.ts';
import { FdtError, type FdtErrorCode, parseFdtWithLayout, writeFdt } from '../../src/core/fdt/index.ts';
import { mutated, random } from '../../src/core/testing/mutate.ts';
import { checkTotal } from '../../src/core/testing/total.ts';
import { bombs } from './bombs.ts';
import { type Case, disagreements, hasJudge } from './judge.ts';
import { seeds } from './seeds.ts';

export interface Job {
  readonly cases: number;
  readonly seed: number;
  /** The case to begin with. */
  readonly from: number;
}

/** What is known after each batch. */
export interface Progress {
  readonly done: number;
  readonly judged: boolean;
  readonly outcomes: ReadonlyMap<string, number>;
  readonly failures: readonly string[];
  /** The longest case, in milliseconds. */
  readonly slowest: number;
  /** What the most expensive blobs have cost, a line each. */
  readonly bombed: readonly string[];
  readonly finished: boolean;
}

const BATCH = 500;
/** What reading, indexing and writing may hold at most, as a multiple of the blob; and how long it may take. */
const BOMB_FACTOR = 64;
const BOMB_LIMIT_MS = 30_000;
const { cases, seed, from } = workerData as Job;
const port = parentPort!;
const judged = hasJudge();
const blobs = seeds();
const outcomes = new Map<string, number>();
const failures: string[] = [];
let slowest = 0;
const bombed: string[] = [];
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

for (let start = from; start < from + cases; start += BATCH) {
  const batch: (Case & { readonly number: number })[] = [];
  const end = Math.min(start + BATCH, from + cases);
  for (let i = start; i < end; i++) {
    // Each case has its own random numbers, so that one can be run again alone.
    const bytes = mutated(blobs, random(Math.imul(seed, 1_000_003) + i));
    const before = performance.now();
    try {
      const outcome = checkTotal(bytes);
      checkIndex(bytes, outcome);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      batch.push({ bytes, outcome, number: i });
    } catch (error) {
      failures.push(`case ${i}: ${(error as Error).stack}`);
    }
    slowest = Math.max(slowest, performance.now() - before);
  }
  if (judged) {
    for (const { position, libfdt } of disagreements(batch)) {
      const { number, outcome } = batch[position]!;
      failures.push(`case ${number}: ${outcome}, but libfdt says ${libfdt}`);
    }
  }
  report(end - from, false);
}

// A run that begins in the middle looks again at cases of an earlier one.
for (const { name, bytes } of from === 0 ? bombs() : []) {
  const { milliseconds, megabytes } = cost(() => {
    const { tree, layout } = parseFdtWithLayout(bytes);
    return [tree, layout, new DeviceTree(bytes), writeFdt(tree, layout), writeFdt(tree)];
  });
  const limit = BOMB_FACTOR * Math.max(1, bytes.length / 1e6);
  if (megabytes > limit || milliseconds > BOMB_LIMIT_MS) failures.push(`${name}: takes too much`);
  bombed.push(
    `${(bytes.length / 1e6).toFixed(1)} MB: ${milliseconds.toFixed(0)} ms, ${megabytes.toFixed(0)} MB held: ${name}`,
  );
}
report(cases, true);

function report(done: number, finished: boolean): void {
  const progress: Progress = { done, finished, judged, outcomes, failures, slowest, bombed };
  port.postMessage(progress);
}

/** What a piece of work takes, and what its result holds once the garbage is gone. */
function cost(work: () => unknown): { milliseconds: number; megabytes: number } {
  const before = heldMegabytes();
  const start = performance.now();
  const result = work();
  const milliseconds = performance.now() - start;
  const megabytes = heldMegabytes() - before;
  if (result === undefined) throw new Error('nothing was made');
  return { milliseconds, megabytes };
}

function heldMegabytes(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

/** The index takes and refuses the same blobs as the parser, and finds each node it has. */
function checkIndex(bytes: Uint8Array, outcome: 'read' | FdtErrorCode): void {
  let tree: DeviceTree;
  try {
    tree = new DeviceTree(bytes);
  } catch (error) {
    if (error instanceof FdtError && error.code === outcome) return;
    throw error;
  }
  if (outcome !== 'read') throw new Error(`the index reads what the parser refuses as ${outcome}`);
  const reached = firstByName(tree);
  for (const node of tree.nodes()) {
    const path = tree.path(node);
    if (path !== '/' && reached.get(path) !== tree.byPath(path))
      throw new Error(`${path} is not what the index finds`);
  }
}

/** By path, the node that is reached from the root by taking the first child of each name without a slash. */
function firstByName(tree: DeviceTree): Map<string, NodeIndex> {
  const reached = new Map<string, NodeIndex>();
  const descend = (node: NodeIndex, above: string): void => {
    for (const child of tree.children(node)) {
      const path = `${above}/${tree.name(child)}`;
      if (reached.has(path) || tree.name(child).includes('/')) continue;
      reached.set(path, child);
      descend(child, path);
    }
  };
  descend(ROOT, '');
  return reached;
}
