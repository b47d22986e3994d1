import { parseFdtWithLayout, writeFdt } from '../../src/core/fdt/index.ts';
import type { Bench } from './bench.ts';

/** Plain tree to blob with its layout kept; the parsing is not counted. */
const bench: Bench = {
  name: 'write with layout',
  start: (boards) => () => {
    let milliseconds = 0;
    for (const { bytes } of boards) {
      const { tree, layout } = parseFdtWithLayout(bytes);
      const start = performance.now();
      writeFdt(tree, layout);
      milliseconds += performance.now() - start;
    }
    return milliseconds;
  },
};
export default bench;
