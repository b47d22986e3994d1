/** Ways to talk that Xen sets up at boot between two domains that it starts. Plain data. */

/** Static shared memory, an event channel, or both, between two domains. */
export interface Channel {
  /** Unique in the plan; matches {@link CHANNEL_NAME}. It is the `xen,shm-id` of the memory. */
  readonly name: string;
  /** The names of its two ends. */
  readonly domains: readonly [string, string];
  readonly memory?: SharedMemory;
  /** An event channel: the local port of each end. */
  readonly ports?: readonly [number, number];
}

/** Numbers are bytes, as hexadecimal text. */
export interface SharedMemory {
  readonly size: string;
  /** Host memory; without it Xen takes what it finds. */
  readonly address?: string;
  /** Where each end sees it. */
  readonly guest: readonly [string, string];
  /** Whose memory it is: that of the first end, or of nobody (Xen's DOMID_IO), so that it outlives both. */
  readonly owner: MemoryOwner;
}

export const MEMORY_OWNERS = ['first', 'xen'] as const;
export type MemoryOwner = (typeof MEMORY_OWNERS)[number];

/** Xen keeps 16 characters of a `xen,shm-id`, one of them the end (static-shmem.c: MAX_SHM_ID_LENGTH). */
export const CHANNEL_NAME = /^[A-Za-z0-9_.-]{1,15}$/;

/** Ports of a domain that Xen starts: 0 is none, and 1023 the last (dom0less-build.c: max_evtchn_port). */
export const LAST_PORT = 1023;

/** A channel as one of its ends sees it. */
export interface ChannelEnd {
  readonly channel: Channel;
  /** 0 or 1: which of the pairs is this end's. */
  readonly end: 0 | 1;
}

/** The channels of a domain, seen from it. */
export const endsOf = (channels: readonly Channel[] | undefined, domain: string): ChannelEnd[] =>
  (channels ?? []).flatMap((channel) =>
    ([0, 1] as const).flatMap((end) => (channel.domains[end] === domain ? [{ channel, end }] : [])),
  );

/** Whether a domain is an end of an event channel. */
export const hasEventChannel = (channels: readonly Channel[] | undefined, domain: string): boolean =>
  endsOf(channels, domain).some(({ channel }) => channel.ports !== undefined);
