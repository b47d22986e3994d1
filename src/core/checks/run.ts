import type { Finding, SkippedRule } from '../contract.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanContext } from './context.ts';
import { RULES } from './registry.ts';
import type { PlanRule, Rule } from './rule.ts';

/** What all rules found, and which could not be asked. */
export interface CheckReport {
  /** By severity, then by rule, then in the order in which a rule found them. */
  readonly findings: readonly Finding[];
  readonly skipped: readonly SkippedRule[];
  /** What the rules that found something are called, by id. */
  readonly ruleNames: Readonly<Record<string, string>>;
}

/**
 * Runs every plan rule. All run, whatever another found; a rule whose prerequisite does not hold is reported as
 * skipped. Findings that the plan accepts are kept and marked.
 */
export function checkPlan(context: PlanContext, rules: readonly Rule[] = RULES): CheckReport {
  const findings: Finding[] = [];
  const skipped: SkippedRule[] = [];
  const ruleNames: Record<string, string> = {};
  for (const rule of rules) {
    if (rule.kind !== 'plan') continue;
    const failed = rule.requires?.find((prerequisite) => !prerequisite.holds(context));
    const before = findings.length;
    if (failed) skipped.push({ rule: rule.id, prerequisite: failed.missing });
    else findings.push(...runRule(rule, context));
    if (findings.length > before) ruleNames[rule.id] = rule.name;
  }
  findings.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  return { findings, skipped, ruleNames };
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

function* runRule(rule: PlanRule, context: PlanContext): Generator<Finding> {
  for (const observation of rule.run(context)) {
    yield marked({ severity: rule.severity, ...observation, rule: rule.id }, context.plan);
  }
}

/** An acceptance without domain holds for the finding in every domain. */
function marked(finding: Finding, plan: Plan): Finding {
  if (plan.accepted.length === 0) return finding;
  const acceptance = plan.accepted.find(
    ({ rule, path, domain }) =>
      rule === finding.rule && path === finding.path && (domain === undefined || domain === finding.domain),
  );
  if (acceptance === undefined) return finding;
  const { author, reason } = acceptance;
  return { ...finding, accepted: { author, reason } };
}
