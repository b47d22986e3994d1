/** Holding the open board and its plan against another board or project. */
import type { InputFile, Questions, Runner } from '../core/contract.ts';
import type { NamedBytes, WorkspaceState } from './state.ts';
import { texts } from './texts.ts';

export type Comparison = Exclude<Questions['compare']['answer'], { readonly code: string }>;

export interface ComparingState {
  /** Compares the open project with what the files hold, and shows how they differ. */
  compareWith(files: readonly NamedBytes[]): Promise<void>;
}

interface Surroundings {
  readonly get: () => WorkspaceState;
  readonly runner: Runner;
}

export const comparingActions = ({ get, runner }: Surroundings): ComparingState => ({
  async compareWith(files) {
    const { host, plan, refuse, showDialog, notify } = get();
    if (host === undefined || plan === undefined || files.length === 0) return;
    notify(texts.comparing(files.map(({ name }) => name).join(', ')));
    const { name, bytes } = host;
    const left = { name, bytes, ...(plan.domains.length > 0 && { plan }) };
    const given = files.map(({ name, bytes }): InputFile => ({ name, bytes }));
    try {
      const answer = await runner.ask('compare', { left, files: given });
      get().dismissNotice();
      if ('code' in answer) refuse(files, answer);
      else showDialog({ kind: 'compare', comparison: answer });
    } catch (error) {
      notify(texts.compareFailed(error instanceof Error ? error.message : String(error)));
    }
  },
});
