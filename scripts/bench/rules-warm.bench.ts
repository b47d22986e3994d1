import { checkPlan } from '../../src/core/checks/run.ts';
import type { Bench } from './bench.ts';
import { busyPlan, largest } from './largest-board.ts';

/** A new context each time, since the rules keep what they derive from one; the host's facts stay. */
const bench: Bench = {
  name: 'all rules: largest board, 4 domains, 40 devices, facts known',
  warmUp: 100,
  start(boards) {
    const board = largest(boards);
    if (board === undefined) return 'needs the corpus';
    const { facts, plan, domains } = busyPlan(board);
    return () => {
      checkPlan({ facts, plan, domains: domains.map((domain) => ({ ...domain })), machines: [] });
      return undefined;
    };
  },
};
export default bench;
