import { buildFor } from '../../src/core/build.ts';
import type { Bench } from './bench.ts';
import { busyPlan, largest } from './largest-board.ts';

/** Everything that a change of the plan costs in the worker: partial trees, files, self-check and findings. */
const bench: Bench = {
  name: 'build: largest board, 4 domains, 40 devices, facts known',
  start(boards) {
    const board = largest(boards);
    if (board === undefined) return 'needs the corpus';
    const { facts, plan } = busyPlan(board);
    return () => {
      buildFor(facts, plan);
      return undefined;
    };
  },
};
export default bench;
