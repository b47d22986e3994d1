import { existsSync, readFileSync } from 'node:fs';
import type { NodePath } from '../../src/core/base/brand.ts';
import { build } from '../../src/core/build.ts';
import { type RebindItem, type RebindReport, rebind } from '../../src/core/compare/rebind.ts';
import { DeviceTree, ROOT } from '../../src/core/devicetree/tree.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import { emptyPlan, newDomain, type Plan } from '../../src/core/plan/plan.ts';
import { reboundPlan } from '../../src/core/plan/rebind.ts';
import { boardFile, boardNames } from './boards.ts';
import type { Board, Check, Outcome } from './check.ts';
import { JUDGE_TOOLS } from './judge.ts';
import { JudgedPair } from './rebind-judge.ts';

/** The boards of Debian's kernel, and the same by the newer one that its backports have. */
const [OLDER, NEWER] = ['arm64', 'arm64-backports'] as const;

const FATES = ['same', 'changed', 'moved', 'vanished'] as const satisfies readonly RebindItem['fate'][];

/**
 * A plan of all devices, re-bound to the same tree, has nothing to tell. Re-bound to that of a newer kernel, each device is
 * found where an independent reading of both trees finds it, what changed is what that reading sees changed, and the plan
 * that follows builds without a path that is missing.
 */
const check: Check = {
  name: 'rebind',
  tools: [...JUDGE_TOOLS, 'apt-get', 'dpkg-deb'],
  every: 24,
  prepare: () => void boardNames(NEWER),
  run(board: Board): Outcome | undefined {
    if (!board.name.startsWith(`${OLDER}/`)) return undefined;
    const before = factsOf(board.bytes);
    const plan = planOfAll(before);
    const told = rebind(plan, 'host.dtb', before, before).items.filter(({ fate }) => fate !== 'same');
    const failures = told.map(({ path, fate }) => `${path} has ${fate} in the same tree`);
    const file = boardFile(board.name.replace(OLDER, NEWER));
    if (!existsSync(file)) return { failures, counts: { 'boards without a newer tree': 1 } };

    const bytes = new Uint8Array(readFileSync(file));
    const report = rebind(plan, 'newer.dtb', factsOf(bytes), before);
    const judge = new JudgedPair(board.file, file);
    for (const item of report.items) failures.push(...differences(item, judge));
    const { findings } = build(bytes, reboundPlan(plan, report.host, allAccepted(report)));
    const missing = findings.filter(({ rule }) => rule === 'DG-GEN-07');
    failures.push(...missing.map(({ message }) => message));
    return { failures, counts: { boards: 1, devices: report.items.length, ...countFates(report) } };
  },

  conclude(sums) {
    if (sums.size === 0) return { lines: [`only for ${OLDER}`], failures: [] };
    const count = (what: string): number => sums.get(what) ?? 0;
    const fates = FATES.map((fate) => `${count(fate)} ${fate}`).join(', ');
    return {
      lines: [
        `${count('devices')} devices of ${count('boards')} boards on the newer kernel: ${fates}`,
        `${count('boards without a newer tree')} boards that the newer kernel has not`,
      ],
      failures: count('boards') === 0 ? ['the newer kernel has none of the boards'] : [],
    };
  },
};
export default check;

const factsOf = (bytes: Uint8Array): HostFacts => new HostFacts(new DeviceTree(bytes));

function planOfAll(facts: HostFacts): Plan {
  const devices = facts.devices().filter(({ assignable }) => assignable);
  const compatible = facts.tree.strings(ROOT, 'compatible');
  return {
    ...emptyPlan({ name: 'host.dtb', sha256: '0'.repeat(64), compatible }),
    domains: [{ ...newDomain('all'), devices: devices.map(({ path }) => ({ path })) }],
  };
}

function differences({ path, fate, to, changes }: RebindItem, judge: JudgedPair): string[] {
  const own = JSON.stringify({ fate, to, aspects: changes.map(({ what }) => what) });
  const judged = judge.fateOf(path);
  const other = JSON.stringify({ fate: judged.fate, to: judged.to, aspects: judged.aspects });
  return own === other ? [] : [`${path}: we say ${own}, the judge ${other}`];
}

const allAccepted = ({ items }: RebindReport): Map<NodePath, NodePath | null> =>
  new Map(items.map(({ path, to }) => [path, to ?? null]));

function countFates({ items }: RebindReport): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { fate } of items) counts[fate] = (counts[fate] ?? 0) + 1;
  return counts;
}
