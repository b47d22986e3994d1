import type { Intid, NodeIndex, NodePath, PageNumber } from '../base/brand.ts';
import { PAGE_SIZE, pageOf } from '../base/page.ts';
import { registers } from '../devicetree/addresses.ts';
import type { HostFacts } from '../host/facts.ts';
import { parseAddress } from '../plan/address.ts';
import type { Domain, Plan } from '../plan/plan.ts';
import { SCMI_GUEST_ADDRESS, type ScmiMediation } from '../plan/scmi.ts';
import { deviceIdOf } from '../scmi/device-ids.ts';
import { type ScmiDependency, scmiFacts } from '../scmi/facts.ts';
import type { ScmiInstance } from '../scmi/model.ts';
import { isRelay } from '../scmi/uses.ts';
import type { Closure } from './closure.ts';
import { ownSpis } from './interrupts.ts';
import type { ExtraRange } from './mappings.ts';
import { decide } from './policy.ts';

/** What a domain takes from SCMI. */
export interface ScmiNeed {
  readonly mediation: ScmiMediation;
  /**
   * Whether Xen asks the firmware for the permissions of each device in `dtdev`: the multi-agent series does, and
   * libxl takes the list only where Xen has an IOMMU.
   */
  readonly perDevice: boolean;
  readonly instance: ScmiInstance;
  /** The path of its node. */
  readonly path: NodePath;
  /** The resources that members of the domain name themselves. */
  readonly dependencies: readonly ScmiDependency[];
  /** The members that these resources are for, those behind a copied provider included. */
  readonly devices: readonly NodeIndex[];
  /** The nodes whose device ids the firmware is told: those devices, or what above them carries the id. */
  readonly permitted: readonly NodeIndex[];
  /** The shared memory of the domain's channel, each area with its guest page; none for `virtio`. */
  readonly slot: readonly ExtraRange[];
  /** What of it is mapped by what we write: nothing for `epam`, whose toolstack maps it itself. */
  readonly shmem: readonly ExtraRange[];
  /** Interrupts of the channel, where the domain has the one of the host: the firmware's answer raises them. */
  readonly interrupts: readonly Intid[];
}

/**
 * What the members of a domain need of SCMI; undefined where they name none of its resources or the plan has no
 * way for the domain to reach them: such a domain gets no SCMI node at all.
 */
export function scmiNeed(
  facts: HostFacts,
  { target }: Pick<Plan, 'target'>,
  domain: Domain,
  { members }: Closure,
): ScmiNeed | undefined {
  const mediation = domain.scmi;
  if (mediation === undefined) return undefined;
  const scmi = scmiFacts(facts.tree);
  const wanted = [...members.keys()]
    .flatMap((node) => scmi.direct(node))
    .filter((dependency) => isWanted(facts, domain, dependency));
  const instance = wanted.find(({ instance: { enabled } }) => enabled)?.instance;
  if (instance === undefined) return undefined;
  const dependencies = wanted.filter((dependency) => dependency.instance === instance);
  const consumers = new Set(dependencies.map(({ use }) => use.consumer));
  const devices = [...members.keys()].filter(
    (node) =>
      !isRelay(facts.tree, node) && scmi.dependencies(node).some(({ use }) => consumers.has(use.consumer)),
  );
  const slot = mediation.model === 'virtio' ? [] : sharedMemory(facts, mediation, instance);
  return {
    mediation,
    perDevice:
      mediation.model === 'multi-agent' && target.flavour === 'sci-v11' && target.iommuDrivers.length > 0,
    instance,
    path: facts.tree.path(instance.node),
    dependencies,
    devices,
    permitted: [...new Set(devices.map((node) => deviceIdOf(facts.tree, instance, node)?.device ?? node))],
    slot,
    shmem: mediation.model === 'epam' ? [] : slot,
    interrupts: isHostChannel(mediation) ? ownSpis(facts, instance.node) : [],
  };
}

/** Whether the channel is that of the host tree: the single agent's, or that of firmware where the plan names no other. */
const isHostChannel = ({ model, smcId, shmem, shmemAddress }: ScmiMediation): boolean =>
  model === 'single-agent' ||
  (model === 'firmware' && smcId === undefined && shmem === undefined && shmemAddress === undefined);

function isWanted({ tree }: HostFacts, domain: Domain, { protocol, resource, use }: ScmiDependency): boolean {
  const provider = resource.node ?? protocol.node;
  const args = resource.node === undefined && resource.id !== undefined ? [resource.id] : [];
  return decide(tree, domain, use.property, provider, args).action === 'scmi';
}

/** The agent's shared memory, or the slot that the plan names; side by side where it is several areas. */
function sharedMemory({ tree }: HostFacts, mediation: ScmiMediation, instance: ScmiInstance): ExtraRange[] {
  const guest =
    parseAddress(mediation.guestAddress ?? SCMI_GUEST_ADDRESS) ?? parseAddress(SCMI_GUEST_ADDRESS)!;
  const pinned = pageOf(guest);
  const typed = mediation.shmemAddress === undefined ? undefined : parseAddress(mediation.shmemAddress);
  // Xen gives whole pages, and one is the most that a channel has.
  if (typed !== undefined)
    return [{ node: instance.node, index: 0, address: typed, size: PAGE_SIZE, pinned }];
  const chosen = mediation.shmem === undefined ? undefined : tree.byPath(mediation.shmem);
  const own = instance.channels[0]?.shmem.map(({ node }) => node) ?? [];
  const areas = (chosen === undefined ? own : [chosen]).flatMap((node) => areaOf(tree, node));
  const first = areas[0] && pageOf(areas[0].address);
  return areas.map((area) => {
    const offset = pageOf(area.address) - first!;
    return { ...area, ...(offset >= 0 && { pinned: (pinned + offset) as PageNumber }) };
  });
}

function areaOf(tree: HostFacts['tree'], node: NodeIndex): Omit<ExtraRange, 'pinned'>[] {
  const [register] = registers(tree, node);
  if (register?.cpuAddress === undefined || register.size === 0n) return [];
  return [{ node, index: 0, address: register.cpuAddress, size: register.size }];
}
