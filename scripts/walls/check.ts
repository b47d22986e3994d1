import { dirname, join } from 'node:path/posix';
import { ALLOWLIST, type Row, TESTS } from './allowlist.ts';
import { type Import, importsOf } from './imports.ts';

export interface WallReport {
  /** How many imports were judged. */
  readonly imports: number;
  /** One line each: `file:line: what is wrong`. */
  readonly violations: readonly string[];
}

/** Judges the imports of source files, given as repository path (with `/`) and text, by an allowlist. */
export function checkWalls(
  files: ReadonlyMap<string, string>,
  allowlist: readonly Row[] = ALLOWLIST,
): WallReport {
  let imports = 0;
  const violations: string[] = [];
  for (const [file, source] of files) {
    const row = rowFor(file, allowlist);
    if (row === undefined) {
      violations.push(`${file}: no row of the allowlist covers this file`);
      continue;
    }
    for (const one of importsOf(file, source)) {
      imports += 1;
      const trouble = judge(file, one, row);
      if (trouble !== undefined) violations.push(`${file}:${one.line}: ${trouble}`);
    }
  }
  return { imports, violations };
}

function judge(file: string, one: Import, row: Row): string | undefined {
  if (one.specifier === undefined) return 'imports a name computed at run time, which no wall can judge';
  const isTest = /\.test\.tsx?$/.test(file);
  if (!one.specifier.startsWith('.')) {
    const wanted = packageName(one.specifier);
    const packages = [...(row.packages ?? []), ...(isTest ? TESTS.packages! : [])];
    return packages.includes(wanted) ? undefined : `${row.place} may not import the package ${wanted}`;
  }
  const target = join(dirname(file), one.specifier);
  const may = [row.place, ...row.may, ...(isTest ? TESTS.may : [])];
  const admitted = may.some((entry) => {
    const typesOnly = entry.startsWith('type ');
    return (one.typeOnly || !typesOnly) && isWithin(target, typesOnly ? entry.slice(5) : entry);
  });
  return admitted ? undefined : `${row.place} may not import ${one.typeOnly ? 'types of ' : ''}${target}`;
}

/** The row of the longest place that the file lies in, a literal one before a `*`, with the place made concrete. */
function rowFor(file: string, allowlist: readonly Row[]): Row | undefined {
  let best: Row | undefined;
  let bestIsPattern = false;
  for (const row of allowlist) {
    const place = placeOf(file, row.place);
    if (place === undefined) continue;
    const longer = best === undefined || place.length > best.place.length;
    if (longer || (bestIsPattern && place === best?.place)) {
      best = { ...row, place };
      bestIsPattern = row.place.endsWith('*');
    }
  }
  return best;
}

function placeOf(file: string, place: string): string | undefined {
  if (!place.endsWith('/*')) return isWithin(file, place) ? place : undefined;
  const above = place.slice(0, -2);
  const folder = isWithin(file, above) ? file.slice(above.length + 1).split('/') : [];
  return folder.length > 1 ? `${above}/${folder[0]}` : undefined;
}

const isWithin = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
