/** Virtual machines of Gunyah: everything that `build` needs of them. */

import type { HostFacts } from '../../host/facts.ts';
import type { Domain, Plan } from '../../plan/plan.ts';
import { type MachineTree, machineTree } from './vm-tree.ts';

export { gunyahFiles } from './files.ts';
export { gunyahSteps, machineBlocks } from './guide.ts';
export type { MachineTree } from './vm-tree.ts';

/** The plan without machines of Gunyah: all that Xen's side needs to know. The same object where there are none. */
export const xenPart = (plan: Plan): Plan =>
  plan.domains.some(isMachine)
    ? { ...plan, domains: plan.domains.filter((domain) => !isMachine(domain)) }
    : plan;

/** The machines of a plan, each with its tree. */
export const machinesOf = (facts: HostFacts, plan: Plan): MachineTree[] =>
  plan.domains.flatMap((domain) => (domain.gunyah ? [machineTree(facts, plan, domain, domain.gunyah)] : []));

const isMachine = ({ gunyah }: Domain): boolean => gunyah !== undefined;
