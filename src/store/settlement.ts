/** What the user has chosen in a closure sheet and not applied yet. */
import type { NodePath } from '../core/base/brand.ts';
import type { Assessment, PlanChange } from '../core/contract.ts';
import type { Plan, ProviderAction } from '../core/plan/plan.ts';
import { applyChange } from './edits.ts';
import { isFree } from './verdict.ts';

export interface Settlement {
  /** Recommended devices that are not wanted. */
  readonly left: ReadonlySet<NodePath>;
  /** Policies by provider; undefined: back to the defaults. */
  readonly policies: ReadonlyMap<NodePath, ProviderAction | undefined>;
  /** Ways out of conflicts, by their words. */
  readonly ways: ReadonlyMap<string, PlanChange>;
}

export const NOTHING_SETTLED: Settlement = { left: new Set(), policies: new Map(), ways: new Map() };

/** The choices that change what follows, as changes of the plan: ways out of conflicts, then policies. */
function choices({ policies, ways }: Settlement, domain: string): PlanChange[] {
  const switched = [...policies].map(
    ([provider, action]): PlanChange => ({
      kind: 'switch-provider',
      domain,
      provider,
      ...(action !== undefined && { action }),
    }),
  );
  return [...ways.values(), ...switched];
}

/** The plan as the choices would leave it, before anything follows: what the sheet asks about. */
export const settledPlan = (plan: Plan, domain: string, settlement: Settlement): Plan =>
  choices(settlement, domain).reduce(applyChange, plan);

/** All that applying the sheet does: the choices, and the devices that follow. */
export function settlementChanges({ domain, followers }: Assessment, settlement: Settlement): PlanChange[] {
  const paths = followers
    .filter(
      (follower) =>
        isFree(follower) ||
        (follower.how === 'should' && follower.owner === undefined && !settlement.left.has(follower.path)),
    )
    .map(({ path }) => path);
  return [
    ...choices(settlement, domain),
    ...(paths.length > 0 ? [{ kind: 'assign', paths, domain } satisfies PlanChange] : []),
  ];
}
