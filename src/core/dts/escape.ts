import { encodeUtf8 } from '../platform.ts';
import { fail, type Place } from './source.ts';

const BACKSLASH = 92;
const CONTROL: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };
/** The byte that a letter after a backslash stands for: itself, but for the control characters of C. */
const LETTERS = Uint8Array.from({ length: 256 }, (_, byte) => CONTROL[String.fromCharCode(byte)] ?? byte);

/**
 * The bytes of a quoted text, without a terminator: UTF-8, with the escapes of C (`\n`, `\0` to `\377`, `\x0` to
 * `\xff`; any other escaped character stands for itself, as in dtc's get_escape_char()).
 * @throws DtsError where `\x` has no digits.
 */
export function stringBytes(text: string, place: Place): Uint8Array {
  const bytes = encodeUtf8(text);
  let length = 0;
  // An escape is never shorter than what it stands for, so the result is written over what has been read.
  for (let at = 0; at < bytes.length; length++) {
    const byte = bytes[at++]!;
    if (byte !== BACKSLASH) {
      bytes[length] = byte;
      continue;
    }
    const letter = bytes[at]!;
    const isHex = letter === 0x78;
    const start = isHex ? at + 1 : at;
    const end = endOfDigits(bytes, start, isHex ? 16 : 8, isHex ? 2 : 3);
    if (end > start) {
      bytes[length] = numberBetween(bytes, start, end, isHex ? 16 : 8);
      at = end;
    } else {
      if (isHex) fail(place, 'An \\x in this string is not followed by a hexadecimal digit.');
      bytes[length] = LETTERS[letter]!;
      at++;
    }
  }
  return bytes.subarray(0, length);
}

function endOfDigits(bytes: Uint8Array, start: number, radix: number, most: number): number {
  let end = start;
  while (end < start + most && digit(bytes[end]) < radix) end++;
  return end;
}

function numberBetween(bytes: Uint8Array, start: number, end: number, radix: number): number {
  let value = 0;
  for (let at = start; at < end; at++) value = value * radix + digit(bytes[at]);
  return value & 0xff;
}

/** The value of a hexadecimal digit; 16 for any other byte. */
function digit(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : 16;
}
