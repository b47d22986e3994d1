/** The language of the filter: `compat:acme,* -dma:none serial`. Terms are separated by spaces, and all must hold. */

export const FILTER_KEYS = ['compat', 'addr', 'irq', 'iommu', 'dma', 'scmi', 'domain', 'risk'] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

/** Something a node must be, or must not be. */
export interface FilterTerm {
  /** `text`: a word that stands alone. */
  readonly key: FilterKey | 'text';
  /** In lower case, without quotes. */
  readonly value: string;
  readonly negated: boolean;
  /** As it was typed. */
  readonly source: string;
}

/** Why a term means nothing; it then filters nothing. */
export type FilterError =
  | { readonly kind: 'unknown-key'; readonly key: string }
  | { readonly kind: 'not-an-address' | 'not-an-interrupt' | 'no-such-value'; readonly key: FilterKey };

/** Cuts a text into terms; a part in double quotes may hold spaces, and the last one may be left open. */
export const splitTerms = (text: string): string[] => text.match(/(?:"[^"]*"?|[^\s"])+/g) ?? [];

/** What one term says. */
export function parseTerm(
  source: string,
): FilterTerm | { readonly source: string; readonly error: FilterError } {
  const negated = source.startsWith('-') && source.length > 1;
  const rest = negated ? source.slice(1) : source;
  const [, name, keyed] = /^([a-z]+):(.*)$/is.exec(rest) ?? [];
  if (name === undefined) return { key: 'text', value: bare(rest), negated, source };
  const key = FILTER_KEYS.find((each) => each === name.toLowerCase());
  if (key === undefined) return { source, error: { kind: 'unknown-key', key: name } };
  const value = bare(keyed!);
  const open = value === '' || value === 'any' || value === 'none';
  if (key === 'addr' && !open && parseAddresses(value) === undefined) {
    return { source, error: { kind: 'not-an-address', key } };
  }
  if (key === 'irq' && !open && parseInterrupts(value) === undefined) {
    return { source, error: { kind: 'not-an-interrupt', key } };
  }
  return { key, value, negated, source };
}

const bare = (text: string): string => text.replaceAll('"', '').toLowerCase();

/** `0xff0e0000`, or both ends of a range with a dash between; hexadecimal, `0x` may be left out. */
export function parseAddresses(value: string): { readonly from: bigint; readonly to: bigint } | undefined {
  const [, from, to = from] = /^(?:0x)?([0-9a-f]{1,16})(?:-(?:0x)?([0-9a-f]{1,16}))?$/.exec(value) ?? [];
  return from === undefined ? undefined : { from: BigInt(`0x${from}`), to: BigInt(`0x${to}`) };
}

/** Where the kinds of interrupts begin among the INTIDs of a GIC. */
const FIRST_INTID = { '': 0, ppi: 16, spi: 32 };

/** `107`, `32-63`, or the number in the tree: `spi75`, `ppi13`. INTIDs, both ends included. */
export function parseInterrupts(value: string): { readonly from: number; readonly to: number } | undefined {
  const match = /^(spi|ppi|)(\d{1,5})(?:-(\d{1,5}))?$/.exec(value);
  if (match === null) return undefined;
  const first = FIRST_INTID[match[1] as keyof typeof FIRST_INTID];
  return { from: first + Number(match[2]), to: first + Number(match[3] ?? match[2]) };
}

/** Whether a text answers a pattern: the whole of it where the pattern has a `*`, otherwise any part of it. */
export function answers(text: string, pattern: string): boolean {
  if (!pattern.includes('*')) return text.includes(pattern);
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(text);
}
