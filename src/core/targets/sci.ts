import type { NodeIndex, NodePath } from '../base/brand.ts';
import { unitHex } from '../base/hex.ts';
import { PAGE_SIZE } from '../base/page.ts';
import type { OutputFile } from '../contract.ts';
import type { HostFacts } from '../host/facts.ts';
import { type Cell, DraftNode, finishDraft, twoCells } from '../partial/draft.ts';
import type { DomainPartial } from '../partial/partial.ts';
import type { ScmiNeed } from '../partial/scmi-need.ts';
import { parseAddress } from '../plan/address.ts';
import type { Plan } from '../plan/plan.ts';
import type { ScmiModel } from '../plan/scmi.ts';
import { deviceIdOf } from '../scmi/device-ids.ts';
import type { ScmiInstance } from '../scmi/model.ts';
import { type Fragment, overlayFiles } from './overlay.ts';

const SERIES = 'multi-agent SCMI series for Xen: xen/arch/arm/firmware/scmi-smc-multiagent.c';
const EPAM = "EPAM's Xen: xen/arch/arm/sci/scmi_smc.c:collect_agents";

type Agent = DomainPartial & { readonly scmi: ScmiNeed };

/** `host/sci.dts` and `.dtbo`: what the host tree says of the domains' SCMI agents; nothing for other models. */
export function sciOverlay(facts: HostFacts, plan: Plan, partials: readonly DomainPartial[]): OutputFile[] {
  const fragments = sciFragments(facts, plan, partials);
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

/**
 * The container `xen,sci` below `/chosen/xen`, and the device ids of the domains' devices under its agent: Xen
 * binds to the agent in the container alone and leaves `/firmware/scmi` to dom0. Nothing where the plan does not
 * say by which channel Xen itself speaks to the firmware.
 */
function seriesFragments(facts: HostFacts, plan: Plan, agents: readonly Agent[]): Fragment[] {
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

/**
 * EPAM's Xen reads its agents from the host's own node, whose function id and memory are those of Xen itself; the
 * first agent becomes dom0's. Each domain calls by the id of Xen, to which Xen adds the agent id.
 */
function epamFragments(facts: HostFacts, plan: Plan, agents: readonly Agent[]): Fragment[] {
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

/** The agent that dom0 is where the plan says nothing: Xen itself is 0. */
const DOM0_AGENT = 1;

interface DraftFragment {
  readonly target: string;
  readonly draft: DraftNode;
}

/** `access-controllers` of the domains' devices, naming the agent that Xen compares with (undefined: the host's). */
function deviceFragments(
  facts: HostFacts,
  agents: readonly Agent[],
  agent: DraftNode | undefined,
): DraftFragment[] {
  const { tree } = facts;
  const found = new Map<NodePath, DraftFragment>();
  for (const { domain, scmi } of agents) {
    for (const node of scmi.permitted) {
      const known = deviceIdOf(tree, scmi.instance, node);
      const target = agent ?? tree.phandle(scmi.instance.node);
      if (known === undefined || target === undefined) continue;
      if (agent === undefined && !known.obsolete) continue;
      const path = tree.path(known.device);
      const draft = new DraftNode('', { why: `A device of ${domain.name}.`, path });
      draft.cells(
        'access-controllers',
        [...otherControllers(facts, scmi.instance, known.device), target, known.id],
        {
          why: known.obsolete
            ? 'The device id of the firmware, from a property that Xen does not read.'
            : 'The device id of the firmware; Xen compares with its own agent.',
          path,
          source: agent === undefined ? EPAM : SERIES,
        },
      );
      found.set(path, { target: path, draft });
    }
  }
  return [...found.values()];
}

/** What a device names in `access-controllers` beside the host's SCMI agent: buses that check it as well. */
const otherControllers = (
  { references }: HostFacts,
  instance: ScmiInstance,
  device: NodeIndex,
): readonly number[] =>
  references
    .out(device)
    .filter(({ property, target }) => property === 'access-controllers' && target !== instance.node)
    .flatMap(({ phandle, args }) => [phandle, ...args]);

/** A page or more of shared memory, below a node with two cells each. */
function sharedMemory(address: bigint, size: bigint, why: string): DraftNode {
  const memory = new DraftNode(`sram@${unitHex(address)}`, { why });
  memory.strings('compatible', ['arm,scmi-shmem']);
  memory.cells('reg', [...twoCells(address), ...twoCells(size)]);
  return memory;
}

/** A node through which addresses pass unchanged. */
function bus(name: string, why: string): DraftNode {
  const node = new DraftNode(name, { why });
  node.cells('#address-cells', [2]);
  node.cells('#size-cells', [2]);
  node.cells('ranges', []);
  return node;
}

/** Fragments whose nodes may refer to each other. */
function together(drafts: readonly DraftFragment[]): Fragment[] {
  const whole = new DraftNode('', { why: '' });
  for (const [i, { draft }] of drafts.entries()) {
    draft.name = `${i}`;
    whole.add(draft);
  }
  const { root, reasons, references } = finishDraft(whole);
  return drafts.map(({ target, draft }, i) => ({
    target,
    content: { properties: root.children[i]!.properties, children: root.children[i]!.children },
    reason: draft.reason,
    reasons: below(reasons, `/${i}`),
    references: below(references, `/${i}`),
  }));
}

/** The entries of one fragment, by path relative to its target. */
function below<T>(all: ReadonlyMap<string, T>, top: string): Map<string, T> {
  return new Map(
    [...all].flatMap(([key, value]): [string, T][] => {
      if (key.startsWith(`${top}:`)) return [[`/${key.slice(top.length)}`, value]];
      return key.startsWith(`${top}/`) ? [[key.slice(top.length), value]] : [];
    }),
  );
}
