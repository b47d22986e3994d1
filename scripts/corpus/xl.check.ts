import { buildFor } from '../../src/core/build.ts';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import { setUpXl, type Xl } from '../verify-xen/xl.ts';
import type { Board, Check, Outcome } from './check.ts';
import { wishesFor } from './sweep.ts';

/** One for each thread. */
let xl: Xl | undefined;

/** Debian's own xl reads every `dom.cfg` of the sweep (`xl create -n`) and says no word against it. */
const check: Check = {
  name: 'xl create -n',
  every: 48,
  tools: ['apt-get', 'dpkg-deb', 'cc'],
  prepare() {
    setUpXl();
  },
  run(board: Board): Outcome {
    xl ??= setUpXl();
    const facts = new HostFacts(new DeviceTree(board.bytes));
    const asked = wishesFor(facts, board.name).flatMap(({ what, plan }) =>
      buildFor(facts, plan)
        .files.filter(({ name }) => name.endsWith('/dom.cfg'))
        .map(({ name, bytes }) => ({ what: `${what}, ${name}`, bytes })),
    );
    const refusals = xl.refusals(asked.map(({ bytes }) => bytes));
    const failures = asked.flatMap(({ what }, i) =>
      refusals[i] === undefined ? [] : `${what}: ${refusals[i]}`,
    );
    return { failures, counts: { configurations: asked.length } };
  },
};
export default check;
