import { byId, type PlanRule } from '../rule.ts';
import { GUNYAH_CPU_RULES } from './cpu-rules.ts';
import { GUNYAH_GUEST_RULES } from './guest-rules.ts';
import { GUNYAH_HYPERVISOR_RULES } from './hypervisor-rules.ts';
import { GUNYAH_MACHINE_RULES } from './machine-rules.ts';
import { GUNYAH_PASSTHROUGH_RULES } from './passthrough-rules.ts';
import { asPlanRule, type TreeRule } from './tree-rule.ts';
import { GUNYAH_VDEVICE_RULES } from './vdevice-rules.ts';

/** Rules about a tree alone: the opened one, or one that was generated. */
export const GUNYAH_TREE_RULES: readonly TreeRule[] = [
  ...GUNYAH_HYPERVISOR_RULES,
  ...GUNYAH_GUEST_RULES,
  ...GUNYAH_PASSTHROUGH_RULES,
  ...GUNYAH_CPU_RULES,
  ...GUNYAH_VDEVICE_RULES,
];

/** Rules about Gunyah's trees and machines, by number; silent where nothing has to do with Gunyah. */
export const GUNYAH_RULES: readonly PlanRule[] = [
  ...GUNYAH_TREE_RULES.map(asPlanRule),
  ...GUNYAH_MACHINE_RULES,
].sort(byId);
