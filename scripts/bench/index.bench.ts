import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import type { Bench } from './bench.ts';

/** Blob to device tree with names, paths, path index and phandle index, all of it at once. */
const bench: Bench = {
  name: 'parse, path and phandle index',
  bound: { of: 'libfdt: all nodes and properties', times: 1.3 },
  start: (boards) => () => {
    for (const { bytes } of boards) new DeviceTree(bytes);
    return undefined;
  },
};
export default bench;
