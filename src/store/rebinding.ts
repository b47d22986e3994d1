/** Taking the plan along when another tree of the same board is opened. */
import type { NodePath } from '../core/base/brand.ts';
import type { Questions } from '../core/contract.ts';
import { ROOT } from '../core/devicetree/tree.ts';
import type { Plan } from '../core/plan/plan.ts';
import { reboundPlan } from '../core/plan/rebind.ts';
import type { Host, WorkspaceState } from './state.ts';
import { texts } from './texts.ts';

export type RebindReport = Questions['rebind']['answer'];
export type RebindItem = RebindReport['items'][number];

/** A plan that was open, and what would become of it on the board that is open now. */
export interface RebindOffer {
  readonly plan: Plan;
  readonly report: RebindReport;
}

/** Whether a plan is worth taking along: it has domains, and was made for another tree of what looks like the same board. */
export function canRebind(plan: Plan | undefined, { sha256, tree }: Host): plan is Plan {
  if (plan === undefined || plan.domains.length === 0 || plan.host.sha256 === sha256) return false;
  const compatible = tree.strings(ROOT, 'compatible');
  return plan.host.compatible.some((name) => compatible.includes(name));
}

/** The items that ask for a decision. */
export const openItems = ({ items }: RebindReport): RebindItem[] =>
  items.filter(({ fate }) => fate !== 'same');

/**
 * The plan with what was accepted: a moved path follows, a changed one stays, a vanished one leaves the plan. What was not
 * accepted leaves the plan, too; a vanished one stays and is reported as missing.
 */
export function acceptRebind({ plan, report }: RebindOffer, accepted: ReadonlySet<NodePath>): Plan {
  const changes = new Map<NodePath, NodePath | null>();
  for (const { path, fate, to } of report.items) {
    const isAccepted = accepted.has(path);
    if (fate === 'vanished') {
      if (isAccepted) changes.set(path, null);
    } else if (fate !== 'same' && !isAccepted) changes.set(path, null);
    else if (fate === 'moved') changes.set(path, to!);
  }
  return reboundPlan(plan, report.host, changes);
}

/** What is accepted unless the user says otherwise: all that is not doubtful. */
export const acceptedAtFirst = (report: RebindReport): ReadonlySet<NodePath> =>
  new Set(openItems(report).flatMap(({ path, doubtful }) => (doubtful ? [] : [path])));

/** Carries out what was decided, as one step to undo. */
export function applyRebind(
  state: WorkspaceState,
  offer: RebindOffer,
  accepted: ReadonlySet<NodePath>,
): void {
  const action = texts.rebind(offer.plan.host.name);
  state.edit(action, () => acceptRebind(offer, accepted));
  state.showDialog(undefined);
  state.notify(texts.did(action), true);
}
