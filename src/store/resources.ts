import type { Intid, NodeIndex } from '../core/base/brand.ts';
import type { HostFacts } from '../core/host/facts.ts';

const PAGE_BITS = 12n;

export interface Resources {
  /** SPIs of the device and its usable parts, ascending, each once. */
  readonly intids: readonly Intid[];
  /** Number of 4 KiB pages with its registers. */
  readonly pages: number;
}

/** What a domain gets of a device. */
export function resourcesOf(facts: HostFacts, node: NodeIndex): Resources {
  const parts = facts.usableParts(node);
  const intids = [...new Set(parts.flatMap((part) => facts.intids(part)))].sort((a, b) => a - b);
  const ranges = parts
    .flatMap((part) => facts.spans(part))
    .map(({ start, end }) => ({ first: start >> PAGE_BITS, last: (end - 1n) >> PAGE_BITS }))
    .sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  let pages = 0n;
  let next = 0n;
  for (const { first, last } of ranges) {
    const from = first > next ? first : next;
    if (last < from) continue;
    pages += last - from + 1n;
    next = last + 1n;
  }
  return { intids, pages: Number(pages) };
}
