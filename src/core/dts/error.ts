/** Where in a source text something stands; line and column count from 1, the column in UTF-16 units. */
export interface DtsPosition {
  /** Name of the included file; undefined for the text itself. */
  readonly file?: string;
  /** In UTF-16 units from the start of that text. */
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** What a `# 12 "board.dts"` line of a preprocessor says about this place. */
  readonly origin?: { readonly file: string; readonly line: number };
}

/** The text is no sound device tree source. */
export class DtsError extends Error {
  override readonly name = 'DtsError';
  readonly file: string | undefined;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  readonly origin: DtsPosition['origin'];
  /** What would have been right at this place, e.g. `';'`; undefined where no single token would mend it. */
  readonly expected: string | undefined;
  /** The file whose text is not at hand, where an inclusion is the trouble. */
  readonly missing: string | undefined;

  constructor(position: DtsPosition, message: string, more: { expected?: string; missing?: string } = {}) {
    super(message);
    this.file = position.file;
    this.offset = position.offset;
    this.line = position.line;
    this.column = position.column;
    this.origin = position.origin;
    this.expected = more.expected;
    this.missing = more.missing;
  }
}
