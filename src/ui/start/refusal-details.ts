import { hex } from '../../core/base/hex.ts';
import type { Refusal } from '../../store/opening.ts';
import { type HexRow, hexRows, printable, WIDTH } from '../parts/hex-rows.ts';

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
