import { byId, type PlanRule } from '../rule.ts';
import { SCMI_AGENT_RULES } from './agent-rules.ts';
import { SCMI_EXPOSURE_RULES } from './exposure-rules.ts';
import { SCMI_HOST_RULES } from './host-rules.ts';
import { SCMI_MEDIATION_RULES } from './mediation-rules.ts';
import { SCMI_SHARING_RULES } from './sharing-rules.ts';

/** All rules about SCMI: first those about the host's nodes, then those about domains, each by number. */
export const SCMI_RULES: readonly PlanRule[] = [
  ...SCMI_HOST_RULES,
  ...SCMI_SHARING_RULES,
  ...SCMI_EXPOSURE_RULES,
  ...SCMI_MEDIATION_RULES,
  ...SCMI_AGENT_RULES,
].sort(byId);
