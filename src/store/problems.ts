import type { Finding, Severity } from '../core/contract.ts';
import { memoizeLast } from './memoize.ts';
import { TABS, type Tab } from './state.ts';

/** Findings of one rule and severity about one domain, or about the board. */
export interface Group {
  readonly key: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly domain: string | undefined;
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

/**
 * Gathers findings of the same rule, severity and domain; each group stands at its first finding, and those of one rule
 * one after another.
 */
export function groupByRule(findings: readonly Finding[]): Group[] {
  const rules = new Map<string, Map<string, Group & { readonly findings: Finding[] }>>();
  for (const finding of inOrder(findings)) {
    const { rule, severity, domain } = finding;
    const ofRule = rules.get(`${severity} ${rule}`) ?? new Map();
    rules.set(`${severity} ${rule}`, ofRule);
    const key = `${severity} ${rule} ${domain ?? ''}`;
    const group = ofRule.get(key);
    if (group === undefined) ofRule.set(key, { key, rule, severity, domain, findings: [finding] });
    else group.findings.push(finding);
  }
  return [...rules.values()].flatMap((ofRule) => [...ofRule.values()]);
}

/** The family of a rule: its id without the number. */
export const familyOf = (rule: string): string => rule.slice(0, rule.lastIndexOf('-'));

/** How many findings there are of each of something. */
export function countBy<Of>(
  findings: readonly Finding[],
  of: (finding: Finding) => Of,
): ReadonlyMap<Of, number> {
  const counts = new Map<Of, number>();
  for (const finding of findings) counts.set(of(finding), (counts.get(of(finding)) ?? 0) + 1);
  return counts;
}

/** Open errors and warnings by where they are dealt with: files that are wrong, SCMI, Gunyah, or the domains. */
export const troubleByTab = memoizeLast((findings: readonly Finding[]): Readonly<Record<Tab, Trouble>> => {
  const trouble = Object.fromEntries(TABS.map((tab) => [tab, { error: 0, warning: 0 }])) as Record<
    Tab,
    { error: number; warning: number }
  >;
  for (const { rule, severity, accepted, file } of findings) {
    if (severity === 'info' || accepted !== undefined) continue;
    trouble[file === undefined ? tabOf(rule) : 'files'][severity]++;
  }
  return trouble;
});

const tabOf = (rule: string): Tab =>
  /^S[CM]-/.test(rule) ? 'scmi' : /^G[HV]-/.test(rule) ? 'gunyah' : 'domains';

export interface Trouble {
  readonly error: number;
  readonly warning: number;
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
