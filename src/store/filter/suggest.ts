/** What can be typed next in the filter. */
import { scmiOf } from '../scmi.ts';
import { DMA_VALUES, type FilterSubject, RISK_VALUES } from './match.ts';
import { FILTER_KEYS, type FilterKey, parseTerm } from './query.ts';

export interface Suggestion {
  /** What replaces the term that is being typed. */
  readonly text: string;
  /** Set where a value has to follow. */
  readonly key?: FilterKey;
}

/** A longer list is no help. */
const MOST = 40;
/** From this many letters on a word may be meant as the beginning of a key. */
const KEY_FROM = 2;

/** Completions of the term that is being typed: its key, or its value; those that begin with what is there come first. */
export function suggestionsFor(subject: FilterSubject, typed: string): readonly Suggestion[] {
  const sign = typed.startsWith('-') ? '-' : '';
  const word = typed.slice(sign.length).toLowerCase();
  if (!word.includes(':')) {
    if (word.length < KEY_FROM) return [];
    return FILTER_KEYS.filter((key) => key.startsWith(word)).map((key) => ({ text: `${sign}${key}:`, key }));
  }
  const term = parseTerm(typed);
  if ('error' in term && term.error.kind === 'unknown-key') return [];
  const key = word.slice(0, word.indexOf(':')) as FilterKey;
  const begun = word.slice(key.length + 1).replaceAll('"', '');
  return valuesOf(subject, key)
    .filter((value) => value.toLowerCase().includes(begun) && value.toLowerCase() !== begun)
    .sort((a, b) => Number(b.toLowerCase().startsWith(begun)) - Number(a.toLowerCase().startsWith(begun)))
    .slice(0, MOST)
    .map((value) => ({ text: `${sign}${key}:${/\s/.test(value) ? `"${value}"` : value}` }));
}

function valuesOf({ facts, plan, findings }: FilterSubject, key: FilterKey): readonly string[] {
  const { tree } = facts;
  switch (key) {
    case 'compat':
      return [...new Set([...tree.nodes()].flatMap((node) => tree.strings(node, 'compatible')))].sort();
    case 'addr':
    case 'irq':
      return ['any', 'none'];
    case 'iommu':
      return ['any', 'none', ...[...facts.iommus.iommus.values()].map(({ node }) => tree.name(node))];
    case 'dma':
      return DMA_VALUES;
    case 'scmi': {
      const protocols = scmiOf(facts).instances.flatMap((instance) => instance.protocols);
      return ['any', 'none', ...new Set(protocols.map(({ kind }) => kind.name))];
    }
    case 'domain':
      return ['dom0', ...plan.domains.map(({ name }) => name), 'any'];
    case 'risk':
      return [...RISK_VALUES, 'any', 'none', ...[...new Set(findings.map(({ rule }) => rule))].sort()];
  }
}
