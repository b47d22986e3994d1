import type { Marker } from './model.ts';
import type { Place } from './source.ts';

/** A property value under construction: bytes, and markers for what is filled in later. */
export class ValueBuilder {
  readonly markers: Marker[] = [];
  length = 0;
  #bytes = new Uint8Array(64);

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
    this.markers.push({ kind, offset: this.length, reference, at });
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.length);
  }

  #room(count: number): void {
    if (this.length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
