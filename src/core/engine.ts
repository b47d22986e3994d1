/** The pure entries beside build(): what worker and command line call. */
import type { InputFile } from './contract.ts';
import { DeviceTree } from './devicetree/tree.ts';
import { HostFacts } from './host/facts.ts';
import { importFiles } from './imports/import.ts';
import type { ImportReport } from './imports/report.ts';
import type { Plan } from './plan/plan.ts';

export { assess } from './assess/assess.ts';
export { openFiles as open } from './forms/index.ts';
export { sortFiles } from './imports/given.ts';

/**
 * Reads files of domains (`dom.cfg`, partial trees) into a plan for a host.
 * @throws FdtError where the host is no sound device tree.
 */
export const importDomains = (bytes: Uint8Array, plan: Plan, files: readonly InputFile[]): ImportReport =>
  importFiles(new HostFacts(new DeviceTree(bytes)), plan, files);
