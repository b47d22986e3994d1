import { factsOf } from '../core/build.ts';
import { compare } from '../core/compare/compare.ts';
import type { CompareSide, Comparison, DeviceDifference } from '../core/compare/comparison.ts';
import { unifiedDiff } from '../core/compare/line-diff.ts';
import type { Finding, InputError } from '../core/contract.ts';
import { rebind, sideFrom } from '../core/engine.ts';
import { followMoved } from '../core/plan/rebind.ts';
import type { CompareCommand } from './commands.ts';
import { readFiles, readPlan } from './input.ts';
import { changeText } from './output.ts';
import { BadInput, EXIT, type Terminal } from './terminal.ts';

/** `domgraft compare`: how two boards, or two projects, differ. @throws BadInput */
export function runCompare(command: CompareCommand, terminal: Terminal): number {
  const [first, second = first] = command.hosts;
  const left = readSide(command, command.left, first, terminal);
  const right = readSide(command, command.right, second, terminal);
  const comparison = compare(left, right);
  terminal.out(command.json ? `${JSON.stringify(comparison, null, 2)}\n` : text(command, comparison));
  return isSame(comparison) ? EXIT.good : EXIT.openErrors;
}

function readSide(
  { plan: planFile }: CompareCommand,
  name: string,
  host: string | undefined,
  terminal: Terminal,
): CompareSide {
  const files = [name, ...(host === undefined ? [] : [host])].flatMap((path) => readFiles(path, terminal));
  const side = sideFrom(files);
  if ('code' in side) throw new BadInput(refusalText(name, side));
  if (planFile === undefined) return { ...side, name };
  if (side.plan !== undefined) throw new BadInput(`${name} is a project; --plan goes with two host trees`);
  const plan = readPlan(planFile, terminal);
  return { ...side, name, plan: followMoved(plan, rebind(plan, name, factsOf(side.bytes))) };
}

const refusalText = (name: string, { message, hint }: InputError): string =>
  `${name}: ${message}${hint === undefined ? '' : `\n${hint}`}`;

const isSame = ({ devices, settings, findings, files, sameHost }: Comparison): boolean =>
  sameHost &&
  devices.length + settings.length + findings.length === 0 &&
  files.every(({ state }) => state === 'same');

function text({ diff }: CompareCommand, comparison: Comparison): string {
  const { left, right, devices, sameDevices, settings, findings, sameFindings, files } = comparison;
  const differing = files.filter(({ state }) => state !== 'same');
  const section = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}\n`).join('')}\n`;
  return [
    `< ${left}\n> ${right}\n\n`,
    section('Devices', devices.flatMap(deviceLines)),
    section(
      'Settings',
      settings.map(({ what, left: a = 'none', right: b = 'none' }) => `${what}: ${a} -> ${b}`),
    ),
    section(
      'Findings',
      findings.map(({ side, finding }) => `${side === 'left' ? '<' : '>'} ${findingLine(finding)}`),
    ),
    section(
      'Files',
      differing.map(({ name, state }) => `${state.padEnd(10)}  ${name}`),
    ),
    ...(diff
      ? differing.flatMap(({ name, left: a = '', right: b = '' }) =>
          a === b ? [] : [`--- ${name}\n+++ ${name}\n${unifiedDiff(a, b)}\n`],
        )
      : []),
    `${sameDevices} devices, ${sameFindings} findings and ${files.length - differing.length} files are the same\n`,
  ].join('');
}

function deviceLines({ path, fate, to, changes, leftDomain, rightDomain }: DeviceDifference): string[] {
  const domains =
    leftDomain === rightDomain ? (leftDomain ?? '') : `${leftDomain ?? 'dom0'} -> ${rightDomain ?? 'dom0'}`;
  const where = to === undefined ? path : `${path} -> ${to}`;
  return [
    `${fate.padEnd(18)}  ${where}${domains === '' ? '' : `  (${domains})`}`,
    ...changes.map((change) => `${' '.repeat(20)}${changeText(change)}`),
  ];
}

const findingLine = ({ severity, rule, path, domain, message }: Finding): string =>
  `${severity} ${rule} ${path}${domain === undefined ? '' : ` (${domain})`}: ${message}`;
