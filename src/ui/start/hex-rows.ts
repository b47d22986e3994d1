import { hex } from '../../core/base/hex.ts';
import type { Refusal } from '../../store/state.ts';

const WIDTH = 16;
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
    rows.push({
      offset: at,
      bytes: [...bytes.subarray(at, at + WIDTH)].map((value, i) => ({
        value,
        marked: at + i >= offset && at + i < offset + MARKED,
      })),
    });
  }
  return rows;
}

/** Printable ASCII as itself, everything else as a dot. */
export const printable = (value: number): string =>
  value >= 0x20 && value < 0x7f ? String.fromCharCode(value) : '.';

/** What a bug report needs, as text. */
export function refusalDetails({ files, error }: Refusal): string {
  const file = files[0];
  const dump = file === undefined ? [] : hexRows(file.bytes, error.offset).map(formatRow);
  return [
    ...files.map(({ name, bytes }) => `${name}, ${bytes.length} bytes`),
    `${error.code} at ${hex(error.offset)}: ${error.message}`,
    ...dump,
    '',
  ].join('\n');
}

function formatRow({ offset, bytes }: HexRow): string {
  const values = bytes.map(({ value }) => hex(value, 2).slice(2)).join(' ');
  const text = bytes.map(({ value }) => printable(value)).join('');
  return `${hex(offset, 4).slice(2)}  ${values.padEnd(3 * WIDTH)} ${text}`;
}
