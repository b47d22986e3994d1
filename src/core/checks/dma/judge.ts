import type { NodeIndex } from '../../base/brand.ts';
import { derived } from '../../base/derived.ts';
import type { Severity } from '../../contract.ts';
import type { DmaFacts } from '../../host/dma/verdict.ts';
import type { NodeProtection } from '../../host/protection.ts';
import { type Domain, isDirectMapped } from '../../plan/plan.ts';
import type { DomainContext, PlanContext } from '../context.ts';
import { ownedNodes } from '../view.ts';

/** One node of a domain that may access memory, or has it accessed. */
export interface Judged {
  readonly node: NodeIndex;
  readonly domain: DomainContext;
  readonly dma: DmaFacts;
  readonly protection: NodeProtection;
}

/** Every node of every domain that has registers or `iommus`, judged. */
export const judge = derived((context: PlanContext): readonly Judged[] => [...judgeAll(context)]);

function* judgeAll(context: PlanContext): Generator<Judged> {
  const { facts, plan } = context;
  for (const domain of context.domains) {
    const given = ownedNodes(domain);
    for (const node of given) {
      if (facts.spans(node).length === 0 && facts.iommuOf(node).length === 0) continue;
      yield {
        node,
        domain,
        dma: facts.dma(node, plan.overrides),
        protection: facts.nodeProtection(node, plan.target, given),
      };
    }
  }
}

/** How bad a bus master that no IOMMU confines is. */
export const unprotectedMasterSeverity = (domain: Domain): Severity =>
  isDirectMapped(domain) ? 'warning' : 'error';

/** What an unprotected master does in a domain. */
export const unprotectedEffect = (domain: Domain): string =>
  isDirectMapped(domain)
    ? 'it can read and write all memory of the machine, so the guest must be trusted'
    : 'it takes guest addresses for machine addresses and overwrites the memory of others';
