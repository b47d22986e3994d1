import type { NodePath } from '../base/brand.ts';
import type { ScmiLimit, ScmiModel } from './scmi.ts';

/** A resource of an SCMI protocol, as the firmware and people know it. */
export interface NamedResource {
  /** The id of the firmware; undefined for pin groups. */
  readonly id?: number;
  /** The node of a regulator or pin group. */
  readonly path?: NodePath;
  /** What a header or its consumers call it. */
  readonly name?: string;
}

/** A device of a domain and what it needs of the firmware. */
export interface DeviceNeeds {
  readonly path: NodePath;
  /** The device id of the firmware, where the host tree has one for it. */
  readonly deviceId?: number;
  readonly resources: readonly (NamedResource & {
    /** 0x11 power domains, 0x14 clocks, 0x16 resets … */
    readonly protocol: number;
    readonly property: string;
    /** Providers of the host between the device and the resource. */
    readonly through?: readonly NodePath[];
  })[];
}

/** What one domain, or dom0, needs of one SCMI agent, and what it could reach beyond that. Plain data. */
export interface ScmiPrivileges {
  /** The agent's node in the host tree. */
  readonly agent: NodePath;
  /** Undefined for dom0. */
  readonly domain?: string;
  readonly model?: ScmiModel;
  readonly agentId?: number;
  readonly smcId?: number;
  /** Who decides what it can reach; `nothing` is in reach without a way to the firmware. */
  readonly limit: ScmiLimit | 'nothing';
  readonly devices: readonly DeviceNeeds[];
  readonly protocols: readonly {
    readonly protocol: number;
    readonly name: string;
    readonly needed: readonly NamedResource[];
    /** In reach without need; empty where somebody else decides. */
    readonly beyond: readonly NamedResource[];
  }[];
}
