/** Nodes that both ways of telling Xen of SCMI agents are made of. */
import type { NodeIndex, NodePath } from '../../base/brand.ts';
import { unitHex } from '../../base/hex.ts';
import type { HostFacts } from '../../host/facts.ts';
import { DraftNode, finishDraft, twoCells } from '../../partial/draft.ts';
import type { DomainPartial } from '../../partial/partial.ts';
import type { ScmiNeed } from '../../partial/scmi-need.ts';
import { deviceIdOf } from '../../scmi/device-ids.ts';
import type { ScmiInstance } from '../../scmi/model.ts';
import type { Fragment } from '../overlay.ts';

export const SERIES = 'multi-agent SCMI series for Xen: xen/arch/arm/firmware/scmi-smc-multiagent.c';
export const EPAM = "EPAM's Xen: xen/arch/arm/sci/scmi_smc.c:collect_agents";

/** A domain that is an agent of its own. */
export type Agent = DomainPartial & { readonly scmi: ScmiNeed };

/** What goes below one node of the host tree. */
export interface DraftFragment {
  readonly target: string;
  readonly draft: DraftNode;
}

/** `access-controllers` of the domains' devices, naming the agent that Xen compares with (undefined: the host's). */
export function deviceFragments(
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
export function sharedMemory(address: bigint, size: bigint, why: string): DraftNode {
  const memory = new DraftNode(`sram@${unitHex(address)}`, { why });
  memory.strings('compatible', ['arm,scmi-shmem']);
  memory.cells('reg', [...twoCells(address), ...twoCells(size)]);
  return memory;
}

/** A node through which addresses pass unchanged. */
export function bus(name: string, why: string): DraftNode {
  const node = new DraftNode(name, { why });
  node.cells('#address-cells', [2]);
  node.cells('#size-cells', [2]);
  node.cells('ranges', []);
  return node;
}

/** Fragments whose nodes may refer to each other. */
export function together(drafts: readonly DraftFragment[]): Fragment[] {
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
