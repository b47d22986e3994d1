import type { Finding } from '../../contract.ts';
import { RULES } from '../registry.ts';
import type { FileContext } from './guests.ts';

/**
 * Judges files as Xen, xl and Linux will read them, whoever wrote them. Rules that need the host say nothing where it
 * is not given.
 */
export function checkFiles(context: FileContext): Finding[] {
  const findings: Finding[] = [];
  for (const rule of RULES) {
    if (rule.kind !== 'file') continue;
    for (const observation of rule.run(context)) {
      findings.push({ severity: rule.severity, ...observation, rule: rule.id });
    }
  }
  return findings;
}
