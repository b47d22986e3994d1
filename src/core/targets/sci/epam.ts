import { PAGE_SIZE } from '../../base/page.ts';
import type { HostFacts } from '../../host/facts.ts';
import { type Cell, DraftNode } from '../../partial/draft.ts';
import { parseAddress } from '../../plan/address.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Fragment } from '../overlay.ts';
import { type Agent, bus, deviceFragments, EPAM, sharedMemory, together } from './nodes.ts';

/** The agent that dom0 is where the plan says nothing: Xen itself is 0. */
const DOM0_AGENT = 1;

/**
 * EPAM's Xen reads its agents from the host's own node, whose function id and memory are those of Xen itself; the
 * first agent becomes dom0's. Each domain calls by the id of Xen, to which Xen adds the agent id.
 */
export function epamFragments(facts: HostFacts, plan: Plan, agents: readonly Agent[]): Fragment[] {
  const { tree } = facts;
  const [first] = agents;
  const dom0 = plan.sci === undefined ? undefined : parseAddress(plan.sci.shmemAddress);
  if (first === undefined || (dom0 === undefined && !plan.trueDom0less)) return [];
  const { instance } = first.scmi;
  const path = tree.path(instance.node);
  const root = new DraftNode('', { why: 'The memory of the agents.', source: EPAM });
  const place = bus('scmi-shmem', 'The memory of the agents, with cells of its own.');
  root.add(place);
  const list: Cell[] = [];
  const addAgent = (id: number, call: number, address: bigint, size: bigint, whose: string): DraftNode => {
    const memory = sharedMemory(address, size, `The SCMI memory of ${whose}.`);
    place.add(memory);
    list.push(id, call, memory);
    return memory;
  };
  if (plan.sci !== undefined && dom0 !== undefined && !plan.trueDom0less)
    addAgent(plan.sci.dom0AgentId ?? DOM0_AGENT, plan.sci.smcId, dom0, PAGE_SIZE, 'dom0');
  for (const [i, { domain, scmi }] of agents.entries()) {
    const id = scmi.mediation.agentId ?? DOM0_AGENT + 1 + i;
    const call = scmi.mediation.smcId ?? (instance.smcId === undefined ? undefined : instance.smcId + id);
    const [slot] = scmi.slot;
    if (call === undefined || slot === undefined) continue;
    const memory = addAgent(id, call, slot.address, slot.size, domain.name);
    if (!plan.trueDom0less) memory.cells('xen,passthrough', [], { why: 'Not for dom0.' });
  }
  const top = new DraftNode('', {
    why: 'Xen takes the agents of dom0 and of domains from here.',
    path,
    source: EPAM,
  });
  top.cells('#access-controller-cells', [1]);
  top.cells('epam,secondary-agents', list, {
    why: 'Agent id, function id (that of Xen plus the agent id) and memory; Xen gives them out in this order.',
    path,
    source: EPAM,
  });
  return together([
    { target: '/', draft: root },
    { target: path, draft: top },
    ...deviceFragments(facts, agents, undefined),
  ]);
}
