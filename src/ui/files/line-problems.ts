import type { Finding, Provenance, Severity } from '../../core/contract.ts';
import type { LineProblem } from './decorations.ts';

const WORDS: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Note' };

/**
 * The lines of a domain's file that open errors and warnings are about: those of the property where the finding
 * names one, otherwise the first that its node produced. A line carries its worst finding.
 */
export function lineProblems(
  file: string,
  lines: readonly Provenance[],
  findings: readonly Finding[],
): LineProblem[] {
  const worst = new Map<number, LineProblem>();
  for (const { severity, rule, path, property, domain, accepted } of findings) {
    if (severity === 'info' || accepted !== undefined || domain === undefined) continue;
    if (!file.startsWith(`${domain}/`)) continue;
    const own = lines.filter((line) => line.path === path);
    const about = own.find((line) => property !== undefined && line.property === property) ?? own[0];
    if (about === undefined) continue;
    const known = worst.get(about.from);
    if (known?.severity === 'error' || (known !== undefined && severity === 'warning')) continue;
    worst.set(about.from, {
      from: about.from,
      to: about.from,
      severity,
      words: `${WORDS[severity]} ${rule}`,
    });
  }
  return [...worst.values()];
}
