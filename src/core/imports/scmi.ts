import type { NodeIndex } from '../base/brand.ts';
import { hex } from '../base/hex.ts';
import type { Guest } from '../checks/files/guests.ts';
import { registers } from '../devicetree/addresses.ts';
import { entries } from '../devicetree/entries.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { HostFacts } from '../host/facts.ts';
import { SCMI_GUEST_ADDRESS, type ScmiMediation } from '../plan/scmi.ts';
import { scmiFacts } from '../scmi/index.ts';
import type { ScmiInstance } from '../scmi/model.ts';
import { transportOf } from '../scmi/transports.ts';
import type { PageMap } from './page-map.ts';

/** How a guest reaches SCMI, and what had to be taken for granted. */
export interface ReadScmi {
  readonly scmi?: ScmiMediation;
  readonly assumptions: readonly string[];
}

/** Whether a node of a partial tree is an SCMI agent; EPAM's toolstack takes one that is only called so. */
export const isScmiAgent = (guest: DeviceTree, node: NodeIndex): boolean =>
  transportOf(guest, node) !== undefined || guest.path(node) === '/firmware/scmi';

/**
 * Completes what a configuration says about SCMI by the agent in the partial tree: its function id, where its memory
 * lies, and, where the configuration is silent, who mediates.
 * @param configured what the configuration says
 */
export function readScmi(
  facts: HostFacts,
  configured: ScmiMediation | undefined,
  guest: Guest,
  pages: PageMap,
): ReadScmi {
  const tree = guest.partial?.tree;
  const agent = tree && [...tree.nodes()].find((node) => transportOf(tree, node) !== undefined);
  const instance = scmiFacts(facts.tree).instances.find(({ enabled }) => enabled);
  if (tree === undefined || agent === undefined || instance === undefined) {
    return { ...(configured && { scmi: configured }), assumptions: [] };
  }
  const assumed = configured ?? mediationShown(guest, tree, agent, instance);
  const { model } = assumed;
  const scmi =
    model === 'virtio' || model === 'epam'
      ? assumed
      : { ...assumed, ...channelOf(facts, model, instance, tree, agent, pages) };
  return { scmi, assumptions: configured === undefined ? [ASSUMED[model]] : [] };
}

const ASSUMED: Readonly<Record<ScmiMediation['model'], string>> = {
  'single-agent':
    "The tree has an SCMI agent with the host's function id: it is taken as the machine's single agent.",
  'multi-agent': '',
  epam: '',
  virtio: 'The tree has an SCMI agent over virtio: its backend is taken to run in dom0.',
  firmware:
    'The tree has an SCMI agent that no arm_sci mediates: the firmware is taken to keep agents apart.',
};

/** Who mediates, by the tree alone: a domain that Xen starts has no configuration in which that could stand. */
function mediationShown(
  { config }: Guest,
  tree: DeviceTree,
  agent: NodeIndex,
  instance: ScmiInstance,
): ScmiMediation {
  if (tree.strings(agent, 'compatible').includes('arm,scmi-virtio')) return { model: 'virtio' };
  const isOfHost = tree.u32(agent, 'arm,smc-id') === instance.smcId;
  return { model: config === undefined && isOfHost ? 'single-agent' : 'firmware' };
}

/** Function id and memory of the channel, as far as they are not what the plan would choose. */
function channelOf(
  { tree: host }: HostFacts,
  model: ScmiMediation['model'],
  instance: ScmiInstance,
  tree: DeviceTree,
  agent: NodeIndex,
  pages: PageMap,
): Partial<ScmiMediation> {
  const smcId = tree.u32(agent, 'arm,smc-id');
  const own = model === 'single-agent' || smcId === undefined || smcId === instance.smcId ? {} : { smcId };
  const memory = entries(tree, agent, 'shmem')?.[0]?.target;
  const guestAddress = memory === undefined ? undefined : registers(tree, memory)[0]?.cpuAddress;
  if (guestAddress === undefined) return own;
  const page = guestAddress & ~0xfffn;
  const place = page === BigInt(SCMI_GUEST_ADDRESS) ? own : { ...own, guestAddress: hex(page) };
  if (!pages.shows(guestAddress)) return place;
  const address = pages.hostAddress(guestAddress);
  const [usual] = instance.channels[0]?.shmem ?? [];
  if (usual?.address === address) return place;
  const node = [...host.nodes()].find(
    (each) =>
      host.strings(each, 'compatible').includes('arm,scmi-shmem') &&
      registers(host, each)[0]?.cpuAddress === address,
  );
  return node === undefined ? { ...place, shmemAddress: hex(address) } : { ...place, shmem: host.path(node) };
}
