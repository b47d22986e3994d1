import { decodeUtf8 } from '../platform.ts';

/**
 * The bytes between two offsets as a string of one character per byte, U+0000 to U+00FF, so that every name can
 * be written back as it was. (TextDecoder's `latin1` is windows-1252 and would lose 0x80 to 0x9f.)
 */
export function latin1Between(bytes: Uint8Array, start: number, end: number): string {
  let name = '';
  let at = start;
  // Names have 4 to 20 bytes: eight at once is four times as fast as one by one.
  for (; at + 8 <= end; at += 8) {
    name += String.fromCharCode(
      bytes[at]!,
      bytes[at + 1]!,
      bytes[at + 2]!,
      bytes[at + 3]!,
      bytes[at + 4]!,
      bytes[at + 5]!,
      bytes[at + 6]!,
      bytes[at + 7]!,
    );
  }
  for (; at + 2 <= end; at += 2) name += String.fromCharCode(bytes[at]!, bytes[at + 1]!);
  if (at < end) name += String.fromCharCode(bytes[at]!);
  return name;
}

/** The same for longer runs, which are nearly always ASCII: those leave to the platform. */
export function longLatin1Between(bytes: Uint8Array, start: number, end: number): string {
  let all = 0;
  for (let at = start; at < end; at++) all |= bytes[at]!;
  return all < 0x80 ? decodeUtf8(bytes.subarray(start, end)) : latin1Between(bytes, start, end);
}
