import { decodeLatin1 } from '../platform.ts';
import { FdtError } from './error.ts';
import type { FdtHeader } from './header.ts';

/** Reads names out of a blob: each property name once, however often it is used. */
export class NameReader {
  readonly #bytes: Uint8Array;
  readonly #stringsEnd: number;
  readonly #known = new Map<number, string>();

  constructor(bytes: Uint8Array, header: FdtHeader) {
    this.#bytes = bytes;
    this.#stringsEnd = header.stringsOffset + header.stringsSize;
  }

  /** The name at an offset (bytes from the start of the blob) in the strings block. @throws FdtError */
  propertyName(start: number): string {
    const known = this.#known.get(start);
    if (known !== undefined) return known;
    let end = start;
    while (end < this.#stringsEnd && this.#bytes[end] !== 0) end++;
    if (end === this.#stringsEnd) {
      throw new FdtError('bad-name', start, 'A property name runs past the end of the strings block.');
    }
    const name = this.nodeName(start, end);
    this.#known.set(start, name);
    return name;
  }

  /** The name that lies between two offsets, one character per byte. */
  nodeName(start: number, end: number): string {
    return decodeLatin1(this.#bytes.subarray(start, end));
  }
}
