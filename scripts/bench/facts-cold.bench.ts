import { checkPlan } from '../../src/core/checks/run.ts';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { boardVerdict } from '../../src/core/host/board.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import type { Bench } from './bench.ts';
import { busyPlan, largest } from './largest-board.ts';

const bench: Bench = {
  name: 'all facts and rules: largest board, 4 domains, 40 devices, from bytes',
  start(boards) {
    const board = largest(boards);
    if (board === undefined) return 'needs the corpus';
    const { plan, domains } = busyPlan(board);
    return () => {
      const facts = new HostFacts(new DeviceTree(board.bytes));
      boardVerdict(facts, plan.target);
      checkPlan({ facts, plan, domains: domains.map((domain) => ({ ...domain })), machines: [] });
      return undefined;
    };
  },
};
export default bench;
