/**
 * The few globals of the platform that the core may use. The core is compiled without DOM and without Node
 * types, so whatever it needs from outside is declared here and nowhere else.
 */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}

const latin1 = new TextDecoder('latin1');
const utf8 = new TextDecoder('utf-8');
const utf8Fatal = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();

/** Decodes bytes as windows-1252, one character per byte: never fails. */
export const decodeLatin1 = (bytes: Uint8Array): string => latin1.decode(bytes);

/** Decodes bytes as UTF-8; malformed sequences become U+FFFD. */
export const decodeUtf8 = (bytes: Uint8Array): string => utf8.decode(bytes);

/** Decodes bytes as UTF-8, or gives undefined where they are no valid UTF-8. */
export function decodeUtf8Strict(bytes: Uint8Array): string | undefined {
  try {
    return utf8Fatal.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Encodes text as UTF-8 in a fresh array. */
export const encodeUtf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);
