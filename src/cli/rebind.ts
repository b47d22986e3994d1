import type { NodePath } from '../core/base/brand.ts';
import { factsOf } from '../core/build.ts';
import type { RebindItem, RebindReport } from '../core/compare/rebind.ts';
import { rebind } from '../core/engine.ts';
import { reboundPlan } from '../core/plan/rebind.ts';
import type { RebindCommand } from './commands.ts';
import { readHost, readPlan } from './input.ts';
import { changeText, writeProject } from './output.ts';
import { EXIT, type Terminal } from './terminal.ts';

/** `domgraft rebind`: takes a project to another tree of its board. @throws BadInput */
export function runRebind(command: RebindCommand, terminal: Terminal): number {
  const plan = readPlan(command.plan, terminal);
  const { host } = readHost(command, terminal);
  const before =
    command.from === undefined ? undefined : readHost({ host: command.from, overlays: [] }, terminal);
  if (before !== undefined && before.identity.sha256 !== plan.host.sha256) {
    terminal.error(`domgraft: ${command.from} is not the tree that ${command.plan} was made for.\n`);
  }
  const report = rebind(plan, host.name, factsOf(host.bytes), before && factsOf(before.host.bytes));
  const left = report.items.filter((item) => !isSettled(item, command));
  const changes = new Map<NodePath, NodePath | null>(
    report.items
      .filter((item) => isSettled(item, command) && item.fate !== 'same' && item.fate !== 'changed')
      .map(({ path, to }) => [path, to ?? null]),
  );
  writeProject(command.output, reboundPlan(plan, report.host, changes));
  terminal.out(
    command.json
      ? `${JSON.stringify({ output: command.output, ...report }, null, 2)}\n`
      : text(command, report, left.length),
  );
  return left.length > 0 ? EXIT.openErrors : EXIT.good;
}

const isSettled = ({ fate, doubtful }: RebindItem, { accept }: RebindCommand): boolean =>
  fate === 'same' || (accept.includes(fate) && !doubtful);

function text({ output }: RebindCommand, { items, host }: RebindReport, left: number): string {
  const open = items.filter(({ fate }) => fate !== 'same');
  const same = `${items.length - open.length} of ${items.length} paths are as they were on ${host.name}; project in ${output}`;
  return `${open.map(itemText).join('')}${same}${left === 0 ? '' : `; ${left} not settled`}\n`;
}

const itemText = ({ path, to, fate, by, uses, changes, doubtful }: RebindItem): string =>
  [
    `${fate.padEnd(8)}  ${path}${fate === 'moved' ? ` -> ${to} (by ${by})` : ''}  ${uses.join(', ')}`,
    ...changes.map((change) => `          ${changeText(change)}`),
    ...(doubtful ? ['          probably another device'] : []),
    '',
  ].join('\n');
