import type { OutputFile, Provenance } from '../contract.ts';
import { encodeUtf8 } from '../platform.ts';

/** Why lines are there, without saying which. */
export type LineReason = Omit<Provenance, 'from' | 'to'>;

/** A text file under construction, line by line, each with its reason. */
export class TextFile {
  readonly #lines: string[] = [];
  readonly #provenance: Provenance[] = [];

  /** Adds one or more lines (split at newlines). */
  add(text: string, reason?: LineReason): this {
    const lines = text.split('\n');
    const from = this.#lines.length + 1;
    this.#lines.push(...lines);
    if (reason) this.#provenance.push({ from, to: this.#lines.length, ...reason });
    return this;
  }

  /** Lines so far. */
  get length(): number {
    return this.#lines.length;
  }

  /** Gives a reason for lines that are there already. */
  explain(provenance: Provenance): void {
    this.#provenance.push(provenance);
  }

  /** The file; its last line ends with a newline. */
  finish(name: string): OutputFile {
    const bytes = encodeUtf8(`${this.#lines.join('\n')}\n`);
    return { name, bytes, lines: this.#provenance };
  }
}
