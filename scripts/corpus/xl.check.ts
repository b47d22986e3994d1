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
    const failures: string[] = [];
    let asked = 0;
    for (const { what, plan } of wishesFor(facts, board.name)) {
      for (const { name, bytes } of buildFor(facts, plan).files) {
        if (!name.endsWith('/dom.cfg')) continue;
        asked += 1;
        const refusal = xl.refuses(bytes);
        if (refusal !== undefined) failures.push(`${what}, ${name}: ${refusal}`);
      }
    }
    return { failures, counts: { configurations: asked } };
  },
};
export default check;
