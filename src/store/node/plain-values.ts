/** Values without a structure of their own: flags, strings, cells, bytes. */
import type { NodeIndex } from '../../core/base/brand.ts';
import { hex } from '../../core/base/hex.ts';
import { type DecodedValue, decodeValue } from '../../core/devicetree/index.ts';
import { cellAt, type DeviceTree } from '../../core/devicetree/tree.ts';
import { link, note, type Piece, value } from './pieces.ts';
import { quantity } from './quantities.ts';

const MAC_ADDRESS = /(^|-)mac-address$/;
/** Numbers that are 64 bits wide by their binding. */
const SIXTY_FOUR_BIT = /^(opp-hz|linux,initrd-(start|end)|linux,elfcorehdr)$/;

/** Decodes a property of a node by what its bytes look like. */
export function readPlain(tree: DeviceTree, node: NodeIndex, property: string): Piece[][] {
  const bytes = tree.value(node, property)!;
  if (MAC_ADDRESS.test(property) && bytes.length === 6) return [[value(pairs(bytes).join(':'))]];
  if (bytes.length === 8 && SIXTY_FOUR_BIT.test(property)) return [numberPieces(property, wide(bytes))];
  const decoded = decodeValue(tree, node, property)!;
  switch (decoded.kind) {
    case 'empty':
      return [[note('present')]];
    case 'strings':
      return [[value(decoded.strings.map(quotedIfEmpty).join(', '))]];
    case 'bytes':
      return [[value(pairs(decoded.bytes).join(' '))]];
    case 'cells':
      return cellLines(property, decoded);
  }
}

const quotedIfEmpty = (text: string): string => (text === '' ? '""' : text);

function cellLines(
  property: string,
  { cells, targets, starts }: Extract<DecodedValue, { kind: 'cells' }>,
): Piece[][] {
  if (targets.size === 0 && cells.length <= 4) {
    const counted =
      cells.length === 1 || cells.every((cell) => quantity(property, BigInt(cell)) !== undefined);
    if (counted) return cells.map((cell) => numberPieces(property, BigInt(cell)));
  }
  const large = cells.some((cell, i) => cell > 0xffff && !targets.has(i));
  const pieces = cells.map((cell, i): Piece => {
    const target = targets.get(i);
    return target === undefined ? value(large ? hex(cell) : String(cell)) : link(target);
  });
  const ends = starts.length > 1 ? [...starts.slice(1), cells.length] : [cells.length];
  return ends.map((end, i) => joined(pieces.slice(starts[i] ?? 0, end)));
}

/** Numbers that stand beside each other, as one text. */
function joined(pieces: readonly Piece[]): Piece[] {
  const line: Piece[] = [];
  for (const piece of pieces) {
    const last = line.at(-1);
    if (last?.kind === 'value' && piece.kind === 'value')
      line[line.length - 1] = value(`${last.text} ${piece.text}`);
    else line.push(piece);
  }
  return line;
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
