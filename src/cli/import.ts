import { factsOf } from '../core/build.ts';
import { importFiles } from '../core/engine.ts';
import type { ImportedDomain, ImportReport } from '../core/imports/report.ts';
import { emptyPlan } from '../core/plan/plan.ts';
import type { ImportCommand } from './commands.ts';
import { countText, findingsText, openErrors } from './findings.ts';
import { readFiles, readHost, readPlan } from './input.ts';
import { writeProject } from './output.ts';
import { BadInput, EXIT, type Terminal } from './terminal.ts';

/** `domgraft import`: a project from configurations and partial trees. @throws BadInput */
export function runImport(command: ImportCommand, terminal: Terminal): number {
  const { host, identity } = readHost(command, terminal);
  const stored = command.into === undefined ? emptyPlan(identity) : readPlan(command.into, terminal);
  const plan = { ...stored, host: identity, target: { ...stored.target, ...command.target } };
  const files = command.files.flatMap((path) => readFiles(path, terminal));
  const report = importFiles(factsOf(host.bytes), plan, files);
  const unreadable = report.findings.find(({ rule }) => rule === 'DG-FILE-01');
  if (report.domains.length === 0) {
    throw new BadInput(
      unreadable?.message ?? 'none of the files is a configuration for xl or a partial tree',
    );
  }
  writeProject(command.output, report.plan);
  const { domains, assumptions, findings } = report;
  terminal.out(
    command.json
      ? `${JSON.stringify({ output: command.output, domains, assumptions, findings }, null, 2)}\n`
      : text(command, report),
  );
  const isClean =
    domains.every(({ mismatches }) => mismatches.length === 0) && openErrors(findings).length === 0;
  return isClean ? EXIT.good : EXIT.openErrors;
}

function text({ output }: ImportCommand, { domains, assumptions, findings }: ImportReport): string {
  const found = domains.map(domainText).join('\n');
  const notes = assumptions.map((assumption) => `${assumption}\n`).join('');
  const wrong = findings.length === 0 ? '' : `\n${findingsText({ findings, files: [] })}`;
  return `${found}${notes}${wrong}\n${domains.length} ${domains.length === 1 ? 'domain' : 'domains'} in ${output}; ${countText(findings)}\n`;
}

function domainText({ name, files, replaces, devices, assumptions, mismatches }: ImportedDomain): string {
  return [
    `${name}  from ${files.join(' and ')}${replaces ? ', in place of the domain of that name' : ''}`,
    ...devices.map(
      ({ path, by, takenFrom }) =>
        `  ${path}  (${by.join(', ')})${takenFrom === undefined ? '' : `, taken from ${takenFrom}`}`,
    ),
    ...assumptions.map((assumption) => `  assumed: ${assumption}`),
    ...mismatches.map(
      ({ file, line, what, why }) =>
        `  no match: ${file}${line === undefined ? '' : `:${line}`}  ${what}  ${why}`,
    ),
    '',
  ].join('\n');
}
