import type { Intid, NodeIndex } from '../core/base/brand.ts';
import { pageOf } from '../core/base/page.ts';
import type { HostFacts } from '../core/host/facts.ts';

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
    .map(({ start, end }) => ({ first: pageOf(start), last: pageOf(end - 1n) }))
    .sort((a, b) => a.first - b.first);
  let pages = 0;
  let next = 0;
  for (const { first, last } of ranges) {
    const from = Math.max(first, next);
    if (last < from) continue;
    pages += last - from + 1;
    next = last + 1;
  }
  return { intids, pages };
}
