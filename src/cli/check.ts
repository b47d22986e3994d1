import { build } from '../core/build.ts';
import type { BuildResult, Finding, Severity } from '../core/contract.ts';
import type { HostIdentity } from '../core/plan/plan.ts';
import type { CheckCommand } from './arguments.ts';
import { countText, findingsText } from './findings.ts';
import { readInput } from './input.ts';
import { sarifLog } from './sarif.ts';
import { EXIT, type Terminal } from './terminal.ts';

/** `domgraft check`: says what is to be said of a host and a plan, and writes no file. @throws BadInput */
export function runCheck(command: CheckCommand, terminal: Terminal): number {
  const { bytes, plan, notes } = readInput(command, terminal);
  const result = build(bytes, plan);
  for (const note of notes) terminal.error(`domgraft: ${note}\n`);
  terminal.out(report(command, plan.host, result));
  return result.findings.some((finding) => counts(finding, command.failOn)) ? EXIT.openErrors : EXIT.good;
}

function report({ format, host }: CheckCommand, identity: HostIdentity, result: BuildResult): string {
  const { findings, skipped = [] } = result;
  switch (format) {
    case 'text':
      return `${findingsText(result)}\n${countText(findings)}\n`.trimStart();
    case 'json':
      return `${JSON.stringify({ host: identity, findings, skipped }, null, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(sarifLog(host === '-' ? identity.name : host, result), null, 2)}\n`;
  }
}

const RANK: Readonly<Record<Severity | 'never', number>> = { info: 0, warning: 1, error: 2, never: 3 };

/** Whether an open finding is bad enough to fail. */
const counts = ({ severity, accepted }: Finding, failOn: CheckCommand['failOn']): boolean =>
  accepted === undefined && RANK[severity] >= RANK[failOn];
