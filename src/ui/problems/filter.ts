import type { Finding, Severity } from '../../core/contract.ts';

/** What the list shows: one severity, one domain, or all. */
export interface Filter {
  readonly severities: ReadonlySet<Severity>;
  /** A domain's name; undefined: all of them and the board itself. */
  readonly domain: string | undefined;
}

export const passes = ({ severity, domain }: Finding, filter: Filter): boolean =>
  filter.severities.has(severity) && (filter.domain === undefined || domain === filter.domain);
