import { readFileSync, writeFileSync } from 'node:fs';

/** One question and its answer. */
export interface Row {
  readonly subject: string;
  /** What was given to the guest. */
  readonly given: string;
  readonly answer: string;
  readonly passed: boolean | 'not run';
  /** It was not run because this machine lacks something. */
  readonly lacking?: true;
}

/** The row of something that this machine cannot ask. */
export const lacking = (subject: string, given: string, why: string): Row => ({
  subject,
  given,
  answer: why,
  passed: 'not run',
  lacking: true,
});

const PAGE = 'docs/verification.md';
const HEAD = ['| machine or board | given to the guest | Xen and xl | |', '|---|---|---|---|'];

/** The rows as a Markdown table. */
export const table = (rows: readonly Row[]): string => lines(rows).join('\n');

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
