import type { Finding, Severity } from '../../core/contract.ts';
import { familyOf } from '../../store/problems.ts';

/** What the list shows: some severities, of one domain and one family of rules or of all. */
export interface Filter {
  readonly severities: ReadonlySet<Severity>;
  /** A domain's name, or what is about no domain; undefined: everything. */
  readonly domain: string | typeof BOARD | undefined;
  /** What the ids of rules begin with; undefined: all rules. */
  readonly family: string | undefined;
}

/** Stands for findings that are about no domain. No domain has this name. */
export const BOARD = '/';

export const passes = ({ rule, severity, domain }: Finding, filter: Filter): boolean =>
  filter.severities.has(severity) &&
  (filter.domain === undefined || (domain ?? BOARD) === filter.domain) &&
  (filter.family === undefined || familyOf(rule) === filter.family);
