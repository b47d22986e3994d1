/** Base64 of RFC 4648: with padding for documents, or in the alphabet for addresses and without padding. */

const SHARED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const DOCUMENT = `${SHARED}+/`;
const ADDRESS = `${SHARED}-_`;

/** Bytes as base64 with padding (RFC 4648, 4). */
export const toBase64 = (bytes: Uint8Array): string => {
  const text = encode(bytes, DOCUMENT);
  return text + '='.repeat((4 - (text.length % 4)) % 4);
};

/** Bytes as base64url without padding (RFC 4648, 5). */
export const toBase64Url = (bytes: Uint8Array): string => encode(bytes, ADDRESS);

/** The bytes of base64 of either alphabet, with or without padding; undefined where the text is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const digits = text.replace(/={0,2}$/, '');
  if (digits.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < digits.length; i++) {
    const value = VALUES[digits.charCodeAt(i)];
    if (value === undefined || value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[at++] = (bits >> held) & 0xff;
    }
  }
  return bytes;
}

/** The value of each ASCII character, -1 where it is no digit. */
const VALUES = new Int8Array(128).fill(-1);
for (const alphabet of [DOCUMENT, ADDRESS]) {
  for (let value = 0; value < 64; value++) VALUES[alphabet.charCodeAt(value)] = value;
}

/** So many bytes are turned into text at a time. */
const PORTION = 3 * 4096;

function encode(bytes: Uint8Array, alphabet: string): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += PORTION) {
    text += encodePortion(bytes.subarray(from, from + PORTION), alphabet);
  }
  return text;
}

function encodePortion(bytes: Uint8Array, alphabet: string): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const digits = Math.min(4, bytes.length - i + 1);
    const bits = (a << 16) | (b << 8) | c;
    for (let digit = 0; digit < digits; digit++) text += alphabet[(bits >> (18 - 6 * digit)) & 63];
  }
  return text;
}
