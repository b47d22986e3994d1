import type { BuildResult, Finding, Severity } from '../core/contract.ts';

/** Errors that the plan does not accept. */
export const openErrors = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ severity, accepted }) => severity === 'error' && accepted === undefined);

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** The findings for a person: the worst first, each with effect, evidence and ways out. */
export function findingsText({ findings, skipped = [] }: BuildResult): string {
  const sorted = SEVERITIES.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  const notRun = skipped.map(({ rule, prerequisite }) => `not run  ${rule}: ${prerequisite}\n`);
  return [...sorted.map(findingText), ...notRun].join('\n');
}

function findingText(finding: Finding): string {
  const { rule, severity, path, property, domain, message, evidence = [], fixes = [], accepted } = finding;
  const where = `${fileText(finding)}${path}${property === undefined ? '' : `:${property}`}${domain === undefined ? '' : ` (${domain})`}`;
  const lines = [
    `${severity.padEnd(8)} ${rule}  ${where}`,
    message,
    ...evidence.map(({ text }) => `- ${text}`),
    ...fixes.map(({ label }) => `> ${label}`),
    ...(accepted === undefined ? [] : [`accepted by ${accepted.author}: ${accepted.reason}`]),
  ];
  return `${lines.join('\n         ')}\n`;
}

const fileText = ({ file, line }: Finding): string => {
  if (file === undefined) return '';
  return line === undefined ? `${file}  ` : `${file}:${line}  `;
};

/** How many of each severity, in words. */
export function countText(findings: readonly Finding[]): string {
  const count = (severity: Severity, one: string): string => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return `${number} ${one}${number === 1 ? '' : 's'}`;
  };
  return [count('error', 'error'), count('warning', 'warning'), count('info', 'note')].join(', ');
}
