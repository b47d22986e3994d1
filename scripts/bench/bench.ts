/**
 * What a benchmark is. A file `scripts/bench/<subject>.bench.ts` with a default export of this type is found and run
 * by `npm run bench` (also `-- --only NAME`, `-- --passes N`).
 */
export interface Bench {
  /** Unique, a few words: the row of the table, and how others refer to it. */
  readonly name: string;
  /** What it may take, as a multiple of what another row takes in the same run. */
  readonly bound?: { readonly of: string; readonly times: number };
  /** Look at each nth board only; both rows of a bound have to agree. Default 1. */
  readonly every?: number;
  /** So many passes run before the first one that counts, as one board alone warms the engine up slowly. Default 0. */
  readonly warmUp?: number;
  /** Prepares what is not to be measured, and gives a pass; or says in a few words why there is none. */
  start(boards: readonly Board[]): Pass | string;
}

/** Works once through all boards. Gives the milliseconds where it measures itself, otherwise the caller does. */
export type Pass = () => number | undefined;

export interface Board {
  /** Where the file is. */
  readonly file: string;
  readonly bytes: Uint8Array;
}
