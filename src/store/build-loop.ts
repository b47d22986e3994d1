import type { BuildResult, Runner } from '../core/contract.ts';
import type { Plan } from '../core/plan/plan.ts';

interface Listener {
  built(result: BuildResult): void;
  failed(reason: string): void;
}

/** How long the plan has to rest before it is built, in milliseconds: shorter than a pause is noticed. */
const REST = 60;

/**
 * Keeps the last reply true to the plan. Waits for a rest in the editing, runs one build at a time, and drops
 * every answer that the plan has moved past.
 */
export class BuildLoop {
  readonly #runner: Runner;
  readonly #listener: Listener;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #number = 0;
  #wanted: { bytes: Uint8Array; plan: Plan } | undefined;
  #running = false;

  constructor(runner: Runner, listener: Listener) {
    this.#runner = runner;
    this.#listener = listener;
  }

  /** Asks for a build; answers to earlier requests are void from now on. */
  request(bytes: Uint8Array, plan: Plan, rest = REST): void {
    this.cancel();
    this.#wanted = { bytes, plan };
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#run();
    }, rest);
  }

  /** Voids the answers to all requests so far. */
  cancel(): void {
    this.#number++;
    this.#wanted = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #run(): Promise<void> {
    if (this.#running || this.#wanted === undefined) return;
    const { bytes, plan } = this.#wanted;
    this.#wanted = undefined;
    this.#running = true;
    const number = this.#number;
    try {
      const result = await this.#runner.build(bytes, plan);
      if (number === this.#number) this.#listener.built(result);
    } catch (error) {
      if (number === this.#number) {
        this.#listener.failed(error instanceof Error ? error.message : String(error));
      }
    } finally {
      this.#running = false;
    }
    if (this.#timer === undefined) await this.#run();
  }
}
