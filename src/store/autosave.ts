import type { ProjectStorage, SavedProject } from './project-storage.ts';

/** How long after an edit it is saved, in milliseconds. */
const REST = 100;

/** Saves the project shortly after each change, one write at a time, the newest state last. */
export class Autosave {
  readonly #storage: ProjectStorage;
  readonly #report: (saved: boolean) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #work: Promise<void> = Promise.resolve();
  #pending: SavedProject | undefined;

  constructor(storage: ProjectStorage, report: (saved: boolean) => void) {
    this.#storage = storage;
    this.#report = report;
  }

  request(project: SavedProject): void {
    this.#pending = project;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), REST);
  }

  /** Writes what is still waiting at once, e.g. when the page is hidden. */
  flush(): void {
    clearTimeout(this.#timer);
    const project = this.#pending;
    this.#pending = undefined;
    if (project === undefined) return;
    this.#work = this.#work
      .then(() => this.#storage.save(project))
      .then(
        () => this.#report(true),
        () => this.#report(false),
      );
  }
}
