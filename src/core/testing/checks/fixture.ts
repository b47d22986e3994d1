import type { Severity } from '../../contract.ts';
import type { Case } from './context.ts';

/** For one rule: a plan that it must complain about, and a similar one that it must not. */
export interface PlanFixture {
  readonly fires: Case & {
    readonly path: string;
    readonly severity: Severity;
    /** A piece of the message. */
    readonly says: string;
  };
  readonly silent: Case;
}
