import { assess } from '../../src/core/assess/assess.ts';
import { build } from '../../src/core/build.ts';
import type { Assessment } from '../../src/core/contract.ts';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { HostFacts } from '../../src/core/host/facts.ts';
import { assign } from '../../src/core/plan/changes.ts';
import { emptyPlan, newDomain, type Plan, PROVIDER_ACTIONS } from '../../src/core/plan/plan.ts';
import type { Board, Check, Outcome } from './check.ts';
import { generator } from './random.ts';

/** So many devices of each board are assessed. */
const DEVICES = 3;

/**
 * Verdicts before devices are given away: of a few devices of every board, what must follow is complete (with it
 * nothing more must), what another domain has is never taken, and what the verdict calls a conflict is an error of the
 * build over the same plan. Every policy of every provider is built as well.
 */
const check: Check = {
  name: 'verdicts before assigning',
  every: 24,
  run({ name, bytes }: Board): Outcome {
    const facts = new HostFacts(new DeviceTree(bytes));
    const random = generator(name);
    const devices = facts.devices().filter(({ assignable, enabled }) => assignable && enabled);
    const failures: string[] = [];
    let followers = 0;
    let policies = 0;
    for (let i = 0; i < Math.min(DEVICES, devices.length); i++) {
      const { path } = devices[random(devices.length)]!;
      const other = devices[random(devices.length)]!.path;
      const plan = assign(planOf(), [other], 'other');
      const [verdict] = assess(facts, plan, [path]);
      const must = verdict!.followers.filter(({ how }) => how === 'must');
      const free = must.filter(({ owner }) => owner === undefined).map((follower) => follower.path);
      followers += free.length;
      const settled = assign(plan, [path, ...free], 'guest');
      const [after] = assess(facts, settled, [path, ...free]);
      const more = after!.followers.filter(({ how, owner }) => how === 'must' && owner === undefined);
      if (more.length > 0) failures.push(`${path}: ${more[0]!.path} must follow what follows`);
      if (free.includes(other)) failures.push(`${path}: takes ${other} from another domain`);
      const errors = build(bytes, settled).findings.filter(({ severity }) => severity === 'error');
      for (const { rule, path: at } of verdict!.conflicts) {
        if (!errors.some((error) => error.rule === rule && error.path === at)) {
          failures.push(`${path}: the build does not know the conflict ${rule} at ${at}`);
        }
      }
      policies += switchAll(facts, settled, after!, failures);
    }
    return { failures, counts: { followers, policies } };
  },
};
export default check;

/** Builds each policy of the first provider that is no obstacle; it has to be in force then. */
function switchAll(facts: HostFacts, plan: Plan, verdict: Assessment, failures: string[]): number {
  const provision = verdict.provisions[0];
  if (provision === undefined) return 0;
  const { provider, options, uses } = provision;
  for (const action of PROVIDER_ACTIONS) {
    if (options.find((option) => option.action === action)?.obstacle !== undefined) continue;
    const domains = plan.domains.map((domain) =>
      domain.name === 'guest' ? { ...domain, providers: [{ provider, action }] } : domain,
    );
    const [switched] = assess(facts, { ...plan, domains }, [...new Set(uses.map(({ from }) => from))]);
    const now = switched!.provisions.find((other) => other.provider === provider);
    if (now !== undefined && now.chosen !== action) failures.push(`${provider}: ${action} is not in force`);
    const unmet = build(facts.tree.bytes, { ...plan, domains }).findings.some(
      ({ rule, message }) => rule === 'DG-GEN-10' && message.includes(provider),
    );
    if (unmet) failures.push(`${provider}: ${action} is offered, and the build cannot do it`);
  }
  return options.length;
}

const planOf = (): Plan => ({
  ...emptyPlan({ name: 'board', sha256: '0'.repeat(64), compatible: [] }),
  domains: [newDomain('guest'), newDomain('other')],
});
