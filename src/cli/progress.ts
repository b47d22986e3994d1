import type { Terminal } from './terminal.ts';

/** Characters of the bar. */
const WIDTH = 30;

/** A bar on standard error for work that takes a while; silent where nobody watches. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #total: number;
  #percent = -1;

  constructor(terminal: Terminal, total: number) {
    this.#terminal = terminal;
    this.#total = total;
  }

  /** @param what is being done now */
  show(done: number, what: string): void {
    const percent = this.#total === 0 ? 100 : Math.floor((100 * done) / this.#total);
    if (!this.#terminal.isWatched || percent === this.#percent) return;
    this.#percent = percent;
    const filled = Math.round((WIDTH * percent) / 100);
    const bar = `${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}`;
    this.#terminal.error(`\r${bar} ${done}/${this.#total} ${what.slice(-40).padEnd(40)}`);
  }

  /** Takes the bar away. */
  end(): void {
    if (this.#terminal.isWatched) this.#terminal.error(`\r${' '.repeat(WIDTH + 60)}\r`);
  }
}
