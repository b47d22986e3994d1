import { type DeviceTree, ROOT } from '../../devicetree/tree.ts';
import type { PlanContext } from '../context.ts';
import type { Observation, PlanRule } from '../rule.ts';

/** A rule about a tree that Gunyah's Resource Manager wrote or will read; it needs neither host facts nor a plan. */
export type TreeRule = Omit<PlanRule, 'kind' | 'requires' | 'run'> & {
  look(tree: DeviceTree): Iterable<Observation>;
};

/** The rule as one about the opened tree, and about the tree of every machine of the plan. */
export const asPlanRule = ({ look, ...described }: TreeRule): PlanRule => ({
  ...described,
  kind: 'plan',
  *run(context) {
    yield* look(context.facts.tree);
    yield* ofMachines(context, look);
  },
});

/** A finding about a generated tree has no place in the host's. */
function* ofMachines({ facts, machines }: PlanContext, look: TreeRule['look']): Generator<Observation> {
  for (const { made, guest } of machines) {
    const { name } = made.domain;
    for (const { severity, message } of look(guest)) {
      yield {
        path: facts.tree.path(ROOT),
        domain: name,
        file: `${name}/vm.dts`,
        message: `${name}: ${message}`,
        ...(severity && { severity }),
      };
    }
  }
}

export const RESOURCE_MANAGER = "Gunyah Resource Manager, the parser of a virtual machine's tree";
