import type { NodePath } from '../core/base/brand.ts';
import type { Finding, OutputFile, Provenance } from '../core/contract.ts';

/** Lines of a file, from 1, `to` included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Why a line is there: the narrowest statement that covers it. */
export function provenanceAt(lines: readonly Provenance[], line: number): Provenance | undefined {
  let found: Provenance | undefined;
  for (const entry of lines) {
    if (line < entry.from || line > entry.to) continue;
    if (found === undefined || entry.to - entry.from <= found.to - found.from) found = entry;
  }
  return found;
}

/** The lines that a host node produced in a file, neighbours joined, in order. */
export function linesOf(lines: readonly Provenance[], path: NodePath): LineRange[] {
  const own = lines.filter((entry) => entry.path === path).sort((a, b) => a.from - b.from);
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of own) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** The lines of the node that a host node became, from its name to its closing brace. */
export function nodeLines(lines: readonly Provenance[], path: NodePath): LineRange | undefined {
  const whole = lines.filter((entry) => entry.path === path && entry.property === undefined);
  return whole.reduce<LineRange | undefined>(
    (widest, entry) => (widest && widest.to - widest.from >= entry.to - entry.from ? widest : entry),
    undefined,
  );
}

/** Where a host node left its mark: every file with lines that come from it. */
export function filesOf(
  files: readonly OutputFile[],
  path: NodePath,
): { readonly file: string; readonly ranges: readonly LineRange[] }[] {
  return files
    .map((file) => ({ file: file.name, ranges: linesOf(file.lines ?? [], path) }))
    .filter(({ ranges }) => ranges.length > 0);
}

/** A line of a file. */
export interface LinePlace {
  readonly file: string;
  readonly line: number;
}

/**
 * The lines that a finding concerns: the one that it names itself, or in each file of its domain (of the host, where it
 * has none) the first that came from its property, or else from its node.
 */
export function placesOf(
  files: readonly OutputFile[],
  { file, line, path, property, domain, channel }: Finding,
): LinePlace[] {
  if (file !== undefined) return [{ file, line: line ?? 1 }];
  // Channels stand in files of the host, where Xen reads of its domains.
  const folder = channel === undefined ? `${domain ?? 'host'}/` : 'host/';
  return files.flatMap(({ name, lines = [] }) => {
    if (!name.startsWith(folder)) return [];
    const own = lines.filter((entry) =>
      channel === undefined ? entry.path === path : entry.channel === channel,
    );
    const found = own.find((entry) => property !== undefined && entry.property === property) ?? own[0];
    return found === undefined ? [] : [{ file: name, line: found.from }];
  });
}

/** The words of a provenance: why, what it was read from, and whose rule it is. */
export function explain(entry: Provenance): { why: string; from?: string; source?: string } {
  const from = [entry.path, entry.property].filter((part) => part !== undefined).join(' ');
  return {
    why: entry.why,
    ...(from === '' ? {} : { from }),
    ...(entry.source === undefined ? {} : { source: entry.source }),
  };
}
