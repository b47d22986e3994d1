/** How two boards, or two projects, differ. Plain data: it crosses the thread. */
import type { NodePath } from '../base/brand.ts';
import type { Finding } from '../contract.ts';
import type { Plan } from '../plan/plan.ts';
import type { DeviceChange } from './changes.ts';

/** One of the two things that are compared: a host tree, with a plan for it or without. */
export interface CompareSide {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly plan?: Plan;
}

export interface Comparison {
  readonly left: string;
  readonly right: string;
  /** Whether both sides have the same host tree, byte for byte. */
  readonly sameHost: boolean;
  readonly devices: readonly DeviceDifference[];
  /** Devices that are on both sides and do not differ. */
  readonly sameDevices: number;
  /** What the plans say differently; empty where a side has none. */
  readonly settings: readonly SettingDifference[];
  readonly findings: readonly FindingDifference[];
  /** Findings that both sides have. */
  readonly sameFindings: number;
  /** Every file of either side but report, manifest and project file, which sum up what the lists here say. */
  readonly files: readonly FileDifference[];
}

export interface DeviceDifference {
  /** Its path on the left; on the right where it is there alone. */
  readonly path: NodePath;
  readonly fate: 'left only' | 'right only' | 'moved' | 'changed' | 'assigned otherwise';
  /** Its path on the right, where it has moved. */
  readonly to?: NodePath;
  readonly changes: readonly DeviceChange[];
  /** Which domain has it; absent for dom0. */
  readonly leftDomain?: string;
  readonly rightDomain?: string;
}

export interface SettingDifference {
  /** `target.version`, `net.memoryMib`, … */
  readonly what: string;
  /** As text; absent where the side does not have it. */
  readonly left?: string;
  readonly right?: string;
}

export interface FindingDifference {
  readonly side: 'left' | 'right';
  readonly finding: Finding;
}

export interface FileDifference {
  readonly name: string;
  readonly state: 'same' | 'changed' | 'left only' | 'right only';
  /** The texts of a text file that differs. */
  readonly left?: string;
  readonly right?: string;
}
