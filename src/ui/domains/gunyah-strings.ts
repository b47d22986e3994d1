import type { GunyahChannelKind } from '../../core/plan/gunyah.ts';

const kinds: Readonly<Record<GunyahChannelKind, string>> = {
  'message-queue-pair': 'Message queue, both ways',
  doorbell: 'Doorbell, received',
  'doorbell-source': 'Doorbell, sent',
  shm: 'Shared memory',
  'virtio-mmio': 'Virtio device',
};

export const gunyahTexts = {
  imageName: 'Image',
  imageNameHint: 'Empty: the name above',
  imageNameChars: 'At most 79 characters, without spaces.',
  memoryBase: 'Memory begins at',
  memoryBaseHint: 'A multiple of 2 MiB',
  memoryBaseForm: 'Hexadecimal, for example 0x88800000.',
  affinity: 'vCPUs run',
  affinities: {
    static: 'on fixed cores',
    sticky: 'on these cores first',
    pinned: 'on these cores alone',
    proxy: 'in threads of the primary machine',
  },
  cores: 'Cores',
  coresHint: 'One for each vCPU: 3, 4',
  coresCount: (n: number) => (n === 1 ? 'One core number.' : `${n} core numbers, with commas.`),
  vmid: 'VMID',
  vmidHint: 'May stay open',
  vmidForm: 'A whole number, or nothing.',
  console: 'Has the console',
  channels: 'Channels',
  channelsHint: 'Both ends have the same label. Without a peer: to the primary machine.',
  kinds,
  kind: (n: number) => `Kind of channel ${n}`,
  label: (n: number) => `Label of channel ${n}`,
  peer: (n: number) => `Peer of channel ${n}`,
  labelShort: 'label',
  primary: 'primary machine',
  addChannel: 'Add channel',
  removeChannel: (n: number) => `Remove channel ${n}`,
  channelForm: 'A label is a whole number; a peer is the name of a machine.',
  consequence: 'What this means',
  consequences: [
    'Devices work only for a machine whose image the platform authenticates; the table of assignments at boot must list them too.',
    'Device memory keeps its host address. The primary machine loses every page that goes with it.',
    'Clocks, regulators and pins stay with the primary machine, which must keep them on.',
  ],
};
