/** Looking at many boards at once. */
import type { Questions, Runner } from '../core/contract.ts';
import { emptyPlan, type XenTarget } from '../core/plan/plan.ts';
import type { NamedBytes, WorkspaceState } from './state.ts';

type Survey = Questions['survey']['answer'];
export type FleetRow = Survey['rows'][number];

/** A survey, under way or done. */
export interface Fleet extends Survey {
  /** Files to look at, and how many have been. */
  readonly total: number;
  readonly done: number;
  readonly running: boolean;
  /** The Xen by which boards are judged. */
  readonly target: XenTarget;
}

export interface FleetState {
  readonly fleet: Fleet | undefined;
  /** Looks at the boards in files, a few at a time; a survey that is under way is given up. */
  survey(files: readonly NamedBytes[], target?: XenTarget): Promise<void>;
  /** Looks at the same files again, for another Xen. */
  surveyFor(target: XenTarget): Promise<void>;
  /** Leaves it at what has been seen. */
  stopSurvey(): void;
  closeFleet(): void;
  /** Leaves the table and opens the file of one of its rows. */
  openFromFleet(row: FleetRow): Promise<void>;
}

interface Surroundings {
  readonly set: (change: Partial<WorkspaceState>) => void;
  readonly get: () => WorkspaceState;
  readonly runner: Runner;
}

/** So many files go to the worker at a time: enough to be quick, few enough to stop soon. */
const BATCH = 8;

export function fleetActions({ set, get, runner }: Surroundings): FleetState {
  let given: readonly NamedBytes[] = [];
  /** Counts surveys, so that one that was given up adds nothing to the next. */
  let latest = 0;

  const extend = (change: Partial<Fleet>) => {
    const { fleet } = get();
    if (fleet !== undefined) set({ fleet: { ...fleet, ...change } });
  };

  return {
    fleet: undefined,

    async survey(files, target = emptyPlan({ name: '', sha256: '', compatible: [] }).target) {
      given = files;
      const own = ++latest;
      set({
        choice: undefined,
        opening: undefined,
        fleet: { total: files.length, done: 0, running: true, target, rows: [], failures: [] },
      });
      for (let from = 0; from < files.length; from += BATCH) {
        const batch = files.slice(from, from + BATCH).map(({ name, bytes }) => ({ name, bytes }));
        const found = await runner.ask('survey', { files: batch, target }).catch(
          (error: unknown): Survey => ({
            rows: [],
            failures: batch.map(({ name }) => ({ name, why: String(error) })),
          }),
        );
        const { fleet } = get();
        if (own !== latest || fleet === undefined || !fleet.running) return;
        extend({
          done: from + batch.length,
          rows: [...fleet.rows, ...found.rows],
          failures: [...fleet.failures, ...found.failures],
        });
      }
      extend({ running: false });
    },

    surveyFor: (target) => get().survey(given, target),
    stopSurvey: () => extend({ running: false }),

    closeFleet() {
      latest++;
      given = [];
      set({ fleet: undefined });
    },

    async openFromFleet({ name }) {
      const file = given.find((each) => each.name === name || name.startsWith(`${each.name}: `));
      get().closeFleet();
      if (file !== undefined) await get().open([file]);
    },
  };
}
