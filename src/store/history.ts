/** The steps that can be undone and done again, as one list. */
import type { Plan } from '../core/plan/plan.ts';

/** What the history remembers of a moment. */
export interface Moment {
  readonly plan: Plan | undefined;
  readonly lastAction: string;
}

export interface Step {
  /** What the edit did that led here; empty for the beginning. */
  readonly action: string;
  /** How many steps to undo (below 0) or to do again to come here; 0 for the present. */
  readonly distance: number;
}

/** All steps, the first one first. `past` begins with the oldest, `future` ends with the next. */
export function stepsOf(
  past: readonly Partial<Moment>[],
  present: Moment,
  future: readonly Partial<Moment>[],
): Step[] {
  return [...past, present, ...future.toReversed()].map(({ lastAction = '' }, i) => ({
    action: lastAction,
    distance: i - past.length,
  }));
}
