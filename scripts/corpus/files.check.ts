import type { NodePath } from '../../src/core/base/brand.ts';
import { build } from '../../src/core/build.ts';
import { checkFiles } from '../../src/core/checks/files/run.ts';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import { emptyPlan, newDomain, type Plan } from '../../src/core/plan/plan.ts';
import type { Board, Check, Outcome } from './check.ts';

const DEVICES = 12;

/** A domain with some devices, and what the file rules say about the files that come out. */
const check: Check = {
  name: 'files by the file rules',
  every: 5,
  run({ bytes }: Board): Outcome {
    const facts = new HostFacts(new DeviceTree(bytes));
    const chosen = facts
      .devices()
      .filter((device) => device.assignable && device.enabled && device.controlPlane === undefined)
      .filter((_, i, all) => i % Math.ceil(all.length / DEVICES) === 0)
      .map(({ path }) => ({ path: path as NodePath }));
    const plan: Plan = {
      ...emptyPlan({ name: 'host', sha256: '', compatible: [] }),
      target: { flavour: 'upstream', version: '4.22', iommuDrivers: ['smmu', 'smmuv3', 'ipmmu'] },
      domains: [{ ...newDomain('guest'), boot: 'both', devices: chosen }],
    };
    const { files, findings } = build(bytes, plan);
    const faults = checkFiles(files, { target: plan.target, facts });
    return {
      failures: faults.map(({ rule, message }) => `${rule} ${message}`),
      counts: { devices: chosen.length, findings: findings.length },
    };
  },
};
export default check;
