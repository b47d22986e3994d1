/** Numbers from 0 to below a bound, the same ones for the same seed. */
export type Random = (bound: number) => number;

/** The generator named mulberry32: 32 bits of state, good enough to shake blobs with. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) % bound;
  };
}

/** Words that mean something in a blob, or nearly do. */
const TELLING_WORDS = [0, 1, 2, 3, 4, 5, 9, 16, 17, 36, 40, 0x7fffffff, 0x80000000, 0xfffffffc, 0xffffffff];

type Mutation = (bytes: Uint8Array, next: Random, other: Uint8Array) => Uint8Array;

const MUTATIONS: readonly Mutation[] = [
  function flipBits(bytes, next) {
    for (let left = 1 + next(8); left > 0; left--) bytes[next(bytes.length)]! ^= 1 << next(8);
    return bytes;
  },
  function truncate(bytes, next) {
    return bytes.subarray(0, next(bytes.length));
  },
  function setHeaderField(bytes, next) {
    setWord(
      bytes,
      4 * (1 + next(9)),
      next(3) === 0 ? TELLING_WORDS[next(TELLING_WORDS.length)]! : next(bytes.length + 9),
    );
    return bytes;
  },
  function setWords(bytes, next) {
    for (let left = 1 + next(4); left > 0; left--) {
      setWord(bytes, 4 * next(bytes.length >> 2), TELLING_WORDS[next(TELLING_WORDS.length)]!);
    }
    return bytes;
  },
  function swapWords(bytes, next) {
    const [a, b] = [4 * next(bytes.length >> 2), 4 * next(bytes.length >> 2)];
    const kept = bytes.slice(a, a + 4);
    bytes.copyWithin(a, b, b + 4);
    bytes.set(kept.subarray(0, Math.min(4, bytes.length - b)), b);
    return bytes;
  },
  function copyWithin(bytes, next) {
    bytes.copyWithin(4 * next(bytes.length >> 2), 4 * next(bytes.length >> 2), next(bytes.length));
    return bytes;
  },
  function splice(bytes, next, other) {
    const from = 4 * next(other.length >> 2);
    const piece = other.subarray(from, from + 4 * (1 + next(64)));
    const at = 4 * next(bytes.length >> 2);
    bytes.set(piece.subarray(0, bytes.length - at), at);
    return bytes;
  },
  function crossOver(bytes, next, other) {
    const head = next(bytes.length);
    const tail = other.subarray(next(other.length));
    const joined = new Uint8Array(head + tail.length);
    joined.set(bytes.subarray(0, head));
    joined.set(tail, head);
    return joined;
  },
];

function setWord(bytes: Uint8Array, offset: number, value: number): void {
  for (let i = 0; i < 4 && offset + i < bytes.length; i++) bytes[offset + i] = value >>> (24 - 8 * i);
}

/** A damaged copy of one of the seeds: one to three mutations, all decided by the random numbers. */
export function mutated(seeds: readonly Uint8Array[], next: Random): Uint8Array {
  const other = seeds[next(seeds.length)]!;
  let bytes: Uint8Array = seeds[next(seeds.length)]!.slice();
  for (let left = 1 + next(3); left > 0 && bytes.length >= 40; left--) {
    bytes = MUTATIONS[next(MUTATIONS.length)]!(bytes, next, other);
  }
  return bytes;
}
