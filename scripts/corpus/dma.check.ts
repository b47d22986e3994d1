import type { Board, Check, Outcome } from './check.ts';
import { measureDma } from './dma.ts';

/** Verdicts on DMA: how many are definite, how they fare when the proof is hidden, and that none is falsely safe. */
const check: Check = {
  name: 'DMA verdicts',
  run({ name, bytes }: Board): Outcome {
    const { counts, falseSafety } = measureDma(bytes, name.split('/').at(-2) ?? name);
    return { failures: falseSafety, counts };
  },
};
export default check;
