import type { Marker } from './model.ts';
import type { Place } from './source.ts';

const BACKSLASH = 92;

/** A property value under construction: bytes, and markers for what is filled in later. */
export class ValueBuilder {
  length = 0;
  #markers: Marker[] = [];
  #bytes = new Uint8Array(4096);

  clear(): void {
    this.length = 0;
    this.#markers = [];
  }

  bytes(value: Uint8Array): void {
    this.#room(value.length);
    this.#bytes.set(value, this.length);
    this.length += value.length;
  }

  byte(value: number): void {
    this.#room(1);
    this.#bytes[this.length++] = value;
  }

  /** A big-endian number of 8, 16, 32 or 64 bits. */
  integer(value: bigint, bits: number): void {
    for (let shift = bits - 8; shift >= 0; shift -= 8) this.byte(Number((value >> BigInt(shift)) & 0xffn));
  }

  /** A big-endian number of 32 bits. */
  cell(value: number): void {
    this.#room(4);
    this.#bytes[this.length++] = value >>> 24;
    this.#bytes[this.length++] = value >>> 16;
    this.#bytes[this.length++] = value >>> 8;
    this.#bytes[this.length++] = value;
  }

  mark(kind: Marker['kind'], reference: string, at: Place): void {
    this.#markers.push({ kind, offset: this.length, reference, at });
  }

  /** A text without escapes, as it is; false, and nothing added, where it is no such text. */
  ascii(text: string): boolean {
    this.#room(text.length);
    let at = this.length;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === BACKSLASH || code > 126) return false;
      this.#bytes[at++] = code;
    }
    this.length = at;
    return true;
  }

  /** The value with its markers; the builder can be cleared and used again. */
  finish(): { readonly value: Uint8Array; readonly markers: readonly Marker[] } {
    return { value: this.#bytes.slice(0, this.length), markers: this.#markers };
  }

  #room(count: number): void {
    if (this.length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
