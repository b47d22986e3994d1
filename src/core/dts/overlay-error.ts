export type OverlayErrorCode =
  | 'not-an-overlay'
  | 'no-symbols'
  | 'unknown-label'
  | 'no-target'
  | 'bad-fixup'
  | 'bad-symbol'
  | 'no-phandles';

/** An overlay cannot be applied to a base tree; neither of them is changed. */
export class OverlayError extends Error {
  override readonly name = 'OverlayError';
  readonly code: OverlayErrorCode;
  /** The node of the overlay concerned. */
  readonly path: string;

  constructor(code: OverlayErrorCode, path: string, message: string) {
    super(message);
    this.code = code;
    this.path = path;
  }
}
