import { existsSync, readFileSync } from 'node:fs';
import type { NodePath } from '../../src/core/base/brand.ts';
import { build } from '../../src/core/build.ts';
import { type RebindReport, rebind } from '../../src/core/compare/rebind.ts';
import { DeviceTree, ROOT } from '../../src/core/devicetree/tree.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import { emptyPlan, newDomain, type Plan } from '../../src/core/plan/plan.ts';
import { reboundPlan } from '../../src/core/plan/rebind.ts';
import type { Board, Check, Outcome } from './check.ts';

/** Where the device trees of a newer kernel may lie, unpacked by hand: linux-image-6.12* of bookworm-backports. */
const NEWER = '.cache/corpus/newer';

/**
 * A plan of all devices, re-bound to the same tree, has nothing to tell. Re-bound to that of a newer kernel, where it is at
 * hand, every path is found or said to have vanished, and the plan that follows builds without a path that is missing.
 */
const check: Check = {
  name: 'rebind',
  every: 8,
  run(board: Board): Outcome {
    const before = factsOf(board.bytes);
    const devices = before.devices().filter(({ assignable }) => assignable);
    const plan: Plan = {
      ...emptyPlan({
        name: 'host.dtb',
        sha256: '0'.repeat(64),
        compatible: before.tree.strings(ROOT, 'compatible'),
      }),
      domains: [{ ...newDomain('all'), devices: devices.map(({ path }) => ({ path })) }],
    };
    const told = rebind(plan, 'host.dtb', before, before).items.filter(({ fate }) => fate !== 'same');
    const failures = told.map(({ path, fate }) => `${path} has ${fate} in the same tree`);
    const file = board.name.replace(/^[^/]+/, NEWER);
    if (!existsSync(file)) return { failures };
    const bytes = new Uint8Array(readFileSync(file));
    const report = rebind(plan, 'newer.dtb', factsOf(bytes), before);
    const { findings } = build(bytes, reboundPlan(plan, report.host, allAccepted(report)));
    const missing = findings.filter(({ rule }) => rule === 'DG-GEN-07');
    return {
      failures: [...failures, ...missing.map(({ message }) => message)],
      counts: { paths: report.items.length, ...countFates(report) },
    };
  },
};
export default check;

const factsOf = (bytes: Uint8Array): HostFacts => new HostFacts(new DeviceTree(bytes));

const allAccepted = ({ items }: RebindReport): Map<NodePath, NodePath | null> =>
  new Map(items.map(({ path, to }) => [path, to ?? null]));

function countFates({ items }: RebindReport): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { fate } of items) counts[fate] = (counts[fate] ?? 0) + 1;
  return counts;
}
