/** Which window stores the open project, and handing it from one to another. */
import type { Autosave } from './autosave.ts';
import { samePlan } from './project-file.ts';
import type { ProjectStorage } from './project-storage.ts';
import type { Host, WorkspaceState } from './state.ts';
import type { ProjectTabs } from './tabs.ts';
import { texts } from './texts.ts';

interface Surroundings {
  readonly set: (change: Partial<WorkspaceState>) => void;
  readonly get: () => WorkspaceState;
  readonly storage: ProjectStorage;
  readonly tabs: ProjectTabs;
  readonly autosave: Autosave;
}

/** Stores the open project as long as this window is the one that keeps it. */
export class Keeping {
  readonly #around: Surroundings;
  #keeps = false;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Another board is open now, or none. */
  opened(host: Host | undefined): void {
    const { set, get, tabs, autosave } = this.#around;
    this.#keeps = false;
    set({ keptElsewhere: false });
    if (host === undefined) {
      tabs.release();
      return;
    }
    const { sha256 } = host;
    tabs.keep(sha256, {
      gained: async () => {
        if (get().keptElsewhere) await this.#takeOver(sha256);
        this.#keeps = true;
        set({ keptElsewhere: false });
        this.save();
      },
      waiting: () => set({ keptElsewhere: true }),
      lost: () => {
        this.#keeps = false;
        set({ keptElsewhere: true });
        return autosave.settled();
      },
    });
  }

  save(): void {
    const { get, autosave } = this.#around;
    const { host, plan, projectFile } = get();
    if (this.#keeps && host !== undefined && plan !== undefined)
      autosave.request({ host, plan, ...(projectFile && { projectFile }) });
  }

  /** What was done in the window before is the present state; what was done here in the meantime can be brought back. */
  async #takeOver(sha256: string): Promise<void> {
    const { get, storage } = this.#around;
    const stored = await storage.load(sha256).catch(() => undefined);
    const { plan, edit, notify } = get();
    if (stored === undefined || plan === undefined || samePlan(stored.plan, plan)) return;
    edit(texts.takeOver, () => stored.plan);
    notify(texts.tookOver, true);
  }
}
