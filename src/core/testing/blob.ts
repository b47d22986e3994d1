/** A small assembler for blobs that no compiler would write: the tests say token by token what stands in them. */

type Piece = (blob: Assembly) => void;

interface Assembly {
  readonly structure: number[];
  /** The strings block, one character per byte. */
  strings: string;
}

const word = (value: number): number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];
const chars = (text: string): number[] => Array.from(text, (char) => char.charCodeAt(0));

function align(bytes: number[]): void {
  while (bytes.length % 4 !== 0) bytes.push(0);
}

/** A 32-bit word in the structure block. */
export const cell =
  (value: number): Piece =>
  ({ structure }) =>
    structure.push(...word(value));

/** Bytes in the structure block as they are, without padding. */
export const raw =
  (...bytes: number[]): Piece =>
  ({ structure }) =>
    structure.push(...bytes);

export const begin =
  (name = ''): Piece =>
  ({ structure }) => {
    structure.push(...word(1), ...chars(name), 0);
    align(structure);
  };
export const endNode = cell(2);
export const nop = cell(4);
export const end = cell(9);

/** A property whose name enters the strings block; the value has one byte per character. */
export const prop =
  (name: string, value = ''): Piece =>
  (blob) => {
    let offset = blob.strings.indexOf(`${name}\0`);
    if (offset < 0) {
      offset = blob.strings.length;
      blob.strings += `${name}\0`;
    }
    propAt(offset, value)(blob);
  };

/** A property whose name lies at an offset (bytes) of the strings block. */
export const propAt =
  (offset: number, value = ''): Piece =>
  ({ structure }) => {
    structure.push(...word(3), ...word(value.length), ...word(offset), ...chars(value));
    align(structure);
  };

/** What to write instead of what would be right; offsets and sizes in bytes. */
export interface Oddities {
  magic?: number;
  totalsize?: number;
  structureOffset?: number;
  stringsOffset?: number;
  reservationsOffset?: number;
  version?: number;
  lastCompatibleVersion?: number;
  bootCpu?: number;
  stringsSize?: number;
  structureSize?: number;
  /** The reservation block as 32-bit words; its terminator alone otherwise. */
  reservations?: number[];
  /** What the strings block begins with, one character per byte. */
  strings?: string;
  order?: readonly Block[];
  /** Bytes before each block, counting up from 1; all blocks but the strings are aligned after them. */
  gap?: number;
  /** Bytes after the last block, all 0xee. */
  slack?: number;
}
type Block = 'reservations' | 'structure' | 'strings';

/** Assembles header, reservations, structure and strings; whatever is not said to be odd is right. */
export function blob(pieces: readonly Piece[], odd: Oddities = {}): Uint8Array<ArrayBuffer> {
  const assembly: Assembly = { structure: [], strings: odd.strings ?? '' };
  for (const piece of pieces) piece(assembly);
  const blocks: Record<Block, number[]> = {
    reservations: (odd.reservations ?? [0, 0, 0, 0]).flatMap(word),
    structure: assembly.structure,
    strings: chars(assembly.strings),
  };
  const version = odd.version ?? 17;
  const bytes: number[] = new Array(version >= 17 ? 40 : 36).fill(0);
  const offsets: Record<Block, number> = { reservations: 0, structure: 0, strings: 0 };
  for (const name of odd.order ?? (['reservations', 'structure', 'strings'] as const)) {
    for (let i = 0; i < (odd.gap ?? 0); i++) bytes.push(i + 1);
    if (name !== 'strings') align(bytes);
    offsets[name] = bytes.length;
    for (const byte of blocks[name]) bytes.push(byte);
  }
  for (let i = 0; i < (odd.slack ?? 0); i++) bytes.push(0xee);
  const header = [
    odd.magic ?? 0xd00dfeed,
    odd.totalsize ?? bytes.length,
    odd.structureOffset ?? offsets.structure,
    odd.stringsOffset ?? offsets.strings,
    odd.reservationsOffset ?? offsets.reservations,
    version,
    odd.lastCompatibleVersion ?? 16,
    odd.bootCpu ?? 0,
    odd.stringsSize ?? blocks.strings.length,
  ];
  if (version >= 17) header.push(odd.structureSize ?? blocks.structure.length);
  bytes.splice(0, header.length * 4, ...header.flatMap(word));
  return new Uint8Array(bytes);
}
