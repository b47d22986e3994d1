/** What Gunyah's nodes say, decoded. Types only. */
import type { NodeIndex } from '../base/brand.ts';

/** `/hypervisor` as the Resource Manager writes it for a virtual machine, or a boot loader for the primary one. */
export interface GunyahHypervisor {
  readonly node: NodeIndex;
  /** The first one is the only channel that exists at boot; the others are announced by it. */
  readonly resourceManagers: readonly GunyahChannel[];
  /** Message queues, doorbells, shared memory and virtio devices beside the Resource Manager. */
  readonly channels: readonly GunyahChannel[];
  /** From `qcom,gunyah-vm`, where it stands there. */
  readonly identity?: {
    readonly node: NodeIndex;
    readonly vmid?: number;
    readonly ownerVmid?: number;
    readonly vendor?: string;
  };
}

export const CHANNEL_KINDS = [
  'resource-manager',
  'message-queue-pair',
  'message-queue',
  'doorbell',
  'doorbell-source',
  'shm-doorbell',
  'shared-memory',
  'virtio-mmio',
] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** A node with capabilities: a queue, a doorbell, or memory that is shared. */
export interface GunyahChannel {
  readonly node: NodeIndex;
  readonly kind: ChannelKind;
  /** Capability ids of `reg`, 64 bits each; new ones at every boot. Never addresses. */
  readonly capabilities: readonly bigint[];
  readonly label?: number;
  /** Name of the virtual machine at the other end. */
  readonly peer?: string;
  readonly peerVmid?: number;
}

/** Codes of the access column of `iomemory-ranges`, by position. */
export const ACCESS_CODES = ['rw', 'r', 'rwx', 'w', 'x', 'rx', 'none'] as const;

/** A record of `iomemory-ranges`; addresses and size in bytes. */
export interface IoMemoryRange {
  readonly physical: bigint;
  readonly guest: bigint;
  readonly size: bigint;
  /** A code of {@link ACCESS_CODES}, or a number that is none. */
  readonly access: number;
}

/** A pair of `gic-irq-ranges`: INTIDs, one interrupt a pair. */
export interface InterruptPair {
  readonly physical: number;
  readonly virtual: number;
}

/** A number as the Resource Manager reads it: a length that does not match makes it ignore the property. */
export type ReadNumber =
  | { readonly kind: 'absent' }
  | { readonly kind: 'value'; readonly value: bigint }
  | { readonly kind: 'ignored'; readonly bytes: number; readonly expected: number };

/** The `*-vm-config` node: what a virtual machine asks the Resource Manager for. */
export interface GunyahVmConfig {
  readonly node: NodeIndex;
  readonly imageName?: string;
  /** Cells of a record of `iomemory-ranges`: two addresses, a size and the access, by the root's cells. */
  readonly recordCells: number;
  /** Undefined where the length is no multiple of a record. */
  readonly ioMemory: readonly IoMemoryRange[] | undefined;
  readonly interruptPairs: readonly InterruptPair[];
  /** A last cell of `gic-irq-ranges` that has no partner. */
  readonly oddInterrupt: boolean;
  readonly memory?: {
    readonly node: NodeIndex;
    readonly base: ReadNumber;
    readonly sizeMin: ReadNumber;
    readonly sizeMax: ReadNumber;
    readonly isDirect: boolean;
  };
  readonly vcpus?: {
    readonly node: NodeIndex;
    /** As written; `static` where nothing is. */
    readonly affinity: string;
    readonly affinityMap: readonly number[] | undefined;
    readonly timeslice?: number;
  };
  readonly interruptController: {
    /** The `interrupts` subnode, or the configuration itself where there is none. */
    readonly node: NodeIndex;
    readonly by: 'path' | 'phandle' | 'interrupt-parent';
    readonly target: NodeIndex | undefined;
  };
  readonly vdevices: readonly Vdevice[];
}

/** A virtual device that the Resource Manager makes; recognised anywhere in the tree by `vdevice-type`. */
export interface Vdevice {
  readonly node: NodeIndex;
  readonly type: string;
  readonly label?: number;
  /** Path without unit address of the node that is made. */
  readonly generate?: string;
  /** `default`: the primary machine; otherwise the name after `vm-name:`. Undefined: nobody. */
  readonly peer?: string;
  /** Children named `memory`. */
  readonly memories: readonly NodeIndex[];
}
