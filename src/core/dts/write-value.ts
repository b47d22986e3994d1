import { wordAt } from '../fdt/word.ts';
import type { TextWriter } from './text-writer.ts';

/** How a property value is written. */
export type ValueKind = 'empty' | 'strings' | 'cells' | 'bytes';

/** What is known about the cells of a property; positions count in cells from 0, in rising order. */
export interface CellLayout {
  /** Positions that hold phandles; those of existing nodes are written as references. */
  readonly references?: readonly number[];
  /** Positions where an entry of a list begins; the references where this is absent and one stands first. */
  readonly starts?: readonly number[];
}

/** The letters of C for the control characters that count as text, and for what would end a string. */
const ESCAPES: readonly (readonly [byte: number, letter: string])[] = [
  [9, 't'],
  [10, 'n'],
  [13, 'r'],
  [34, '"'],
  [92, '\\'],
];
const PLAIN = 1;
/** What a byte is in a text: 0 where it cannot stand in one, the letter of its escape where it needs one. */
const TEXT = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 32 && byte <= 126 ? PLAIN : 0));
for (const [byte, letter] of ESCAPES) TEXT[byte] = letter.charCodeAt(0);

const [QUOTE, BACKSLASH, COMMA, BLANK, LESS, GREATER] = [34, 92, 44, 32, 60, 62];

/**
 * Decides how to write a value that nothing is known about: as dtc's guess_value_type() does, except that a
 * single cell with a NUL in front is a number (850000 is no `"", "\f5"`), and so is what holds rare control
 * characters.
 */
export function guessKind(value: Uint8Array): ValueKind {
  const { length } = value;
  if (length === 0) return 'empty';
  if (value[length - 1] === 0 && !(length === 4 && value[0] === 0)) {
    let nuls = 0;
    let i = 0;
    for (; i < length; i++) {
      const byte = value[i]!;
      if (byte === 0) nuls++;
      else if (TEXT[byte] === 0) break;
    }
    if (i === length && nuls <= length - nuls) return 'strings';
  }
  return length % 4 === 0 ? 'cells' : 'bytes';
}

/** `"a", "b"`: a NUL is never written, so that no digit can follow one. */
export function writeStrings(out: TextWriter, value: Uint8Array): void {
  out.room(value.length * 4 + 2);
  out.byte(QUOTE);
  for (let i = 0; i < value.length - 1; i++) {
    const byte = value[i]!;
    if (byte === 0) {
      out.byte(QUOTE);
      out.byte(COMMA);
      out.byte(BLANK);
      out.byte(QUOTE);
      continue;
    }
    const letter = TEXT[byte]!;
    if (letter !== PLAIN) out.byte(BACKSLASH);
    out.byte(letter === PLAIN ? byte : letter);
  }
  out.byte(QUOTE);
}

/** `<1 0x20>, <&gic 7>`; `reference` gives what is written for a phandle, where it names a node. */
export function writeCells(
  out: TextWriter,
  value: Uint8Array,
  layout: CellLayout | undefined,
  reference: (phandle: number) => string | undefined,
): void {
  const references = layout?.references ?? [];
  const starts = layout?.starts ?? (references[0] === 0 ? references : []);
  let nextStart = 0;
  let nextReference = 0;
  out.room(2);
  out.byte(LESS);
  for (let cell = 0; cell * 4 < value.length; cell++) {
    out.room(24);
    while (starts[nextStart]! < cell) nextStart++;
    while (references[nextReference]! < cell) nextReference++;
    if (cell > 0) {
      if (starts[nextStart] === cell) {
        out.byte(GREATER);
        out.byte(COMMA);
        out.byte(BLANK);
        out.byte(LESS);
      } else out.byte(BLANK);
    }
    const number = wordAt(value, cell * 4);
    const name = references[nextReference] === cell ? reference(number) : undefined;
    if (name === undefined) out.number(number);
    else out.put(name);
  }
  out.room(1);
  out.byte(GREATER);
}

/** `[00 01 02]` */
export function writeBytes(out: TextWriter, value: Uint8Array): void {
  out.room(value.length * 3 + 2);
  out.put('[');
  for (let i = 0; i < value.length; i++) {
    if (i > 0) out.byte(BLANK);
    out.hexByte(value[i]!);
  }
  out.put(']');
}

/**
 * Breaks a written value into lines of at most `width` characters: after commas, and inside of a part only where
 * that is no string and longer than a line by itself.
 */
export function wrapValue(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const add = (piece: string): void => {
    if (line !== '' && line.length + 1 + piece.length > width) {
      lines.push(line);
      line = piece;
    } else line = line === '' ? piece : `${line} ${piece}`;
  };
  for (const [part] of text.matchAll(/"(?:[^"\\]|\\.)*",?|[<[][^>\]]*[>\]],?/g)) {
    if (part.length <= width || part.startsWith('"')) add(part);
    else for (const word of part.split(' ')) add(word);
  }
  lines.push(line);
  return lines;
}
