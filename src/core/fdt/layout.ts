export type FdtBlock = 'reservations' | 'structure' | 'strings';

/**
 * How a blob lays out its tree: all that the bytes say beyond the tree itself. Written with the layout it was read
 * with, an unedited tree gives the same bytes; an edited one keeps of the layout what still applies.
 */
export interface FdtLayout {
  readonly version: number;
  readonly lastCompatibleVersion: number;
  /** The blocks in the order of the file. */
  readonly blocks: readonly FdtBlockPlace[];
  /** What stands between the last block and the end of the blob. */
  readonly slack: Uint8Array;
  /** What the structure block holds behind FDT_END; empty before version 17, which does not say where it ends. */
  readonly structureTail: Uint8Array;
  /** The address in the entry of size zero that ends the reservations. */
  readonly terminatorAddress: bigint;
  /** The strings block, one character per byte; names that are not in it are added at its end. */
  readonly strings: string;
  /** Where in the strings block each property name was first taken from, in bytes. */
  readonly nameOffsets: ReadonlyMap<string, number>;
  /** Tokens that are not written as usual, by their position in the structure block (FDT_NOP not counted). */
  readonly oddTokens: ReadonlyMap<number, FdtOddToken>;
}

export interface FdtBlockPlace {
  readonly block: FdtBlock;
  /** What stands before it, from the end of the block or header before. */
  readonly filler: Uint8Array;
  /** Its offset modulo 8. */
  readonly phase: number;
}

export interface FdtOddToken {
  /** How many FDT_NOP stand before it. */
  readonly nops?: number;
  /** What stands between its name or value and the next token, where that is not zero; one byte a character. */
  readonly padding?: string;
  /** Where in the strings block a property takes its name from, where that is not the usual place. */
  readonly nameOffset?: number;
}

const NOTHING = new Uint8Array();

/** The layout of dtc: version 17, blocks without gaps, names in the order of their first use. */
export const CANONICAL_LAYOUT: FdtLayout = {
  version: 17,
  lastCompatibleVersion: 16,
  blocks: [
    { block: 'reservations', filler: NOTHING, phase: 0 },
    { block: 'structure', filler: NOTHING, phase: 0 },
    { block: 'strings', filler: NOTHING, phase: 0 },
  ],
  slack: NOTHING,
  structureTail: NOTHING,
  terminatorAddress: 0n,
  strings: '',
  nameOffsets: new Map(),
  oddTokens: new Map(),
};
