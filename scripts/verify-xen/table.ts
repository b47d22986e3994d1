import type { Parts } from './setup.ts';

/** One question and its answer. */
export interface Row {
  readonly subject: string;
  /** What was given to the guest. */
  readonly given: string;
  readonly answer: string;
  readonly passed: boolean | 'not asked';
}

/** The rows as a Markdown table. */
export const table = (rows: readonly Row[], { xenVersion }: Parts): string =>
  [
    `Xen ${xenVersion} (Debian) under QEMU:`,
    '',
    '| machine or board | given to the guest | Xen and xl | |',
    '|---|---|---|---|',
    ...rows.map(
      ({ subject, given, answer, passed }) =>
        `| ${subject} | ${given} | ${answer} | ${passed === true ? 'ok' : passed || '**FAILED**'} |`,
    ),
  ].join('\n');
