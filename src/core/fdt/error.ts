/** What can be wrong with a flattened device tree. */
export type FdtErrorCode =
  | 'empty'
  | 'bad-magic'
  | 'truncated'
  | 'too-large'
  | 'bad-version'
  | 'bad-layout'
  | 'bad-reservations'
  | 'bad-structure'
  | 'property-after-child'
  | 'bad-name'
  | 'name-too-long'
  | 'value-too-long'
  | 'too-deep'
  | 'too-many-nodes'
  | 'too-many-properties'
  | 'too-many-names'
  | 'paths-too-long';

/**
 * The blob is not a sound flattened device tree.
 * `offset` is where in the blob (bytes from its start) the trouble was met; `message` says what was found there.
 */
export class FdtError extends Error {
  override readonly name = 'FdtError';
  readonly code: FdtErrorCode;
  readonly offset: number;

  constructor(code: FdtErrorCode, offset: number, message: string) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}
