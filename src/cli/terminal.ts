/** What a command talks to: texts out, bytes in. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
  /** All of standard input. */
  input(): Uint8Array;
  /** Whether somebody watches what goes to standard error. */
  readonly isWatched: boolean;
}

/** What was given cannot be used; `message` says why, and what to do. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

export const EXIT = { good: 0, openErrors: 1, badInput: 2, ourMistake: 3 } as const;
