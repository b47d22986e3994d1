/** A number from 0 to below. */
export type Random = (below: number) => number;

/** The same numbers for the same text. */
export function generator(seed: string): Random {
  let state = [...seed].reduce((hash, char) => (Math.imul(hash, 31) + char.charCodeAt(0)) >>> 0, 7);
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
