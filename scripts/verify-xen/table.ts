import { readFileSync, writeFileSync } from 'node:fs';
import type { Parts } from './setup.ts';

/** One question and its answer. */
export interface Row {
  readonly subject: string;
  /** What was given to the guest. */
  readonly given: string;
  readonly answer: string;
  readonly passed: boolean | 'not asked';
}

const PAGE = 'docs/verification.md';
const HEAD = ['| machine or board | given to the guest | Xen and xl | |', '|---|---|---|---|'];

/** The rows as a Markdown table. */
export const table = (rows: readonly Row[], { xenVersion }: Parts): string =>
  [`Xen ${xenVersion} (Debian) under QEMU:`, '', ...lines(rows)].join('\n');

const lines = (rows: readonly Row[]): string[] => [
  ...HEAD,
  ...rows.map(
    ({ subject, given, answer, passed }) =>
      `| ${subject} | ${given} | ${answer} | ${passed === true ? 'ok' : passed || '**FAILED**'} |`,
  ),
];

/** Replaces the table at the end of the page about the verification. */
export function writeTable(rows: readonly Row[]): void {
  const text = readFileSync(PAGE, 'utf8');
  writeFileSync(PAGE, `${text.slice(0, text.indexOf(HEAD[0]!))}${lines(rows).join('\n')}\n`);
}
