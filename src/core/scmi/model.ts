import type { NodeIndex } from '../base/brand.ts';
import type { ProtocolKind } from './protocols.ts';
import type { TransportKind } from './transports.ts';

/** One SCMI agent of the host tree: a node with a transport's `compatible`. A board may have several. */
export interface ScmiInstance {
  readonly node: NodeIndex;
  readonly transport: TransportKind;
  /** The node and all above it are available. */
  readonly enabled: boolean;
  /** `arm,smc-id`. */
  readonly smcId?: number;
  /** `linaro,optee-channel-id`. */
  readonly opteeChannel?: number;
  /** The agent's own channel first, then those of protocols that bring their own. */
  readonly channels: readonly ScmiChannel[];
  readonly protocols: readonly ScmiProtocol[];
  /** Devices that name this agent in `access-controllers`, with the device id of the firmware. */
  readonly deviceIds: readonly ScmiDeviceId[];
}

/** Where messages go: shared memory and a doorbell. */
export interface ScmiChannel {
  /** Undefined for the channel that all protocols share. */
  readonly protocol?: NodeIndex;
  readonly shmem: readonly ScmiSharedMemory[];
  /** The mailbox controllers that are rung, with their specifiers. */
  readonly mailboxes: readonly { readonly controller: NodeIndex; readonly args: readonly number[] }[];
  /** A platform-to-agent way exists, so notifications and delayed responses arrive. */
  readonly notifies: boolean;
}

export interface ScmiSharedMemory {
  readonly node: NodeIndex;
  /** CPU address; undefined where the node is not memory mapped. */
  readonly address: bigint | undefined;
  /** Bytes. */
  readonly size: bigint;
}

export interface ScmiProtocol {
  readonly node: NodeIndex;
  /** Its `reg`: 0x11 power domains, 0x14 clocks, 0x16 resets … */
  readonly kind: ProtocolKind;
  readonly enabled: boolean;
  /** In order of their ids; named groups in document order. */
  readonly resources: readonly ScmiResource[];
}

/** A clock, reset, power domain … of a protocol: it exists in the tree only through those who use it. */
export interface ScmiResource {
  /** The id of the firmware; undefined for pin groups, which have a node instead. */
  readonly id?: number;
  /** The node of a regulator or of a pin group. */
  readonly node?: NodeIndex;
  /** Names its consumers give it (`clock-names` and the like), each once. */
  readonly names: readonly string[];
  readonly uses: readonly ScmiUse[];
}

/** A node that names a resource in one of its properties. */
export interface ScmiUse {
  readonly consumer: NodeIndex;
  readonly kind: ConsumerKind;
  readonly property: string;
  /** Position in the list. */
  readonly entry: number;
  readonly name?: string;
}

/** `provider`: the consumer hands the resource on, as clock, power domain or regulator of its own. */
export type ConsumerKind = 'device' | 'cpu' | 'thermal zone' | 'provider';

/** A device id of the firmware: what it covers stands in the firmware alone. */
export interface ScmiDeviceId {
  readonly device: NodeIndex;
  readonly id: number;
  /** `scmi_devid` of an abandoned proposal is recognised and marked. */
  readonly obsolete: boolean;
}
