import type { ProjectStorage, SavedProject } from './project-storage.ts';

/** Saves the project at each change, one write at a time, the newest state last. */
export class Autosave {
  readonly #storage: ProjectStorage;
  readonly #report: (saved: boolean) => void;
  #pending: SavedProject | undefined;
  #writing: Promise<void> | undefined;

  constructor(storage: ProjectStorage, report: (saved: boolean) => void) {
    this.#storage = storage;
    this.#report = report;
  }

  request(project: SavedProject): void {
    this.#pending = project;
    this.#writing ??= this.#write();
  }

  /** Hands what is still waiting to the browser at once, e.g. when the page is hidden. */
  flush(): void {
    const project = this.#pending;
    this.#pending = undefined;
    if (project !== undefined) void this.#save(project);
  }

  /** When all that was asked for is written. */
  settled(): Promise<void> {
    return this.#writing ?? Promise.resolve();
  }

  async #write(): Promise<void> {
    // What one action changes in several steps is saved as its last step.
    await Promise.resolve();
    while (this.#pending !== undefined) {
      const project = this.#pending;
      this.#pending = undefined;
      await this.#save(project);
    }
    this.#writing = undefined;
  }

  #save(project: SavedProject): Promise<void> {
    return this.#storage.save(project).then(
      () => this.#report(true),
      () => this.#report(false),
    );
  }
}
