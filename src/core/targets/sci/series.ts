import { PAGE_SIZE } from '../../base/page.ts';
import type { HostFacts } from '../../host/facts.ts';
import { type Cell, DraftNode } from '../../partial/draft.ts';
import { parseAddress } from '../../plan/address.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Fragment } from '../overlay.ts';
import { type Agent, bus, deviceFragments, SERIES, sharedMemory, together } from './nodes.ts';

/**
 * The container `xen,sci` below `/chosen/xen`, and the device ids of the domains' devices under its agent: Xen
 * binds to the agent in the container alone and leaves `/firmware/scmi` to dom0. Nothing where the plan does not
 * say by which channel Xen itself speaks to the firmware.
 */
export function seriesFragments(facts: HostFacts, plan: Plan, agents: readonly Agent[]): Fragment[] {
  const { tree } = facts;
  const [first] = agents;
  const own = plan.sci === undefined ? undefined : parseAddress(plan.sci.shmemAddress);
  if (plan.sci === undefined || own === undefined || first === undefined) return [];
  const { instance } = first.scmi;
  const { smcId, dom0AgentId } = plan.sci;

  const container = bus('xen_scmi_config', 'What Xen has to know of the SCMI agents.');
  container.strings('compatible', ['xen,sci'], { why: 'Xen looks for it by this.', source: SERIES });
  const secondary: Cell[] = [];
  const memories: DraftNode[] = [];
  const addAgent = (call: number, address: bigint, size: bigint, id: number, whose: string): void => {
    const memory = sharedMemory(address, size, `The SCMI memory of ${whose}.`);
    memories.push(memory);
    secondary.push(call, memory, id);
  };
  const [dom0Memory] = instance.channels[0]?.shmem ?? [];
  const dom0 = dom0AgentId !== undefined && !plan.trueDom0less && instance.smcId !== undefined;
  if (dom0 && dom0Memory?.address !== undefined)
    addAgent(instance.smcId!, dom0Memory.address, dom0Memory.size, dom0AgentId, 'dom0');
  for (const { domain, scmi } of agents) {
    const call = scmi.mediation.smcId ?? instance.smcId;
    const [slot] = scmi.slot;
    if (call === undefined || slot === undefined) continue;
    addAgent(call, slot.address, slot.size, scmi.mediation.agentId ?? 0, domain.name);
  }
  container.cells('#scmi-secondary-agents-cells', [3]);
  container.cells('scmi-secondary-agents', secondary, {
    why: 'Function id, memory and agent id of dom0 and of each domain.',
    source: SERIES,
  });
  if (dom0)
    container.cells('xen,dom0-sci-agent-id', [dom0AgentId], {
      why: 'Without it dom0 gets no SCMI.',
      source: SERIES,
    });

  const ownMemory = sharedMemory(own, PAGE_SIZE, 'The SCMI memory of Xen itself.');
  const agent = new DraftNode('scmi', { why: 'The channel of Xen itself, the trusted agent.' });
  agent.strings('compatible', ['arm,scmi-smc']);
  agent.cells('arm,smc-id', [smcId], { why: "The function id of Xen's channel, as the plan says." });
  agent.cells('#address-cells', [1]);
  agent.cells('#size-cells', [0]);
  agent.cells('#access-controller-cells', [1], {
    why: 'Devices name it with their device id.',
    source: SERIES,
  });
  agent.cells('shmem', [ownMemory]);
  for (const node of [...memories, ownMemory, agent]) container.add(node);
  const xen = bus('xen', 'A place for what concerns Xen alone.');
  xen.add(container);

  const chosen = tree.byPath('/chosen');
  const top = new DraftNode('', {
    why: 'Xen finds the container anywhere, its convention is /chosen/xen.',
    source: SERIES,
  });
  const inside = chosen === undefined ? bus('chosen', 'The host tree has none.') : top;
  if (chosen !== undefined) {
    if (!tree.has(chosen, '#address-cells')) {
      top.cells('#address-cells', [2]);
      top.cells('#size-cells', [2]);
    }
    if (!tree.has(chosen, 'ranges'))
      top.cells('ranges', [], { why: 'Addresses below are those of the CPU.' });
  } else top.add(inside);
  inside.add(xen);
  return together([
    { target: chosen === undefined ? '/' : '/chosen', draft: top },
    ...deviceFragments(facts, agents, agent),
  ]);
}
