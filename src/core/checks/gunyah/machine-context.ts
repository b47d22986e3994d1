import { DeviceTree } from '../../devicetree/tree.ts';
import { writeFdt } from '../../fdt/index.ts';
import type { MachineTree } from '../../targets/gunyah/index.ts';
import type { MachineContext } from '../context.ts';

/** A machine as rules see it: what was made, and the tree as its reader will find it. */
export const machineContext = (made: MachineTree): MachineContext => ({
  made,
  guest: new DeviceTree(writeFdt(made.tree)),
});
