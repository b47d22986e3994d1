import type { NodeIndex } from '../../base/brand.ts';
import type { Override, XenTarget } from '../../plan/plan.ts';
import type { HostFacts } from '../facts.ts';
import { platformStatement } from '../overrides.ts';

/**
 * What needs most thought comes first. `unprotected`: nothing confines its accesses. `partly`: an IOMMU confines those of
 * some of its parts. `unknown`: nothing does, and nobody knows whether it needs to be. `covered`: the user states that the
 * board confines it. `protected`: an IOMMU confines all. `proxy`: a DMA controller moves its data. `none`: it has no
 * access of its own.
 */
export const DMA_STATES = [
  'unprotected',
  'partly',
  'unknown',
  'covered',
  'protected',
  'proxy',
  'none',
] as const;
export type DmaState = (typeof DMA_STATES)[number];

export interface DmaView {
  readonly state: DmaState;
  /** Why, in sentences. */
  readonly why: string;
  /** The first stream ID, where there is one. */
  readonly stream: number | undefined;
}

/** How a device stands with memory when it goes to a domain together with `given`; alone where that is absent. */
export function dmaView(
  facts: HostFacts,
  node: NodeIndex,
  target: XenTarget,
  overrides: readonly Override[],
  given?: ReadonlySet<NodeIndex>,
): DmaView {
  const parts = facts.usableParts(node);
  const verdicts = parts.map((part) => facts.dma(part, overrides));
  const accessing = parts.filter((part, i) => isAccessing(facts, part, verdicts[i]!.verdict));
  const stream = parts.flatMap((part) => facts.iommuOf(part)).flatMap(({ streams }) => streams)[0]?.id;
  if (accessing.length === 0) {
    const proxy = verdicts.find(({ verdict }) => verdict === 'proxy');
    const { evidence } = proxy ?? verdicts[0]!;
    return { state: proxy ? 'proxy' : 'none', why: sentences(evidence.map(({ text }) => text)), stream };
  }
  const { state, nodes } = facts.protection(node, target, given);
  const why = sentences([
    ...new Set(
      nodes
        .filter(({ protection }) => state === 'protected' || !protection.protected)
        .map(({ protection }) => protection.why),
    ),
  ]);
  if (state === 'protected') return { state, why, stream };
  const open = new Set(nodes.filter(({ protection }) => !protection.protected).map(({ node }) => node));
  const known = parts.some((part, i) => open.has(part) && verdicts[i]!.verdict === 'master');
  // What is vouched for is what nobody knows; a known master without protection stays one.
  if (!known && platformStatement(overrides) !== undefined) return { state: 'covered', why, stream };
  if (state === 'partly') return { state, why, stream };
  return { state: known ? 'unprotected' : 'unknown', why, stream };
}

const isAccessing = (facts: HostFacts, part: NodeIndex, verdict: string): boolean =>
  facts.iommuOf(part).length > 0 ||
  ((verdict === 'master' || verdict === 'unknown') && facts.spans(part).length > 0);

const sentences = (texts: readonly string[]): string =>
  texts
    .map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`)
    .join(' ');
