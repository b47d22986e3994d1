import { printDts } from '../../src/core/dts/index.ts';
import { parseFdt } from '../../src/core/fdt/index.ts';
import type { Bench } from './bench.ts';

/** Blob to source text. */
const bench: Bench = {
  name: 'parse and print as source',
  bound: { of: 'dtc -O dts, its whole process', times: 0.25 },
  every: 10,
  start: (boards) => () => {
    for (const { bytes } of boards) printDts(parseFdt(bytes));
    return undefined;
  },
};
export default bench;
