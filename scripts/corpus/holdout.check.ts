import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { COMPATIBLE_EVIDENCE } from '../../src/core/host/dma/evidence.generated.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import { unpack } from '../dma/evidence.ts';
import type { Board, Check, Conclusion, Outcome } from './check.ts';
import { type Family, familyOf, type Lesson, PROOF, type Score, score, seen, shownBy } from './holdout.ts';

/** How many devices must get a definite verdict, and how many hidden masters may be called safe. */
const LEAST_COVERAGE = 0.99;
const MOST_FALSE_SAFETY = 0.001;

/**
 * Verdicts on DMA for boards that nobody has looked at: the table of measured compatibles is put aside, and what other
 * boards show takes its place. The classes by name and compatible are kept; they were written with these boards in view.
 */
const check: Check = {
  name: 'DMA verdicts on boards held out',
  run({ name, bytes }: Board): Outcome {
    const facts = new HostFacts(new DeviceTree(bytes));
    const { tree } = facts;
    const family = familyOf(tree, name.split('/').at(-2) ?? name);
    const counts: Record<string, number> = {};
    const count = (lesson: Lesson): void => {
      const key = JSON.stringify(lesson);
      counts[key] = (counts[key] ?? 0) + 1;
    };
    for (const node of tree.nodes()) {
      if (facts.spans(node).length === 0) continue;
      const by = shownBy(tree, node);
      if (by !== undefined) {
        for (const compatible of tree.strings(node, 'compatible'))
          count({ kind: 'shows', family, compatible, by });
      }
      if (tree.has(node, 'iommus') || tree.has(node, 'iommu-map'))
        count({ kind: 'master', family, node: seen(tree, node, PROOF) });
    }
    for (const { node, enabled, address, assignable, controlPlane } of facts.devices()) {
      if (enabled && assignable && address !== undefined && controlPlane === undefined)
        count({ kind: 'device', family, node: seen(tree, node) });
    }
    return { counts };
  },
  conclude(sums): Conclusion {
    const lessons = new Map([...sums].map(([key, count]) => [JSON.parse(key) as Lesson, count]));
    const known = unpack(COMPATIBLE_EVIDENCE);
    const driver = (compatible: string) => known.get(compatible)?.driver[0] as 'M' | 'P' | 'N' | undefined;
    const folds: readonly [string, (family: Family) => string][] = [
      ['one half of the chips judged by what the other half shows', halfOf(lessons)],
      ['each vendor judged by what all others show', ({ vendor }) => vendor],
    ];
    const scored = folds.flatMap(([way, fold]) => [
      { way: `${way}, and by nothing else`, needed: 0, score: score(lessons, { fold }) },
      { way: `${way} and drivers do`, needed: LEAST_COVERAGE, score: score(lessons, { fold, driver }) },
    ]);
    return {
      lines: scored.map(({ way, score }) => `${way}: ${words(score)}`),
      failures: scored.flatMap(({ way, needed, score: { devices, definite, masters, called } }) => [
        ...(definite < needed * devices ? [`${way}: less than ${percent(needed)} definite`] : []),
        ...(called['not-master'] > MOST_FALSE_SAFETY * masters
          ? [`${way}: more than ${percent(MOST_FALSE_SAFETY)} of masters called safe`]
          : []),
      ]),
    };
  },
};
export default check;

/** Every second chip of each vendor. */
function halfOf(lessons: ReadonlyMap<Lesson, number>): (family: Family) => string {
  const chips = new Set([...lessons.keys()].map(({ family: { vendor, chip } }) => `${vendor} ${chip}`));
  const order = new Map([...chips].sort().map((chip, i) => [chip, i % 2 === 0 ? 'even' : 'odd']));
  return ({ vendor, chip }) => order.get(`${vendor} ${chip}`)!;
}

const words = ({ devices, definite, masters, called }: Score): string =>
  `definite verdict ${percent(definite / Math.max(1, devices))} of ${devices} assignable devices; of ${masters} masters with hidden proof ${(
    ['master', 'proxy', 'unknown', 'not-master'] as const
  )
    .map((verdict) => `${percent(called[verdict] / Math.max(1, masters))} ${verdict}`)
    .join(', ')}`;

const percent = (part: number): string => `${(100 * part).toFixed(2)} %`;
