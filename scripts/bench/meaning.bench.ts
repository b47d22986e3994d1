import { DeviceTree, interrupts, ReferenceIndex, registers } from '../../src/core/devicetree/index.ts';
import type { Bench } from './bench.ts';

/** Blob to meaning: references out of, addresses and interrupts of every node, nothing left for the first use. */
const bench: Bench = {
  name: 'parse, index, references, addresses, interrupts',
  bound: { of: 'libfdt: all nodes and properties', times: 4 },
  start: (boards) => () => {
    for (const { bytes } of boards) {
      const tree = new DeviceTree(bytes);
      const index = new ReferenceIndex(tree);
      for (const node of tree.nodes()) {
        index.out(node);
        registers(tree, node);
        interrupts(tree, node);
      }
    }
    return undefined;
  },
};
export default bench;
