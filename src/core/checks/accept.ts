/** What libxl and Xen say about the files of an export, as far as it follows from host tree and files. Types only. */

/** Why Xen or its tools would refuse a file. */
export interface Refusal {
  /** File and function of Xen that decides it. */
  readonly by: string;
  /** Xen's words, or what it does without a word. */
  readonly message: string;
  /** Node of the partial tree, or key of the configuration. */
  readonly at: string;
  /**
   * `form`: the file is not made as Xen wants it; no plan may lead to that. `wish`: what the plan asks for cannot be
   * had, which rules about plans say too.
   */
  readonly cause: 'form' | 'wish';
}
