import { Inflate } from 'fflate';

/** Why compressed data gave nothing. */
export type InflateFailure = 'damaged' | 'too-large';

/** So many compressed bytes are taken at a time: at most some four megabytes come out of them. */
const STEP = 4096;

/**
 * Undoes DEFLATE (RFC 1951) with a bound on what may come out, so that a few bytes cannot fill the memory.
 * @param most in bytes
 */
export function inflateBounded(compressed: Uint8Array, most: number): Uint8Array | InflateFailure {
  const portions: Uint8Array[] = [];
  let total = 0;
  let ended = false;
  const stream = new Inflate((portion, final) => {
    total += portion.length;
    if (total <= most) portions.push(portion);
    ended ||= final;
  });
  try {
    for (let from = 0; from === 0 || from < compressed.length; from += STEP) {
      stream.push(compressed.subarray(from, from + STEP), from + STEP >= compressed.length);
      if (total > most) return 'too-large';
    }
  } catch {
    return 'damaged';
  }
  return ended ? joined(portions, total) : 'damaged';
}

function joined(portions: readonly Uint8Array[], total: number): Uint8Array {
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const portion of portions) {
    bytes.set(portion, at);
    at += portion.length;
  }
  return bytes;
}
