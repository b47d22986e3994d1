import type { NodePath } from '../base/brand.ts';

/**
 * How a domain reaches the SCMI firmware. `single-agent`: Xen 4.21 and later hands the one agent of the machine to
 * one domain. `multi-agent`: the posted series with one agent per domain (experimental). `epam`: its downstream
 * dialect. `virtio`: a backend in another domain. `firmware`: the firmware itself keeps agents apart.
 */
export const SCMI_MODELS = ['single-agent', 'multi-agent', 'epam', 'virtio', 'firmware'] as const;
export type ScmiModel = (typeof SCMI_MODELS)[number];

/** Who decides what a domain reaches of the firmware: `everything` is in reach, or the firmware or a backend decides. */
export type ScmiLimit = 'everything' | 'firmware' | 'backend';

/** The limit of a model: Xen forwards the calls of the single agent unfiltered (scmi-smc.c:scmi_handle_smc). */
export const limitOfModel = (model: ScmiModel): ScmiLimit =>
  model === 'single-agent' ? 'everything' : model === 'virtio' ? 'backend' : 'firmware';

export interface ScmiMediation {
  readonly model: ScmiModel;
  /** The agent that the domain is to the firmware (`multi-agent`, `epam`). */
  readonly agentId?: number;
  /** Function id of the domain's own channel, where the firmware wants another than the host's. */
  readonly smcId?: number;
  /** Host node of the shared memory that the domain gets; default: the first one of the agent. */
  readonly shmem?: NodePath;
  /** Host address of the shared memory, as hexadecimal text, where the host tree has no node for it. */
  readonly shmemAddress?: string;
  /** Where the shared memory appears in the guest, as hexadecimal text; default {@link SCMI_GUEST_ADDRESS}. */
  readonly guestAddress?: string;
  /** The domain that runs the backend (`virtio`). */
  readonly backend?: string;
}

/**
 * The host's side of the multi-agent series: the channel by which Xen itself, as the trusted agent, speaks to the
 * firmware, and who dom0 is.
 */
export interface SciHost {
  /** Function id of Xen's channel. */
  readonly smcId: number;
  /** Host address of the page of Xen's channel, as hexadecimal text. */
  readonly shmemAddress: string;
  /** The agent that dom0 is, by the function id and memory of the host tree; without it dom0 gets no SCMI. */
  readonly dom0AgentId?: number;
}

/** The names of one SCMI protocol, as a project keeps them. */
export interface ScmiNames {
  /** The header they come from. */
  readonly file: string;
  /** 0x11 power domains, 0x14 clocks, 0x16 resets … */
  readonly protocol: number;
  /** Ascending by id, each once. */
  readonly names: readonly { readonly id: number; readonly name: string }[];
}

/** The free guest page that Xen's own documentation uses for the shared memory. */
export const SCMI_GUEST_ADDRESS = '0x22001000';
