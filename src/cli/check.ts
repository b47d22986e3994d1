import { build, factsOf } from '../core/build.ts';
import { checkFiles } from '../core/checks/files/run.ts';
import type { BuildResult, Finding, Severity } from '../core/contract.ts';
import { sortFiles } from '../core/imports/given.ts';
import { emptyPlan, type HostIdentity } from '../core/plan/plan.ts';
import type { CheckCommand } from './commands.ts';
import { countText, findingsText } from './findings.ts';
import { isFolder, readFiles, readHost, readInput } from './input.ts';
import { sarifLog } from './sarif.ts';
import { BadInput, EXIT, type Terminal } from './terminal.ts';

/** What was found about a host, and about a plan or files for it. */
interface Checked {
  readonly identity: HostIdentity;
  readonly result: BuildResult;
  /** Where the files that findings name lie. */
  readonly places: ReadonlyMap<string, string>;
}

/** `domgraft check`: says what is to be said of a host and a plan or files, and writes no file. @throws BadInput */
export function runCheck(command: CheckCommand, terminal: Terminal): number {
  const checked = command.files.length > 0 ? checkGiven(command, terminal) : checkWish(command, terminal);
  terminal.out(report(command, checked));
  const { findings } = checked.result;
  return findings.some((finding) => counts(finding, command.failOn)) ? EXIT.openErrors : EXIT.good;
}

function checkWish(command: CheckCommand, terminal: Terminal): Checked {
  const { bytes, plan, notes } = readInput(command, terminal);
  for (const note of notes) terminal.error(`domgraft: ${note}\n`);
  return { identity: plan.host, result: build(bytes, plan), places: new Map() };
}

/** Files that somebody wrote, as Xen, xl and Linux will read them on the host. */
function checkGiven(command: CheckCommand, terminal: Terminal): Checked {
  const { host, identity } = readHost(command, terminal);
  const target = { ...emptyPlan(identity).target, ...command.target };
  const places = new Map<string, string>();
  const given = command.files.flatMap((path) => {
    const files = readFiles(path, terminal);
    const isOne = !isFolder(path);
    for (const { name } of files) {
      places.set(name, isOne ? path : `${path.replace(/\/+$/, '')}${name.slice(name.indexOf('/'))}`);
    }
    return files;
  });
  const { domains } = sortFiles(given);
  if (domains.length === 0) {
    throw new BadInput('none of the files is a configuration for xl or a partial tree');
  }
  const findings = checkFiles(domains, { target, facts: factsOf(host.bytes) });
  return { identity, result: { findings, files: [] }, places };
}

function report({ format, host }: CheckCommand, { identity, result, places }: Checked): string {
  const { findings, skipped = [] } = result;
  switch (format) {
    case 'text':
      return `${findingsText(result)}\n${countText(findings)}\n`.trimStart();
    case 'json':
      return `${JSON.stringify({ host: identity, findings, skipped }, null, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(sarifLog(host === '-' ? identity.name : host, result, places), null, 2)}\n`;
  }
}

const RANK: Readonly<Record<Severity | 'never', number>> = { info: 0, warning: 1, error: 2, never: 3 };

/** Whether an open finding is bad enough to fail. */
const counts = ({ severity, accepted }: Finding, failOn: CheckCommand['failOn']): boolean =>
  accepted === undefined && RANK[severity] >= RANK[failOn];
