/** Who talks to whom under Gunyah: machines and the channels between them, as rows of a picture. */
import type { NodeIndex } from '../core/base/brand.ts';
import { hex } from '../core/base/hex.ts';
import type { DeviceTree } from '../core/devicetree/tree.ts';
import { gunyahFacts } from '../core/gunyah/facts.ts';
import { WELL_KNOWN_VMIDS } from '../core/gunyah/hypervisor.ts';
import type { GunyahChannel } from '../core/gunyah/model.ts';
import { isLoader } from '../core/gunyah/names.ts';
import type { Domain } from '../core/plan/plan.ts';
import { memoizeLast } from './memoize.ts';
import type { WorkspaceState } from './state.ts';

export interface GunyahRow {
  readonly id: string;
  readonly kind: 'resource-manager' | 'queue' | 'doorbell' | 'memory' | 'virtio' | 'loads' | 'other';
  /** What it is, in a few words. */
  readonly what: string;
  readonly label?: number;
  /** Numbers that are known: capabilities, VMID. */
  readonly detail?: string;
  readonly node?: NodeIndex;
  /** At the other end. */
  readonly peer: string;
  /** The Resource Manager makes or announces it when the machine starts; it does not stand in the tree. */
  readonly atRunTime: boolean;
}

export interface GunyahMachineView {
  readonly name: string;
  readonly detail: string;
  readonly node?: NodeIndex;
  /** The domain of the plan that it is. */
  readonly domain?: number;
  readonly rows: readonly GunyahRow[];
}

const MANAGER = 'Resource Manager';
const PRIMARY = 'primary machine';

/** The machines that the tree or the plan tells of; empty where nothing has to do with Gunyah. */
export const gunyahMachines = memoizeLast(
  (tree: DeviceTree, domains: readonly Domain[]): readonly GunyahMachineView[] => [
    ...fromHypervisor(tree),
    ...fromConfig(tree),
    ...fromPlan(domains),
  ],
);

/** How many machines there are to show. */
export const countMachines = ({ host, plan }: Pick<WorkspaceState, 'host' | 'plan'>): number =>
  host === undefined || plan === undefined ? 0 : gunyahMachines(host.tree, plan.domains).length;

function fromHypervisor(tree: DeviceTree): GunyahMachineView[] {
  const { hypervisor } = gunyahFacts(tree);
  if (hypervisor === undefined) return [];
  const { identity } = hypervisor;
  const loaders = [...tree.nodes()].filter((node) => isLoader(tree, node));
  return [
    {
      name: machineName(identity?.vmid) ?? 'this machine',
      detail: [
        identity?.vmid === undefined ? undefined : `VMID ${identity.vmid}`,
        identity?.vendor,
        'in this device tree',
      ]
        .filter((word) => word !== undefined)
        .join(', '),
      node: identity?.node ?? hypervisor.node,
      rows: [
        ...[...hypervisor.resourceManagers, ...hypervisor.channels].map(channelRow),
        ...loaders.map((node) => loaderRow(tree, node)),
      ],
    },
  ];
}

const WORDS = {
  'resource-manager': ['resource-manager', 'message queue, both ways'],
  'message-queue-pair': ['queue', 'message queue, both ways'],
  'message-queue': ['queue', 'message queue, one way'],
  doorbell: ['doorbell', 'doorbell, received'],
  'doorbell-source': ['doorbell', 'doorbell, sent'],
  'shm-doorbell': ['memory', 'shared memory with doorbell'],
  'shared-memory': ['memory', 'shared memory'],
  'virtio-mmio': ['virtio', 'virtio device'],
} as const;

const CAPABILITIES = ['TX', 'RX'];

function channelRow({ node, kind, capabilities, label, peer, peerVmid }: GunyahChannel): GunyahRow {
  const [rowKind, what] = WORDS[kind];
  const both = capabilities.length === 2;
  const ids = capabilities.map((id, i) => `${both ? `${CAPABILITIES[i]} ` : ''}${hex(id)}`);
  const named = machineName(peerVmid) ?? (peerVmid === undefined ? undefined : `VMID ${peerVmid}`);
  return {
    id: `node ${node}`,
    kind: rowKind,
    what,
    ...(label !== undefined && { label }),
    ...(ids.length > 0 && { detail: `capability ${ids.join(', ')}` }),
    node,
    peer: kind === 'resource-manager' ? MANAGER : (peer ?? named ?? 'said at run time'),
    atRunTime: false,
  };
}

function loaderRow(tree: DeviceTree, node: NodeIndex): GunyahRow {
  const vmid = tree.u32(node, 'qcom,vmid');
  return {
    id: `node ${node}`,
    kind: 'loads',
    what: 'loads and starts',
    ...(vmid !== undefined && { detail: `VMID ${vmid}` }),
    node,
    peer: tree.string(node, 'qcom,firmware-name') ?? tree.name(node),
    atRunTime: false,
  };
}

const machineName = (vmid: number | undefined): string | undefined =>
  vmid === undefined ? undefined : WELL_KNOWN_VMIDS.get(vmid);

/** By type of vdevice: its kind of row, and words. */
const VDEVICES: Readonly<Record<string, readonly [GunyahRow['kind'], string]>> = {
  'rm-rpc': ['resource-manager', 'message queue, both ways'],
  'message-queue': ['queue', 'message queue, one way'],
  'message-queue-pair': ['queue', 'message queue, both ways'],
  doorbell: ['doorbell', 'doorbell, received'],
  'doorbell-source': ['doorbell', 'doorbell, sent'],
  shm: ['memory', 'shared memory'],
  'shm-doorbell': ['memory', 'shared memory with doorbell'],
  'virtio-mmio': ['virtio', 'virtio device'],
};

function fromConfig(tree: DeviceTree): GunyahMachineView[] {
  const { config } = gunyahFacts(tree);
  if (config === undefined) return [];
  return [
    {
      name: config.imageName ?? 'unnamed machine',
      detail: 'input tree: all of this is made when it starts',
      node: config.node,
      rows: config.vdevices.map(({ node, type, label, peer }) =>
        wished(`node ${node}`, type, label, type === 'rm-rpc' ? MANAGER : peer, node),
      ),
    },
  ];
}

function fromPlan(domains: readonly Domain[]): GunyahMachineView[] {
  return domains.flatMap(({ name, gunyah }, domain): GunyahMachineView[] => {
    if (gunyah === undefined) return [];
    const { imageName, vmid, channels } = gunyah;
    return [
      {
        name,
        detail: [vmid === undefined ? undefined : `VMID ${vmid}`, `image ${imageName}`, 'in the plan']
          .filter((word) => word !== undefined)
          .join(', '),
        domain,
        rows: [
          wished(`${name} rm-rpc`, 'rm-rpc', 1, MANAGER),
          ...channels.map(({ kind, label, peer }) => wished(`${name} ${kind} ${label}`, kind, label, peer)),
        ],
      },
    ];
  });
}

function wished(
  id: string,
  type: string,
  label: number | undefined,
  peer: string | undefined,
  node?: NodeIndex,
): GunyahRow {
  const [kind, what] = VDEVICES[type] ?? ['other', type];
  return {
    id,
    kind,
    what,
    ...(label !== undefined && { label }),
    ...(node !== undefined && { node }),
    peer: peer === undefined || peer === 'default' ? PRIMARY : peer,
    atRunTime: true,
  };
}
