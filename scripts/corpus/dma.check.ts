import type { Board, Check, Conclusion, Outcome } from './check.ts';
import { measureDma } from './dma.ts';

/** How many devices must get a definite verdict. */
const LEAST_COVERAGE = 0.99;
/** How many hidden masters may be called safe. */
const MOST_FALSE_SAFETY = 0.001;

/** Verdicts on DMA: how many are definite, how they fare when the proof is hidden, and that none is falsely safe. */
const check: Check = {
  name: 'DMA verdicts',
  run({ name, bytes }: Board): Outcome {
    const { counts, falseSafety } = measureDma(bytes, name.split('/').at(-2) ?? name);
    return { failures: falseSafety, counts };
  },
  conclude(sums): Conclusion {
    const sum = (what: string): number => sums.get(what) ?? 0;
    const share = (part: string, whole: string): number => sum(part) / Math.max(1, sum(whole));
    const vendors = [...sums.keys()]
      .flatMap((key) => /^assignable devices, (.*)$/.exec(key)?.[1] ?? [])
      .sort();
    const coverage = share('with a definite verdict', 'assignable devices');
    const verdicts = (how: string): string =>
      ['master', 'proxy', 'unknown', 'not-master']
        .map((verdict) => `${percent(share(`${how}: called ${verdict}`, 'hidden masters'))} ${verdict}`)
        .join(', ');
    const danger = share('hidden: called not-master', 'hidden masters');
    return {
      lines: [
        `definite verdict: ${percent(coverage)} of ${sum('assignable devices')} assignable enabled devices`,
        ...vendors.map((vendor) => {
          const [definite, all] = [`with a definite verdict, ${vendor}`, `assignable devices, ${vendor}`];
          return `  ${vendor}: ${percent(share(definite, all))} of ${sum(all)}`;
        }),
        `hidden proof: of ${sum('hidden masters')} masters by name and compatible ${verdicts('hidden')}`,
        `  by name alone, as if the compatible had never been seen, ${verdicts('unseen')}`,
        `warnings for each of ${sum('enabled devices')} enabled devices: ${sum('warnings for lack of iommus')} by a tool that looks for iommus, ${percent(share('... on devices that are no masters', 'warnings for lack of iommus'))} of them on devices that are no masters; ${sum('warnings of domgraft')} by domgraft, ${sum('unprotected in spite of iommus')} of them on devices that have iommus`,
      ],
      failures: [
        ...(coverage < LEAST_COVERAGE ? [`less than ${percent(LEAST_COVERAGE)} definite verdicts`] : []),
        ...(danger > MOST_FALSE_SAFETY
          ? [`more than ${percent(MOST_FALSE_SAFETY)} of masters called safe`]
          : []),
      ],
    };
  },
};
export default check;

const percent = (part: number): string => `${(100 * part).toFixed(2)} %`;
