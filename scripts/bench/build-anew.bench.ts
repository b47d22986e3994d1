import { buildFor } from '../../src/core/build.ts';
import type { Bench } from './bench.ts';
import { busyPlan, largest } from './largest-board.ts';

/** The same where all domains have changed: another target, or the first build of a host that was looked at. */
const bench: Bench = {
  name: 'build: largest board, 4 domains, 40 devices, all domains changed',
  warmUp: 100,
  start(boards) {
    const board = largest(boards);
    if (board === undefined) return 'needs the corpus';
    const { facts, plan } = busyPlan(board);
    let pass = 0;
    return () => {
      pass++;
      const memoryMib = 512 + pass;
      buildFor(facts, { ...plan, domains: plan.domains.map((domain) => ({ ...domain, memoryMib })) });
      return undefined;
    };
  },
};
export default bench;
