import { encodeUtf8 } from '../platform.ts';
import { fail, type Place } from './source.ts';

const CONTROL: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

/**
 * The bytes of a quoted text, without a terminator: UTF-8, with the escapes of C (`\n`, `\0` to `\377`, `\x0` to
 * `\xff`; any other escaped character stands for itself, as in dtc's get_escape_char()).
 * @throws DtsError where `\x` has no digits.
 */
export function stringBytes(text: string, place: Place): Uint8Array {
  if (!text.includes('\\')) return encodeUtf8(text);
  const bytes: number[] = [];
  const add = (characters: string): void => {
    for (const byte of encodeUtf8(characters)) bytes.push(byte);
  };
  let from = 0;
  for (const match of text.matchAll(/\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|(.))/gsu)) {
    add(text.slice(from, match.index));
    from = match.index + match[0].length;
    const [, octal, digits, character] = match;
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8) & 0xff);
    else if (digits !== undefined) bytes.push(Number.parseInt(digits, 16));
    else if (character === 'x') fail(place, 'An \\x in this string is not followed by a hexadecimal digit.');
    else if (character! in CONTROL) bytes.push(CONTROL[character!]!);
    else add(character!);
  }
  add(text.slice(from));
  return Uint8Array.from(bytes);
}
