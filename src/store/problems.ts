import type { Finding, Severity } from '../core/contract.ts';

/** Findings of one rule and severity. */
export interface Group {
  readonly key: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly findings: readonly Finding[];
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Tells findings apart across replies: the same statement about the same place is the same finding. */
export const findingKey = ({ rule, domain, path, property, message }: Finding): string =>
  [rule, domain ?? '', path, property ?? '', message].join('\n');

/** Errors first, then warnings, then notes; within them the open ones first, otherwise as the rules gave them. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const rank = ({ severity, accepted }: Finding) => RANK[severity] * 2 + (accepted === undefined ? 0 : 1);
  return [...findings].sort((a, b) => rank(a) - rank(b));
}

/** Gathers findings of the same rule and severity, where each group stands at its first finding. */
export function groupByRule(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, { rule: string; severity: Severity; findings: Finding[] }>();
  for (const finding of inOrder(findings)) {
    const { rule, severity } = finding;
    const key = `${severity} ${rule}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { rule, severity, findings: [finding] });
    else group.findings.push(finding);
  }
  return Array.from(groups, ([key, group]) => ({ key, ...group }));
}

/** The finding after (or before) another, in order, accepted ones left out; round and round. */
export function neighbour(
  findings: readonly Finding[],
  from: Finding | undefined,
  step: 1 | -1,
): Finding | undefined {
  const open = groupByRule(findings)
    .flatMap((group) => group.findings)
    .filter(({ accepted }) => accepted === undefined);
  if (open.length === 0) return undefined;
  const key = from && findingKey(from);
  const at = open.findIndex((finding) => findingKey(finding) === key);
  if (at < 0) return step === 1 ? open[0] : open.at(-1);
  return open[(at + step + open.length) % open.length];
}
