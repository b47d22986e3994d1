export const WIDTH = 16;
const ROWS = 4;
/** A header field and a token of the structure block have this many bytes. */
const MARKED = 4;

export interface HexRow {
  readonly offset: number;
  readonly bytes: readonly { readonly value: number; readonly marked: boolean }[];
}

/** The 64 bytes around an offset, in rows that start at multiples of 16; the bytes at the offset are marked. */
export function hexRows(bytes: Uint8Array, offset: number): HexRow[] {
  const last = Math.max(0, Math.floor((bytes.length - 1) / WIDTH) - (ROWS - 1));
  const first = Math.min(last, Math.max(0, Math.floor(offset / WIDTH) - 1)) * WIDTH;
  const rows: HexRow[] = [];
  for (let at = first; at < bytes.length && rows.length < ROWS; at += WIDTH) {
    rows.push(row(bytes, at, (place) => place >= offset && place < offset + MARKED));
  }
  return rows;
}

/** Printable ASCII as itself, everything else as a dot. */
export const printable = (value: number): string =>
  value >= 0x20 && value < 0x7f ? String.fromCharCode(value) : '.';

/** The first bytes, in rows of 16. */
export function headRows(bytes: Uint8Array): HexRow[] {
  return Array.from({ length: Math.ceil(bytes.length / WIDTH) }, (_, i) =>
    row(bytes, i * WIDTH, () => false),
  );
}

const row = (bytes: Uint8Array, offset: number, isMarked: (at: number) => boolean): HexRow => ({
  offset,
  bytes: [...bytes.subarray(offset, offset + WIDTH)].map((value, i) => ({
    value,
    marked: isMarked(offset + i),
  })),
});
