/** What the host tree says of the SCMI agents that Xen hands to domains. */
import type { OutputFile } from '../../contract.ts';
import type { HostFacts } from '../../host/facts.ts';
import type { DomainPartial } from '../../partial/partial.ts';
import type { Plan } from '../../plan/plan.ts';
import type { ScmiModel } from '../../plan/scmi.ts';
import { type Fragment, overlayFiles } from '../overlay.ts';
import { epamFragments } from './epam.ts';
import type { Agent } from './nodes.ts';
import { seriesFragments } from './series.ts';

/** `host/sci.dts` and `.dtbo`: what the host tree says of the domains' SCMI agents; nothing for other models. */
export function sciOverlay(fragments: readonly Fragment[]): OutputFile[] {
  if (fragments.length === 0) return [];
  const heading = 'Overlay for the host device tree: the SCMI agents that Xen hands to domains.';
  return overlayFiles('host/sci', heading, fragments);
}

/** The fragments for agents of the multi-agent series, and of EPAM's Xen. */
export function sciFragments(facts: HostFacts, plan: Plan, partials: readonly DomainPartial[]): Fragment[] {
  return [
    ...seriesFragments(facts, plan, agentsOf(partials, 'multi-agent')),
    ...epamFragments(facts, plan, agentsOf(partials, 'epam')),
  ];
}

const agentsOf = (partials: readonly DomainPartial[], model: ScmiModel): Agent[] =>
  partials.flatMap((partial) =>
    partial.scmi?.mediation.model === model ? [{ ...partial, scmi: partial.scmi }] : [],
  );
