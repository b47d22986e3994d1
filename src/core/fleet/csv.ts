import type { FleetRow } from './row.ts';

/** The columns of the table, in their order. */
export const FLEET_COLUMNS = [
  'name',
  'model',
  'compatible',
  'devices',
  'masters',
  'unprotected',
  'protectedShare',
  'unknown',
  'iommus',
  'driven',
  'scmi',
  'sharing',
  'nodes',
] as const satisfies readonly (keyof FleetRow)[];
export type FleetColumn = (typeof FLEET_COLUMNS)[number];

/** The table as comma-separated values (RFC 4180), with a line of column names. */
export function fleetCsv(rows: readonly FleetRow[]): string {
  const lines = [FLEET_COLUMNS, ...rows.map((row) => FLEET_COLUMNS.map((column) => row[column] ?? ''))];
  return lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

/** Texts that a spreadsheet would take for a formula are marked as text. */
function csvCell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows in the order of a column; equal ones by name, and boards without a value last. */
export function sortFleet(rows: readonly FleetRow[], column: FleetColumn, descending: boolean): FleetRow[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [x, y] = [a[column], b[column]];
    if (x === y) return compareTexts(a.name, b.name);
    if (x === undefined || x === '') return 1;
    if (y === undefined || y === '') return -1;
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : compareTexts(String(x), String(y));
    return sign * order;
  });
}

/** By code units: the same everywhere. */
const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
