import type { DeviceTree } from '../../devicetree/tree.ts';
import type { Observation, PlanRule } from '../rule.ts';

/** A rule about a tree that Gunyah's Resource Manager wrote or will read; it needs neither host facts nor a plan. */
export type TreeRule = Omit<PlanRule, 'kind' | 'requires' | 'run'> & {
  look(tree: DeviceTree): Iterable<Observation>;
};

/** The rule as one about the opened tree. */
export const asPlanRule = ({ look, ...described }: TreeRule): PlanRule => ({
  ...described,
  kind: 'plan',
  run: ({ facts }) => look(facts.tree),
});

export const RESOURCE_MANAGER = "Gunyah Resource Manager, the parser of a virtual machine's tree";
