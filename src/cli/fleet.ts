import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { survey } from '../core/engine.ts';
import { fleetCsv, sortFleet } from '../core/fleet/csv.ts';
import type { FleetFailure, FleetRow } from '../core/fleet/row.ts';
import { isBoardName } from '../core/fleet/survey.ts';
import { emptyPlan } from '../core/plan/plan.ts';
import type { FleetCommand } from './commands.ts';
import { isFolder, read } from './input.ts';
import { table } from './inspect.ts';
import { Progress } from './progress.ts';
import { BadInput, EXIT, type Terminal } from './terminal.ts';

/** `domgraft fleet`: many boards in figures. @throws BadInput */
export function runFleet(command: FleetCommand, terminal: Terminal): number {
  const target = { ...emptyPlan({ name: '', sha256: '', compatible: [] }).target, ...command.target };
  const paths = command.files.flatMap(boardsIn);
  const progress = new Progress(terminal, paths.length);
  const rows: FleetRow[] = [];
  const failures: FleetFailure[] = [];
  for (const [done, { path, name }] of paths.entries()) {
    progress.show(done, name);
    const found = survey([{ name, bytes: read(path, terminal) }], target);
    rows.push(...found.rows);
    failures.push(...found.failures);
  }
  progress.end();
  for (const { name, why } of failures) terminal.error(`domgraft: ${name}: ${why}\n`);
  if (rows.length === 0) throw new BadInput('none of the files holds a board');
  const sorted = sortFleet(rows, command.sort, command.descending);
  terminal.out(FORMATS[command.format](sorted));
  return failures.length > 0 ? EXIT.openErrors : EXIT.good;
}

/** A file, or what looks like boards in a folder, named by their way from it. */
function boardsIn(path: string): { path: string; name: string }[] {
  if (!isFolder(path)) return [{ path, name: path }];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
  return names
    .filter((name) => isBoardName(name) && !isFolder(join(path, name)))
    .map((name) => ({ path: join(path, name), name }));
}

const FORMATS: Readonly<Record<FleetCommand['format'], (rows: readonly FleetRow[]) => string>> = {
  csv: fleetCsv,
  json: (rows) => `${JSON.stringify(rows, null, 2)}\n`,
  text: (rows) =>
    table(
      ['BOARD', 'DEVICES', 'MASTERS', 'UNPROTECTED', 'PROTECTED', 'UNKNOWN', 'IOMMUS', 'SHARING', 'SCMI'],
      rows.map((row) => [
        row.name,
        ...[row.devices, row.masters, row.unprotected].map(String),
        row.protectedShare === undefined ? '-' : `${row.protectedShare} %`,
        String(row.unknown),
        `${row.driven}/${row.iommus}`,
        String(row.sharing),
        row.scmi,
      ]),
    ),
};
