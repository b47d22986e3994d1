import { build } from '../../src/core/build.ts';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import type { DeviceFacts } from '../../src/core/host/devices.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import { importFiles } from '../../src/core/imports/import.ts';
import { emptyPlan, newDomain, type Plan } from '../../src/core/plan/plan.ts';
import type { Board, Check, Outcome } from './check.ts';
import { generator, type Random } from './random.ts';

/**
 * The files of a plan, read back, are the plan again: up to six devices at random in two domains of different kinds,
 * with memory small and large, so that registers move.
 */
const check: Check = {
  name: 'import',
  every: 4,
  run(board: Board): Outcome {
    const facts = new HostFacts(new DeviceTree(board.bytes));
    const random = generator(board.name);
    const plan = randomPlan(facts, random);
    const { files } = build(board.bytes, plan);
    const given = files.filter(({ name }) => /^guest\d\/.*\.(cfg|dtb)$/.test(name));
    const report = importFiles(facts, { ...plan, domains: [] }, given);
    const failures: string[] = [];
    // A domain without devices has nothing by which one could tell who starts it.
    for (const [i, domain] of plan.domains.entries()) {
      if (domain.devices.length === 0) continue;
      const [wanted, found] = [domain, report.plan.domains[i]].map((value) => JSON.stringify(value));
      if (wanted !== found) failures.push(`${domain.boot}: ${wanted} came back as ${found}`);
      for (const { what, why } of report.domains[i]?.mismatches ?? []) failures.push(`${what}: ${why}`);
    }
    return { failures, counts: { devices: plan.domains.flatMap(({ devices }) => devices).length } };
  },
};
export default check;

function randomPlan(facts: HostFacts, random: Random): Plan {
  const candidates = facts
    .devices()
    .filter(({ assignable, enabled, partOf }) => assignable && enabled && partOf === undefined);
  const picked = new Set<DeviceFacts>();
  for (let i = 0; i < 6 && candidates.length > 0; i++) picked.add(candidates[random(candidates.length)]!);
  const apart = [...picked]
    .filter(({ path }) => ![...picked].some((other) => path.startsWith(`${other.path}/`)))
    .sort((a, b) => a.node - b.node);
  const half = Math.ceil(apart.length / 2);
  return {
    ...emptyPlan({ name: 'host.dtb', sha256: '0'.repeat(64), compatible: [] }),
    domains: [apart.slice(0, half), apart.slice(half)].map((devices, i) => ({
      ...newDomain(`guest${i}`),
      boot: random(2) === 0 ? 'xl' : 'both',
      memoryMib: 128 << random(6),
      vcpus: 1 + random(4),
      devices: devices.map(({ path }) => ({ path })),
    })),
  };
}
