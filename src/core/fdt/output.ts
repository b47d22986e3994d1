import { assert } from '../base/assert.ts';

/** A growing big-endian byte array. */
export class Output {
  /** In bytes. */
  length = 0;
  #bytes = new Uint8Array(1 << 16);
  #view = new DataView(this.#bytes.buffer);

  word(value: number): void {
    this.#room(4);
    this.#view.setUint32(this.length, value);
    this.length += 4;
  }

  quad(value: bigint): void {
    this.#room(8);
    this.#view.setBigUint64(this.length, value);
    this.length += 8;
  }

  bytes(value: Uint8Array): void {
    this.#room(value.length);
    this.#bytes.set(value, this.length);
    this.length += value.length;
  }

  /** One byte per character, none of them beyond U+00FF. */
  text(value: string): void {
    this.#room(value.length);
    let all = 0;
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i);
      this.#bytes[this.length++] = code;
      all |= code;
    }
    assert(all <= 0xff, 'a name holds a character beyond U+00FF');
  }

  /** Zeros. */
  skip(count: number): void {
    this.#room(count);
    this.length += count;
  }

  /** A copy of what was written, with the words in front of it overwritten. */
  finish(header: readonly number[]): Uint8Array<ArrayBuffer> {
    for (const [i, value] of header.entries()) this.#view.setUint32(i * 4, value);
    return this.#bytes.slice(0, this.length);
  }

  #room(count: number): void {
    if (this.length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}
