import { assert } from '../base/assert.ts';
import { FDT_MAGIC } from './header.ts';
import type { FdtNode, FdtTree } from './tree.ts';

const HEADER_SIZE = 40;

/**
 * Writes a tree as version 17 (compatible back to 16) in dtc's layout: header, reservations, structure, strings;
 * names enter the strings block at their first use, and a name that is the tail of an earlier one shares it.
 */
export function writeFdt(tree: FdtTree): Uint8Array<ArrayBuffer> {
  const out = new Output();
  const strings = new StringTable();
  out.skip(HEADER_SIZE);
  const reservationsOffset = out.length;
  for (const { address, size } of tree.reservations) {
    out.quad(address);
    out.quad(size);
  }
  out.skip(16);
  const structureOffset = out.length;
  writeNode(out, strings, tree.root);
  out.word(9);
  const stringsOffset = out.length;
  out.text(strings.text);
  const header = [
    FDT_MAGIC,
    out.length,
    structureOffset,
    stringsOffset,
    reservationsOffset,
    17,
    16,
    tree.bootCpu,
    strings.text.length,
    stringsOffset - structureOffset,
  ];
  return out.finish(header);
}

function writeNode(out: Output, strings: StringTable, node: FdtNode): void {
  out.word(1);
  out.text(`${node.name}\0`);
  out.align();
  for (const { name, value } of node.properties) {
    out.word(3);
    out.word(value.length);
    out.word(strings.offset(name));
    out.bytes(value);
    out.align();
  }
  for (const child of node.children) writeNode(out, strings, child);
  out.word(2);
}

/** The strings block under construction. */
class StringTable {
  text = '';
  readonly #known = new Map<string, number>();

  offset(name: string): number {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    let at = this.text.indexOf(`${name}\0`);
    if (at < 0) {
      at = this.text.length;
      this.text += `${name}\0`;
    }
    this.#known.set(name, at);
    return at;
  }
}

/** A growing big-endian byte array. */
class Output {
  length = 0;
  #bytes = new Uint8Array(4096);
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

  /** One byte per character. */
  text(value: string): void {
    this.#room(value.length);
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i);
      assert(code <= 0xff, `the name ${JSON.stringify(value)} holds a character beyond U+00FF`);
      this.#bytes[this.length++] = code;
    }
  }

  align(): void {
    this.skip(-this.length & 3);
  }

  skip(count: number): void {
    this.#room(count);
    this.length += count;
  }

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
