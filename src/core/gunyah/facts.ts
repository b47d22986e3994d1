import { oncePerTree } from '../devicetree/once.ts';
import { gunyahHypervisor } from './hypervisor.ts';
import type { GunyahHypervisor, GunyahVmConfig } from './model.ts';
import { gunyahVmConfig } from './vm-config.ts';

/** What a tree says about Gunyah; both absent for a tree that has nothing to do with it. */
export interface GunyahFacts {
  readonly hypervisor?: GunyahHypervisor;
  readonly config?: GunyahVmConfig;
}

/** What a tree says about Gunyah, found at the first call. */
export const gunyahFacts = oncePerTree((tree): GunyahFacts => {
  const hypervisor = gunyahHypervisor(tree);
  const config = gunyahVmConfig(tree);
  return { ...(hypervisor && { hypervisor }), ...(config && { config }) };
});
