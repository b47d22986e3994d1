/** Values without a known structure: told apart by their bytes alone. */
import { hex } from '../../core/base/hex.ts';
import { cellAt, splitStrings } from '../../core/devicetree/tree.ts';
import { note, type Piece, value } from './pieces.ts';
import { quantity } from './quantities.ts';

/** Decodes a value as flag, strings, cells or bytes. */
export function readPlain(property: string, bytes: Uint8Array): Piece[][] {
  if (bytes.length === 0) return [[note('present')]];
  if (MAC_ADDRESS.test(property) && bytes.length === 6) return [[value(pairs(bytes).join(':'))]];
  if (isText(bytes)) return [[value(splitStrings(bytes).map(quotedIfEmpty).join(', '))]];
  if (bytes.length === 8 && SIXTY_FOUR_BIT.test(property)) return [numberPieces(property, wide(bytes))];
  if (bytes.length % 4 === 0) return cellLines(property, bytes);
  return [[value(pairs(bytes).join(' '))]];
}

const MAC_ADDRESS = /(^|-)mac-address$/;
/** Numbers that are 64 bits wide by their binding. */
const SIXTY_FOUR_BIT = /^(opp-hz|linux,initrd-(start|end)|linux,elfcorehdr)$/;

/** Printable, with a NUL at the end and none at the start: what dtc takes for strings. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.at(-1) !== 0 || bytes[0] === 0) return false;
  return bytes.every((byte, i) => (byte === 0 ? bytes[i - 1] !== 0 : byte >= 0x20 && byte < 0x7f));
}

const quotedIfEmpty = (text: string): string => (text === '' ? '""' : text);

function cellLines(property: string, bytes: Uint8Array): Piece[][] {
  const cells = Array.from({ length: bytes.length / 4 }, (_, i) => cellAt(bytes, i));
  if (cells.length === 1) return [numberPieces(property, BigInt(cells[0]!))];
  if (cells.every((cell) => quantity(property, BigInt(cell)) !== undefined) && cells.length <= 4) {
    return cells.map((cell) => numberPieces(property, BigInt(cell)));
  }
  const large = cells.some((cell) => cell > 0xffff);
  return [[value(cells.map((cell) => (large ? hex(cell) : String(cell))).join(' '))]];
}

/** One number: decimal where that is how people say it, hexadecimal for phandles, masks and addresses. */
function numberPieces(property: string, number: bigint): Piece[] {
  const words = quantity(property, number);
  if (words !== undefined) return [value(String(number)), note(words)];
  if (/phandle$/.test(property) || number > 0xffffn) return [value(hex(number))];
  return [value(String(number))];
}

const pairs = (bytes: Uint8Array): string[] =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));

const wide = (bytes: Uint8Array): bigint => (BigInt(cellAt(bytes, 0)) << 32n) | BigInt(cellAt(bytes, 1));
