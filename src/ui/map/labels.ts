/** Chooses which blocks are named beside a strip, so that no name stands over another. */

interface Candidate {
  /** The middle of the block on screen, in pixels. */
  readonly y: number;
  /** Of two that want one place the higher one gets it. */
  readonly rank: number;
}

/** The positions of those that get a name, in the order given. */
export function chooseLabels(candidates: readonly Candidate[], lineHeight: number): number[] {
  const byRank = candidates
    .map((_, i) => i)
    .sort((a, b) => candidates[b]!.rank - candidates[a]!.rank || candidates[a]!.y - candidates[b]!.y);
  const chosen: number[] = [];
  // By line: whoever stands in a line or the two beside it can be in the way.
  const taken = new Map<number, number[]>();
  for (const i of byRank) {
    const { y } = candidates[i]!;
    const line = Math.floor(y / lineHeight);
    const near = [line - 1, line, line + 1].flatMap((at) => taken.get(at) ?? []);
    if (near.some((other) => Math.abs(other - y) < lineHeight)) continue;
    taken.set(line, [...(taken.get(line) ?? []), y]);
    chosen.push(i);
  }
  return chosen.sort((a, b) => a - b);
}
