/** The most expensive blobs there can be within the limits of the reader: each drives one cost to its top. */
import { DEFAULT_LIMITS, FDT_MAGIC } from '../../src/core/fdt/index.ts';
import { FDT_BEGIN_NODE, FDT_END, FDT_END_NODE, FDT_NOP, FDT_PROP } from '../../src/core/fdt/scan.ts';

export interface Bomb {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const HEADER_SIZE = 40;
const TOTALSIZE = DEFAULT_LIMITS.totalsize;

export function bombs(): Bomb[] {
  const { nodes, properties, propertyNames, depth, nameLength } = DEFAULT_LIMITS;
  const longName = 'n'.repeat(nameLength);
  const block = Array.from({ length: propertyNames / 256 }, (_, i) =>
    `${String.fromCharCode(1 + (i % 255)).repeat(200)}${i}`.padEnd(255, 'x'),
  );
  return [
    bomb('twins: as many nodes of one name as there may be', (out) => {
      for (let i = 1; i < nodes; i++) out.node('');
    }),
    bomb('nodes: as many as there may be, each with a name of its own', (out) => {
      for (let i = 1; i < nodes; i++) out.node(i.toString(36));
    }),
    bomb('paths: long names on all levels, and nodes on the last', (out) => {
      for (let i = 2; i < depth; i++) out.begin(longName);
      for (let i = 0; i < 1000; i++) out.node(i.toString(36));
      for (let i = 2; i < depth; i++) out.word(FDT_END_NODE);
    }),
    bomb(
      'properties: as many as there may be',
      (out) => {
        for (let i = 0; i < properties; i++) out.property(0, 0);
      },
      'p\0',
    ),
    bomb(
      'names: as many as there may be, all of them tails',
      (out) => {
        for (let i = 0; i < propertyNames; i++) out.property(i, 0);
      },
      `${block.join('\0')}\0`,
    ),
    bomb(
      'nops: one before each token',
      (out) => {
        for (let i = 0; i < 900_000; i++) {
          out.word(FDT_NOP);
          out.property(0, 0);
        }
      },
      'p\0',
    ),
    bomb(
      'padding: none of it zero',
      (out) => {
        for (let i = 0; i < 900_000; i++) {
          out.property(0, 1);
          out.word(0x01020304);
        }
      },
      'p\0',
    ),
    bomb('reservations: nothing else', () => {}, '', Math.floor((TOTALSIZE - 128) / 16)),
    bomb(
      'phandles: one on each node',
      (out) => {
        for (let i = 1; i < nodes; i++) {
          out.begin('');
          out.property(0, 4);
          out.word(Math.imul(i, 0x9e3779b1));
          out.word(FDT_END_NODE);
        }
      },
      'phandle\0',
    ),
  ];
}

/** Fills the root of a blob as long as there is room for it. */
function bomb(name: string, fill: (out: Filler) => void, strings = '', reservations = 0): Bomb {
  const bytes = new Uint8Array(TOTALSIZE);
  const view = new DataView(bytes.buffer);
  const structure = HEADER_SIZE + 16 * (reservations + 1);
  for (let at = HEADER_SIZE; at < structure - 16; at += 8) view.setUint32(at + 4, at);
  const out = new Filler(view, structure, TOTALSIZE - strings.length - 64);
  out.begin('');
  fill(out);
  out.word(FDT_END_NODE);
  out.word(FDT_END);
  for (let i = 0; i < strings.length; i++) bytes[out.at + i] = strings.charCodeAt(i);
  const totalsize = out.at + strings.length;
  const blockOffsets = [structure, out.at, HEADER_SIZE];
  const header = [FDT_MAGIC, totalsize, ...blockOffsets, 17, 16, 0, strings.length, out.at - structure];
  for (const [i, word] of header.entries()) view.setUint32(4 * i, word);
  return { name, bytes: bytes.subarray(0, totalsize) };
}

class Filler {
  at: number;
  readonly #view: DataView;
  readonly #end: number;

  constructor(view: DataView, at: number, end: number) {
    this.#view = view;
    this.at = at;
    this.#end = end;
  }

  word(value: number): void {
    this.#view.setUint32(this.at, value);
    this.at += 4;
  }

  begin(name: string): void {
    if (this.at > this.#end) throw new Error('a bomb is larger than a blob may be');
    this.word(FDT_BEGIN_NODE);
    for (let i = 0; i < name.length; i++) this.#view.setUint8(this.at++, name.charCodeAt(i));
    this.at = (this.at + 4) & ~3;
  }

  node(name: string): void {
    this.begin(name);
    this.word(FDT_END_NODE);
  }

  /** The head of a property; its value is for the caller to write. */
  property(nameOffset: number, length: number): void {
    if (this.at > this.#end) throw new Error('a bomb is larger than a blob may be');
    this.word(FDT_PROP);
    this.word(length);
    this.word(nameOffset);
  }
}
