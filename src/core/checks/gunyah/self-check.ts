import { assert } from '../../base/assert.ts';
import type { MachineContext } from '../context.ts';
import { GUNYAH_TREE_RULES } from './rules.ts';

/** Errors that a plan can bring about; every other one in a generated tree is our mistake. */
const FROM_THE_PLAN: readonly string[] = ['GV-12', 'GV-13', 'GV-17'];

/** Fails where the tree of a machine breaks a rule of the Resource Manager and the user wrote nothing into it. */
export function selfCheckMachines(machines: readonly MachineContext[]): void {
  for (const { made, guest } of machines) {
    if (made.domain.snippet.trim() !== '') continue;
    for (const { id, severity, look } of GUNYAH_TREE_RULES) {
      if (severity !== 'error' || FROM_THE_PLAN.includes(id)) continue;
      const [first] = look(guest);
      if (first) assert(false, `${made.domain.name}: ${id}: ${first.message}`);
    }
  }
}
