import { buildFor } from '../../src/core/build.ts';
import type { Bench } from './bench.ts';
import { busyPlan, largest } from './largest-board.ts';

/**
 * What a change of the plan costs in the worker: partial trees, files, self-check and findings. Each pass changes one of
 * the domains, as a user does; what belongs to the others alone is kept.
 */
const bench: Bench = {
  name: 'build: largest board, 4 domains, 40 devices, one domain changed',
  warmUp: 100,
  start(boards) {
    const board = largest(boards);
    if (board === undefined) return 'needs the corpus';
    const { facts, plan: first } = busyPlan(board);
    let plan = first;
    let pass = 0;
    return () => {
      pass++;
      const changed = pass % plan.domains.length;
      const memoryMib = 512 + pass;
      const domains = plan.domains.map((domain, i) => (i === changed ? { ...domain, memoryMib } : domain));
      plan = { ...plan, domains };
      buildFor(facts, plan);
      return undefined;
    };
  },
};
export default bench;
