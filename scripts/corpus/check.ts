/**
 * What a corpus check is. A file `scripts/corpus/<subject>.check.ts` with a default export of this type is found and
 * run over every real board by `npm run corpus` (also `-- --only NAME`, `-- --boards SUBSTRING`).
 *
 * Boards are spread over worker threads, so a check keeps no state between boards: what it counts it returns.
 */
export interface Check {
  /** Unique, a few words: `blob round trip`. */
  readonly name: string;
  /** Commands that it starts; where one is missing the check is skipped, or failed where it could be installed. */
  readonly tools?: readonly string[];
  /** In `npm test`, look at each nth board only, for checks that cost more than some 50 ms a board; default 1. */
  readonly every?: number;
  /** Fetches once what all threads will find, before they start. Throwing is failing. */
  prepare?(): void;
  /** Throwing is failing. */
  run(board: Board): Outcome | undefined | Promise<Outcome | undefined>;
  /** Judges the sums of the counts over all boards; its lines are shown in place of the counts. */
  conclude?(sums: ReadonlyMap<string, number>): Conclusion;
}

export interface Conclusion {
  readonly lines: readonly string[];
  /** One line for each thing that is wrong with the corpus as a whole. */
  readonly failures: readonly string[];
}

export interface Board {
  /** Architecture, folder and file of the kernel package: `arm64/renesas/r8a77951-salvator-xs.dtb`. */
  readonly name: string;
  /** Where the file is, for tools that want one. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface Outcome {
  /** One line for each thing that is wrong; none or absent: passed. */
  readonly failures?: readonly string[];
  /** Figures such as `{ nodes: 812 }`; the summary shows their sums over all boards. */
  readonly counts?: Readonly<Record<string, number>>;
  /** What is right and yet has to be named; the summary lists the boards under each. */
  readonly notes?: readonly string[];
}
