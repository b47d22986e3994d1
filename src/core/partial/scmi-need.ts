import type { NodeIndex, PageNumber } from '../base/brand.ts';
import { registers } from '../devicetree/addresses.ts';
import type { HostFacts } from '../host/facts.ts';
import type { Domain, Plan } from '../plan/plan.ts';
import { SCMI_GUEST_ADDRESS, type ScmiMediation } from '../plan/scmi.ts';
import { type ScmiDependency, scmiFacts } from '../scmi/facts.ts';
import type { ScmiInstance } from '../scmi/model.ts';
import type { Closure } from './closure.ts';
import { type ExtraRange, parseAddress } from './mappings.ts';
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
  /** The resources that members of the domain name themselves. */
  readonly dependencies: readonly ScmiDependency[];
  /** The shared memory to map, each with its guest page; none for `virtio`. */
  readonly shmem: readonly ExtraRange[];
}

/** Xen gives whole pages, and this much is the most that a channel has. */
const PAGE = 4096n;

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
  return {
    mediation,
    perDevice:
      mediation.model === 'multi-agent' && target.flavour === 'sci-v11' && target.iommuDrivers.length > 0,
    instance,
    dependencies: wanted.filter((dependency) => dependency.instance === instance),
    shmem: mediation.model === 'virtio' ? [] : sharedMemory(facts, mediation, instance),
  };
}

function isWanted({ tree }: HostFacts, domain: Domain, { protocol, resource, use }: ScmiDependency): boolean {
  const provider = resource.node ?? protocol.node;
  const args = resource.node === undefined && resource.id !== undefined ? [resource.id] : [];
  return decide(tree, domain, use.property, provider, args).action === 'scmi';
}

/** The agent's shared memory, or the slot that the plan names; side by side where it is several areas. */
function sharedMemory({ tree }: HostFacts, mediation: ScmiMediation, instance: ScmiInstance): ExtraRange[] {
  const guest =
    parseAddress(mediation.guestAddress ?? SCMI_GUEST_ADDRESS) ?? parseAddress(SCMI_GUEST_ADDRESS)!;
  const pinned = Number(guest / PAGE) as PageNumber;
  const typed = mediation.shmemAddress === undefined ? undefined : parseAddress(mediation.shmemAddress);
  if (typed !== undefined) return [{ node: instance.node, index: 0, address: typed, size: PAGE, pinned }];
  const chosen = mediation.shmem === undefined ? undefined : tree.byPath(mediation.shmem);
  const own = instance.channels[0]?.shmem.map(({ node }) => node) ?? [];
  const areas = (chosen === undefined ? own : [chosen]).flatMap((node) => areaOf(tree, node));
  const first = areas[0] && Number(areas[0].address / PAGE);
  return areas.map((area) => {
    const offset = Number(area.address / PAGE) - first!;
    return { ...area, ...(offset >= 0 && { pinned: (pinned + offset) as PageNumber }) };
  });
}

function areaOf(tree: HostFacts['tree'], node: NodeIndex): Omit<ExtraRange, 'pinned'>[] {
  const [register] = registers(tree, node);
  if (register?.cpuAddress === undefined || register.size === 0n) return [];
  return [{ node, index: 0, address: register.cpuAddress, size: register.size }];
}
