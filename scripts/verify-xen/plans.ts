/** Plans as the verification makes them: one domain that Xen or xl starts. */
import { statSync } from 'node:fs';
import type { NodePath } from '../../src/core/base/brand.ts';
import { build } from '../../src/core/build.ts';
import {
  type AssignedDevice,
  emptyPlan,
  type IommuDriver,
  type MemoryRange,
  newDomain,
  type Plan,
  type XenVersion,
} from '../../src/core/plan/plan.ts';
import { LINUX_CMDLINE } from './linux.ts';

/** Where QEMU's loader puts the modules: clear of the blob that `-kernel` places 128 MiB into RAM. */
export const MODULE_ADDRESS = { kernel: 0x50000000, ramdisk: 0x54000000, tree: 0x57000000 } as const;
const TREE_ROOM = 0x10000;

/** The files that a guest is started with, where the verification has them. */
export interface GuestFiles {
  readonly kernel: string;
  readonly ramdisk?: string;
}

/** Where the same files lie in dom0. */
export const IN_DOM0 = { kernel: '/guest/Image', ramdisk: '/guest/ramdisk' } as const;

export interface Wish {
  /** The domain's name. */
  readonly name: string;
  readonly devices: readonly AssignedDevice[];
  readonly version?: XenVersion;
  readonly iommuDrivers?: readonly IommuDriver[];
  readonly vcpus?: number;
  /** Own nodes of the domain. */
  readonly snippet?: string;
}

export const assigned = (paths: readonly string[]): AssignedDevice[] =>
  paths.map((path) => ({ path: path as NodePath }));

/** What the judges get of a build. */
export interface Exported {
  readonly name: string;
  readonly plan: Plan;
  /** The rules that found something wrong. */
  readonly errors: readonly string[];
  readonly partial: Uint8Array;
  readonly config: Uint8Array;
  /** The overlays for the host tree: what dom0 leaves alone, and the domain as Xen starts it. */
  readonly marks: Uint8Array;
  readonly domains: Uint8Array;
}

export function exported(host: Uint8Array, wish: Wish, guest: GuestFiles): Exported {
  const made = plan(wish, guest);
  const { files, findings } = build(host, made);
  const file = (name: string): Uint8Array => {
    const found = files.find((candidate) => candidate.name === name);
    if (found === undefined) throw new Error(`the build made no ${name}`);
    return found.bytes;
  };
  return {
    name: wish.name,
    plan: made,
    errors: findings.flatMap(({ severity, rule }) => (severity === 'error' ? [rule] : [])),
    partial: file(`${wish.name}/passthrough.dtb`),
    config: file(`${wish.name}/dom.cfg`),
    marks: file('host/passthrough-marks.dtbo'),
    domains: file('host/domains.dtbo'),
  };
}

function plan(wish: Wish, { kernel, ramdisk }: GuestFiles): Plan {
  const { name, devices, version = '4.17', iommuDrivers = [], ...more } = wish;
  return {
    ...emptyPlan({ name: 'host.dtb', sha256: '', compatible: [] }),
    target: { flavour: 'upstream', version, iommuDrivers },
    domains: [
      {
        ...newDomain(name),
        ...more,
        boot: 'both',
        memoryMib: ramdisk ? 256 : 128,
        kernel: IN_DOM0.kernel,
        ...(ramdisk ? { ramdisk: IN_DOM0.ramdisk } : {}),
        cmdline: LINUX_CMDLINE,
        vuart: true,
        devices,
        modules: {
          kernel: place(MODULE_ADDRESS.kernel, statSync(kernel).size),
          ...(ramdisk ? { ramdisk: place(MODULE_ADDRESS.ramdisk, statSync(ramdisk).size) } : {}),
          deviceTree: place(MODULE_ADDRESS.tree, TREE_ROOM),
        },
      },
    ],
  };
}

export const place = (address: number, size: number): MemoryRange => ({
  address: `0x${address.toString(16)}`,
  size: `0x${size.toString(16)}`,
});
