/** Plans as the verification makes them: one domain that Xen starts itself, on a Xen without IOMMU. */

import type { NodePath } from '../../src/core/base/brand.ts';
import { build } from '../../src/core/build.ts';
import type { BuildResult } from '../../src/core/contract.ts';
import {
  type AssignedDevice,
  emptyPlan,
  newDomain,
  type Plan,
  type XenVersion,
} from '../../src/core/plan/plan.ts';

export const DOMAIN = 'guest';

export function dom0lessPlan(version: XenVersion, devices: readonly AssignedDevice[]): Plan {
  return {
    ...emptyPlan({ name: 'host.dtb', sha256: '', compatible: [] }),
    target: { flavour: 'upstream', version, iommuDrivers: [] },
    trueDom0less: true,
    domains: [{ ...newDomain(DOMAIN), boot: 'dom0less', memoryMib: 128, devices }],
  };
}

export const assigned = (paths: readonly string[]): AssignedDevice[] =>
  paths.map((path) => ({ path: path as NodePath }));

/** The partial tree among the files of a build. */
export function partialOf({ files }: BuildResult): Uint8Array {
  const file = files.find(({ name }) => name === `${DOMAIN}/passthrough.dtb`);
  if (file === undefined) throw new Error('the build made no partial tree');
  return file.bytes;
}

export { build };
