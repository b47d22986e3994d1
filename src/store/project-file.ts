/** The file on the user's disk that a project is saved to. */
import { emptyPlan, type Plan } from '../core/plan/plan.ts';
import type { WorkspaceState } from './state.ts';

export interface ProjectFile {
  readonly name: string;
  /** Where it is, so that it can be written again; absent where the browser only downloads. */
  readonly handle?: FileSystemFileHandle;
  /** What stands in it, as far as is known here. */
  readonly saved: Plan;
}

export interface ProjectFileState {
  readonly projectFile: ProjectFile | undefined;
  /** The project was read from, or written to, a file. */
  keepsIn(file: ProjectFile | undefined): void;
}

export const projectFileActions = (set: (change: Partial<WorkspaceState>) => void): ProjectFileState => ({
  projectFile: undefined,
  keepsIn: (projectFile) => set({ projectFile }),
});

/** Whether the project has changed since its file was written; false where it has no file. */
export const isDirty = ({ projectFile, plan }: WorkspaceState): boolean =>
  projectFile !== undefined &&
  plan !== undefined &&
  projectFile.saved !== plan &&
  !samePlan(projectFile.saved, plan);

/** Whether two plans are the same file: the order of keys does not matter, nor do keys without a value. */
export const samePlan = (a: Plan, b: Plan): boolean => same(a, b);

function same(a: unknown, b: unknown): boolean {
  if (a === b || typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  return (
    Array.isArray(a) === Array.isArray(b) &&
    [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => same(left[key], right[key]))
  );
}

/** Whether somebody has done something in a plan; the choice of a Xen alone does not count. */
export const isBegun = (plan: Plan): boolean =>
  !samePlan(plan, { ...emptyPlan(plan.host), target: plan.target });

/** What the project of a board is called where it has no name yet. */
export const projectFileName = (board: string): string =>
  `${board.replace(/\.[^.]*$/, '') || 'project'}.domgraft.json`;
