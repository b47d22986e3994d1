/** Plans as the verification makes them: one domain that Xen or xl starts, on a Xen without IOMMU. */

import type { NodePath } from '../../src/core/base/brand.ts';
import { build } from '../../src/core/build.ts';
import {
  type AssignedDevice,
  emptyPlan,
  newDomain,
  type Plan,
  type XenVersion,
} from '../../src/core/plan/plan.ts';

const DOMAIN = 'guest';

function dom0lessPlan(version: XenVersion, devices: readonly AssignedDevice[]): Plan {
  return {
    ...emptyPlan({ name: 'host.dtb', sha256: '', compatible: [] }),
    target: { flavour: 'upstream', version, iommuDrivers: [] },
    trueDom0less: true,
    domains: [{ ...newDomain(DOMAIN), boot: 'both', memoryMib: 128, devices }],
  };
}

export const assigned = (paths: readonly string[]): AssignedDevice[] =>
  paths.map((path) => ({ path: path as NodePath }));

/** What the judges get of a build. */
export interface Exported {
  readonly partial: Uint8Array;
  readonly config: Uint8Array;
}

export function exported(host: Uint8Array, devices: readonly AssignedDevice[]): Exported {
  const { files } = build(host, dom0lessPlan('4.17', devices));
  const file = (name: string): Uint8Array => {
    const found = files.find((made) => made.name === `${DOMAIN}/${name}`);
    if (found === undefined) throw new Error(`the build made no ${name}`);
    return found.bytes;
  };
  return { partial: file('passthrough.dtb'), config: file('dom.cfg') };
}
