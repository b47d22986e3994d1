/** What the plan says of a virtual machine of Gunyah beside what every domain has. Plain data. */

/**
 * Which thread runs a virtual CPU: one of the Resource Manager's on the cores named (`static`, `sticky`, `pinned`), or
 * one of the owner's (`proxy`).
 */
export const AFFINITIES = ['static', 'sticky', 'pinned', 'proxy'] as const;
export type Affinity = (typeof AFFINITIES)[number];

export const GUNYAH_CHANNELS = [
  'message-queue-pair',
  'doorbell',
  'doorbell-source',
  'shm',
  'virtio-mmio',
] as const;
export type GunyahChannelKind = (typeof GUNYAH_CHANNELS)[number];

/** A channel to another virtual machine, which the Resource Manager makes. */
export interface GunyahChannelWish {
  readonly kind: GunyahChannelKind;
  /** The other end has the same. */
  readonly label: number;
  /** Name of the other machine; without it the primary one. Queues and doorbells alone may name one. */
  readonly peer?: string;
}

export interface GunyahMachine {
  /** 1 to 79 characters. */
  readonly imageName: string;
  /** Guest address of its memory, hexadecimal text. */
  readonly memoryBase: string;
  readonly affinity: Affinity;
  /** A physical core for each virtual CPU; not read for `proxy`. */
  readonly cores: readonly number[];
  /** The machine may use the console of the Resource Manager. */
  readonly console: boolean;
  /** By which the platform's table of device assignments knows it. */
  readonly vmid?: number;
  readonly channels: readonly GunyahChannelWish[];
}

/** A machine as the dialog begins it. */
export const newMachine = (name: string): GunyahMachine => ({
  imageName: name,
  memoryBase: '0x88800000',
  affinity: 'static',
  cores: [0],
  console: true,
  channels: [],
});
