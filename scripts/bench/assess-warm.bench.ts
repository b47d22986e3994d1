import { assess } from '../../src/core/assess/assess.ts';
import type { Bench } from './bench.ts';
import { busyPlan, largest } from './largest-board.ts';

/** What a drag asks for when it starts; the worker has built the plan before, so that the host's facts are there. */
const bench: Bench = {
  name: 'verdicts of a drag: largest board, 4 domains, 40 devices, facts known',
  warmUp: 100,
  start(boards) {
    const board = largest(boards);
    if (board === undefined) return 'needs the corpus';
    const { facts, plan } = busyPlan(board);
    const given = new Set(plan.domains.flatMap(({ devices }) => devices.map(({ path }) => path)));
    const next = facts
      .devices()
      .find(({ path, assignable, enabled }) => assignable && enabled && !given.has(path));
    if (next === undefined) return 'needs a device that nobody has';
    return () => {
      assess(facts, plan, [next.path]);
      return undefined;
    };
  },
};
export default bench;
