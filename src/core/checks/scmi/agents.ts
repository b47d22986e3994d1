import type { ScmiNeed } from '../../partial/scmi-need.ts';
import { scmiFacts } from '../../scmi/facts.ts';
import type { ScmiInstance } from '../../scmi/model.ts';
import type { DomainContext, PlanContext } from '../context.ts';
import type { Observation } from '../rule.ts';

/** The SCMI agents of the host. */
export const agents = ({ facts }: PlanContext): readonly ScmiInstance[] => scmiFacts(facts.tree).instances;

/** The domains that take resources from SCMI, with what they take. */
export const takers = ({ domains }: PlanContext): (DomainContext & { readonly scmi: ScmiNeed })[] =>
  domains.flatMap((domain) => (domain.partial.scmi ? [{ ...domain, scmi: domain.partial.scmi }] : []));

/** What is odd about an agent matters where a domain uses it; elsewhere it is told as information. */
export function* ofUsedAgents(
  context: PlanContext,
  look: (agent: ScmiInstance) => Iterable<Observation>,
): Generator<Observation> {
  const used = new Set(takers(context).map(({ scmi }) => scmi.instance.node));
  for (const agent of agents(context)) {
    for (const observation of look(agent)) {
      yield used.has(agent.node) ? observation : { ...observation, severity: 'info' };
    }
  }
}
