import { type Reason, twoCells } from '../../partial/draft.ts';
import { parseAddress } from '../../plan/address.ts';
import type { GunyahChannelWish, GunyahMachine } from '../../plan/gunyah.ts';
import type { Domain } from '../../plan/plan.ts';
import { cells, flag, strings, typedText } from '../properties.ts';
import type { GivenInterrupt, GivenMemory, GivenSmmu } from './given.ts';
import { type Explained, explained } from './nodes.ts';
import { GIC_PATH } from './skeleton.ts';

const SOURCE = 'Gunyah Resource Manager, parser of the tree';
const MIB = 1n << 20n;
/** Access code: read and write. */
const READ_WRITE = 0;
/** What the Resource Manager takes where nothing is said; queues of devices get the same. */
const MESSAGE_SIZE = 240;
const QUEUE_DEPTH = 8;

/** What goes into the configuration of a machine. */
export interface VmConfigWish {
  readonly domain: Domain;
  readonly machine: GunyahMachine;
  readonly memory: readonly GivenMemory[];
  readonly interrupts: readonly GivenInterrupt[];
  /** With the path of the guest node that stands for each. */
  readonly smmus: readonly (GivenSmmu & { readonly guestNode: string })[];
}

/** `/gunyah-vm-config`, from which the Resource Manager makes the machine. */
export function vmConfigNode({ domain, machine, memory, interrupts, smmus }: VmConfigWish): Explained {
  const passthrough = [
    ...(memory.length === 0
      ? []
      : [
          cells(
            'iomemory-ranges',
            ...memory.flatMap(({ address, size }) => [
              ...twoCells(address),
              ...twoCells(address),
              ...twoCells(size),
              READ_WRITE,
            ]),
          ),
        ]),
    ...(interrupts.length === 0
      ? []
      : [cells('gic-irq-ranges', ...interrupts.flatMap(({ intid }) => [intid, intid]))]),
  ];
  return explained(
    'gunyah-vm-config',
    { why: 'What the machine asks the Resource Manager for.', source: SOURCE },
    [
      strings('compatible', 'qcom,vm-1.0'),
      cells('#address-cells', 2),
      cells('#size-cells', 2),
      flag('ranges'),
      strings('vm-type', 'aarch64-guest'),
      strings('os-type', 'linux'),
      strings('boot-config', 'fdt,unified'),
      typedText('image-name', machine.imageName),
      strings('kernel-entry-segment', 'kernel'),
      cells('kernel-entry-offset', 0, 0),
      ...passthrough,
    ],
    [
      memoryNode(domain, machine),
      vcpusNode(machine),
      explained('interrupts', { why: 'The path of the interrupt controller.', source: SOURCE }, [
        strings('config', GIC_PATH),
      ]),
      vdevicesNode(machine, smmus),
    ],
    {
      ranges: { why: 'Without it the Resource Manager warns that addresses are not 1:1.', source: SOURCE },
      '#size-cells': { why: 'Decides how the window of memory is read; 1 without it.', source: SOURCE },
      'iomemory-ranges': listReason('Physical address, guest address, size and access of', memory),
      'gic-irq-ranges': listReason('Physical and virtual INTID, one pair an interrupt, of', interrupts),
    },
  );
}

const listReason = (what: string, given: readonly { readonly paths: readonly string[] }[]): Reason => ({
  why: `${what} ${[...new Set(given.flatMap(({ paths }) => paths))].join(', ')}.`,
  source: SOURCE,
});

function memoryNode({ memoryMib }: Domain, { memoryBase }: GunyahMachine): Explained {
  return explained('memory', { why: 'Where the memory of the guest begins, and how much of it there is.' }, [
    cells('base-address', ...twoCells(parseAddress(memoryBase) ?? 0n)),
    cells('size-min', ...twoCells(BigInt(memoryMib) * MIB)),
  ]);
}

function vcpusNode({ affinity, cores }: GunyahMachine): Explained {
  return explained('vcpus', { why: 'Where the virtual CPUs run.', source: SOURCE }, [
    strings('config', '/cpus'),
    strings('affinity', affinity),
    ...(affinity === 'proxy' ? [] : [cells('affinity-map', ...cores)]),
  ]);
}

function vdevicesNode(machine: GunyahMachine, smmus: VmConfigWish['smmus']): Explained {
  const resourceManager = explained(
    'rm-rpc',
    { why: 'The queue to the Resource Manager, which every guest driver of Gunyah needs.', source: SOURCE },
    [
      strings('vdevice-type', 'rm-rpc'),
      strings('generate', '/hypervisor/qcom,resource-mgr'),
      ...(machine.console ? [flag('console-dev')] : []),
      cells('message-size', MESSAGE_SIZE),
      cells('queue-depth', QUEUE_DEPTH),
      flag('peer-default'),
      cells('qcom,label', 1),
    ],
  );
  return explained(
    'vdevices',
    { why: 'What the Resource Manager makes for the machine.' },
    [strings('generate', '/hypervisor')],
    [resourceManager, ...smmus.map(smmuNode), ...machine.channels.map(channelNode)],
  );
}

function smmuNode({ address, path, masters, guestNode }: VmConfigWish['smmus'][number]): Explained {
  const streams = new Set(masters.flatMap((master) => master.streams.map(({ id, mask }) => `${id} ${mask}`)));
  return explained(
    `vsmmu-${address.toString(16)}`,
    {
      why: `A virtual SMMU in front of ${masters.map((master) => master.path).join(', ')}.`,
      path,
      source: SOURCE,
    },
    [
      strings('vdevice-type', 'vsmmu-v2'),
      cells('smmu-handle', Number(address & 0xffff_ffffn)),
      cells('num-cbs', masters.length),
      cells('num-smrs', streams.size),
      strings('patch', guestNode),
    ],
  );
}

const WHAT = {
  'message-queue-pair': 'A queue in both directions',
  doorbell: 'A doorbell that the other side rings',
  'doorbell-source': 'A doorbell that this machine rings',
  shm: 'Memory shared',
  'virtio-mmio': 'A virtio device served',
} as const;

function channelNode({ kind, label, peer }: GunyahChannelWish): Explained {
  const other = peer === undefined ? 'the primary machine' : peer;
  const hasMemory = kind === 'shm' || kind === 'virtio-mmio';
  return explained(
    `${kind}-${label}`,
    { why: `${WHAT[kind]} ${kind === 'virtio-mmio' ? 'by' : 'with'} ${other}.` },
    [
      strings('vdevice-type', kind),
      strings('generate', kind === 'virtio-mmio' ? '/virtio-mmio' : `/hypervisor/${kind}-${label}`),
      ...(kind === 'message-queue-pair'
        ? [cells('message-size', MESSAGE_SIZE), cells('queue-depth', QUEUE_DEPTH)]
        : []),
      ...(kind === 'virtio-mmio' ? [cells('vqs-num', 1), flag('dma-coherent')] : []),
      peer === undefined ? flag('peer-default') : typedText('peer', `vm-name:${peer}`),
      cells('qcom,label', label),
    ],
    hasMemory
      ? [
          explained('memory', { why: 'The Resource Manager chooses its address.' }, [
            cells('qcom,label', label),
            flag('allocate-base'),
          ]),
        ]
      : [],
  );
}
