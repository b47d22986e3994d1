/** Rules about protocols that give a domain power over more than its own devices. */
import { hex } from '../../base/hex.ts';
import type { ScmiNeed } from '../../partial/scmi-need.ts';
import type { ScmiProtocol } from '../../scmi/model.ts';
import type { PlanContext } from '../context.ts';
import { type Observation, type PlanRule, planRule } from '../rule.ts';
import { takers } from './agents.ts';

const SYSTEM_POWER = 0x12;
const PERFORMANCE = 0x13;
const SENSORS = 0x15;
const POWER_CAPPING = 0x18;
/** Of the i.MX9x system manager. */
const MACHINES = 0x80;
const CORES = 0x82;

export const SCMI_EXPOSURE_RULES: readonly PlanRule[] = [
  planRule({
    id: 'SC-13',
    name: 'Guest controls the machine',
    severity: 'warning',
    why: 'Some protocols act on the machine as a whole: shutdown, other cores, other logical machines.',
    source: 'SCMI specification 4.4; binding nxp,imx95-scmi',
    run: (context) => exposed(context, [SYSTEM_POWER, MACHINES, CORES]),
  }),
  planRule({
    id: 'SM-11',
    name: 'Guest can change the speed of shared cores',
    severity: 'warning',
    why: 'Performance domains are those of physical cores, which other domains run on, too.',
    source: 'SCMI specification 4.5, PERFORMANCE_LEVEL_SET',
    run: (context) => exposed(context, [PERFORMANCE]),
  }),
  planRule({
    id: 'SM-12',
    name: 'Guest reaches sensors or power caps',
    severity: 'warning',
    why: 'A power cap slows the whole machine down. Sensors tell what other domains do, and their alarms can be switched off.',
    source: 'SCMI specification 4.7 and 4.10',
    run: (context) => exposed(context, [POWER_CAPPING, SENSORS]),
  }),
];

function* exposed(context: PlanContext, ids: readonly number[]): Generator<Observation> {
  for (const { domain, scmi } of takers(context)) {
    for (const { node, kind } of reached(scmi)) {
      if (!ids.includes(kind.id)) continue;
      const path = context.facts.tree.path(node);
      yield {
        path,
        domain: domain.name,
        ...(kind.id === SENSORS && { severity: 'info' as const }),
        message: `${domain.name} reaches ${kind.name} (${hex(kind.id)}): it ${kind.privileged}.`,
      };
    }
  }
}

/** All protocols where nothing stands between the domain and the firmware, otherwise those in its tree. */
function reached({ mediation, instance, dependencies }: ScmiNeed): readonly ScmiProtocol[] {
  const kept = new Set(dependencies.map(({ protocol }) => protocol));
  return instance.protocols.filter(
    (protocol) => protocol.enabled && (mediation.model === 'single-agent' || kept.has(protocol)),
  );
}
