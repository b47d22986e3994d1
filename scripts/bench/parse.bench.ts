import { parseFdt } from '../../src/core/fdt/index.ts';
import type { Bench } from './bench.ts';

const bench: Bench = {
  name: 'blob to plain tree',
  start: (boards) => () => {
    for (const { bytes } of boards) parseFdt(bytes);
    return undefined;
  },
};
export default bench;
