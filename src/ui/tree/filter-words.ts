/** The words of the filter of tree and table. */
import type { FilterError, FilterKey } from '../../store/filter/query.ts';
import { FILTER_KEYS } from '../../store/filter/query.ts';

export const texts = {
  field: 'Filter by name, path or compatible',
  example: 'Filter, e.g. irq:107 dma:unprotected',
  clear: 'Clear the filter',
  chips: 'Filters',
  remove: (term: string) => `Remove the filter ${term}`,
  suggestions: 'Completions',
  help: 'What can be filtered',
  lead: 'Words look into names and compatibles, with a slash into paths too. With a key they ask for facts. All terms must hold; a minus in front turns one round.',
  keys: {
    compat: ['compat:acme,*', 'A compatible. A star stands for anything.'],
    addr: ['addr:0xff0e0000', 'Registers at an address, in a range a-b, or beginning with these digits.'],
    irq: ['irq:107', 'An INTID, a range 32-63, or the number in the tree: spi75.'],
    iommu: ['iommu:none', 'any, none, the name of an IOMMU, or a stream ID.'],
    dma: [
      'dma:unprotected',
      'How it reaches memory: protected, partly, unprotected, unknown, proxy, none, master.',
    ],
    scmi: ['scmi:clock', 'What it needs of SCMI: any, none, a protocol, a kind of resource, or a name.'],
    domain: ['domain:domd', 'Who has it: a domain, dom0, or any.'],
    risk: ['risk:error', 'Problems: error, warning, note, accepted, any, none, or a rule such as dg-dma.'],
  } satisfies Record<FilterKey, readonly [string, string]>,
  use: (key: FilterKey) => `Filter by ${key}`,
  errors: (source: string, error: FilterError): string => {
    switch (error.kind) {
      case 'unknown-key':
        return `There is no filter ${error.key}:. There are ${FILTER_KEYS.map((key) => `${key}:`).join(' ')}`;
      case 'not-an-address':
        return `${source}: an address is hexadecimal, such as addr:0xff0e0000 or addr:0xff000000-0xffffffff`;
      case 'not-an-interrupt':
        return `${source}: an interrupt is a number, such as irq:107, irq:spi75 or irq:32-63`;
      case 'no-such-value':
        return WAYS_OUT[error.key]?.(source) ?? source;
    }
  },
};

const WAYS_OUT: Partial<Record<FilterKey, (source: string) => string>> = {
  dma: (source) => `${source}: it is protected, partly, unprotected, covered, unknown, proxy, none or master`,
  domain: (source) => `${source}: no domain has a name that begins so`,
  risk: (source) => `${source}: it is error, warning, note, accepted, any, none or the beginning of a rule`,
};
