import { hex } from '../base/hex.ts';
import { FdtError } from './error.ts';
import type { FdtHeader } from './header.ts';
import { latin1Between } from './latin1.ts';
import type { FdtLimits } from './limits.ts';

/** Reads property names out of a strings block: each place once, however often it is used. */
export class PropertyNames {
  readonly #bytes: Uint8Array;
  readonly #start: number;
  readonly #end: number;
  readonly #limits: FdtLimits;
  readonly #known: Map<number, string> = new Map();

  constructor(bytes: Uint8Array, header: FdtHeader, limits: FdtLimits) {
    this.#bytes = bytes;
    this.#start = header.stringsOffset;
    this.#end = header.stringsOffset + header.stringsSize;
    this.#limits = limits;
  }

  /**
   * The name at an offset (bytes) inside the strings block.
   * @throws FdtError where it has no end inside the block or is too long, or where there are too many of them.
   */
  at(offset: number): string {
    const known = this.#known.get(offset);
    if (known !== undefined) return known;
    const start = this.#start + offset;
    let end = start;
    const last = Math.min(this.#end, start + this.#limits.nameLength + 1);
    while (end < last && this.#bytes[end] !== 0) end++;
    if (end === this.#end) {
      throw new FdtError('bad-name', start, 'A property name runs past the end of the strings block.');
    }
    if (end === last) {
      throw new FdtError('name-too-long', start, `A name has more than ${this.#limits.nameLength} bytes.`);
    }
    if (this.#known.size === this.#limits.propertyNames) {
      throw new FdtError(
        'too-many-names',
        start,
        `Properties take their names from more than ${this.#limits.propertyNames} places; the next is ${hex(offset)}.`,
      );
    }
    const name = latin1Between(this.#bytes, start, end);
    this.#known.set(offset, name);
    return name;
  }
}
