/** The thread of the fuzzing: works through the cases and tells of each thousand what came out. */
import { parentPort, workerData } from 'node:worker_threads';
import type { NodeIndex } from '../../src/core/base/brand.ts';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { FdtError, type FdtErrorCode } from '../../src/core/fdt/index.ts';
import { mutated, random } from '../../src/core/testing/mutate.ts';
import { checkTotal } from '../../src/core/testing/total.ts';
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
}

const BATCH = 500;
const { cases, seed, from } = workerData as Job;
const port = parentPort!;
const judged = hasJudge();
const blobs = seeds();
const outcomes = new Map<string, number>();
const failures: string[] = [];
let slowest = 0;

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
  const progress: Progress = { done: end - from, judged, outcomes, failures, slowest };
  port.postMessage(progress);
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
  for (const node of tree.nodes()) {
    const found = tree.byPath(tree.path(node));
    if (found === node || hasNoPath(tree, node)) continue;
    if (found === undefined || found > node || tree.path(found) !== tree.path(node)) {
      throw new Error(`${tree.path(node)} is not found in the index`);
    }
  }
}

/** A path cannot tell a node whose name, or that of a node above, is empty or holds a slash. */
function hasNoPath(tree: DeviceTree, node: NodeIndex): boolean {
  return (
    node > 0 && [node, ...tree.ancestors(node)].some((each) => each > 0 && /^$|\//.test(tree.name(each)))
  );
}
