import type { PlanRule } from '../rule.ts';
import { GUNYAH_CPU_RULES } from './cpu-rules.ts';
import { GUNYAH_GUEST_RULES } from './guest-rules.ts';
import { GUNYAH_HYPERVISOR_RULES } from './hypervisor-rules.ts';
import { GUNYAH_PASSTHROUGH_RULES } from './passthrough-rules.ts';
import { GUNYAH_VDEVICE_RULES } from './vdevice-rules.ts';

/** Rules about Gunyah's trees, in the order of their numbers; silent where a tree has nothing to do with Gunyah. */
export const GUNYAH_RULES: readonly PlanRule[] = [
  ...GUNYAH_HYPERVISOR_RULES,
  ...GUNYAH_GUEST_RULES,
  ...GUNYAH_PASSTHROUGH_RULES,
  ...GUNYAH_CPU_RULES,
  ...GUNYAH_VDEVICE_RULES,
].sort((a, b) => a.id.localeCompare(b.id, 'en'));
