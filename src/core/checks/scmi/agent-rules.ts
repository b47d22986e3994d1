/** Rules about domains that are agents of their own: what the firmware and Xen know them and their devices by. */
import { hex } from '../../base/hex.ts';
import type { ScmiNeed } from '../../partial/scmi-need.ts';
import { parseAddress } from '../../plan/address.ts';
import { deviceIdOf } from '../../scmi/device-ids.ts';
import type { PlanContext } from '../context.ts';
import { type PlanRule, planRule } from '../rule.ts';
import { takers } from './agents.ts';

export const SCMI_AGENT_RULES: readonly PlanRule[] = [
  planRule({
    id: 'SM-05',
    name: 'Device unknown to the firmware',
    severity: 'warning',
    why: 'Xen asks the firmware for permission by the device id of access-controllers; without one nothing is asked or granted.',
    source: 'multi-agent SCMI series for Xen: sci_assign_dt_device',
    *run(context) {
      const { tree } = context.facts;
      for (const { domain, scmi } of takers(context)) {
        if (scmi.mediation.model !== 'multi-agent') continue;
        for (const node of scmi.devices) {
          const known = deviceIdOf(tree, scmi.instance, node);
          if (known?.obsolete === false) continue;
          const path = tree.path(node);
          yield {
            path,
            property: 'access-controllers',
            domain: domain.name,
            ...(known !== undefined && context.plan.sci !== undefined && { severity: 'info' as const }),
            message:
              known === undefined
                ? `${path} has no device id for the firmware (access-controllers): ${domain.name} gets no permission for it.`
                : `${path} has the device id ${known.id} in a form that Xen does not read (scmi_devid); host/sci.dts says it as access-controllers.`,
          };
        }
      }
    },
  }),
  planRule({
    id: 'SM-06',
    name: 'Two domains are one agent',
    severity: 'error',
    why: 'Agent, function id and shared memory are what the firmware tells callers apart by; Xen admits one domain as the single agent.',
    source: 'xen/arch/arm/firmware/scmi-smc.c:scmi_smc_domain_init (-EEXIST)',
    *run(context) {
      const seen = new Map<string, string>();
      for (const { domain, scmi } of takers(context)) {
        const path = context.facts.tree.path(scmi.instance.node);
        if (hasHostAgent(context, scmi))
          for (const key of identities(hostAgent(scmi))) if (!seen.has(key)) seen.set(key, 'dom0');
        for (const key of identities(scmi)) {
          const other = seen.get(key);
          if (other !== undefined) {
            yield {
              path,
              domain: domain.name,
              message: `${other} and ${domain.name} are both ${key}: Xen or the firmware refuses the second one, or takes one for the other.`,
            };
          }
          seen.set(key, domain.name);
        }
        if (scmi.mediation.model === 'multi-agent' && (scmi.mediation.agentId ?? 0) === 0) {
          yield {
            path,
            domain: domain.name,
            severity: 'info',
            message: `${domain.name} is SCMI agent 0, which the specification keeps for the platform itself.`,
          };
        }
      }
    },
  }),
  planRule({
    id: 'SM-07',
    name: 'Device that Xen does not hear of',
    severity: 'error',
    why: 'Xen takes the device ids for the firmware from dtdev (xl) or xen,path (dom0less). What stands in neither gets no permission.',
    source: 'multi-agent SCMI series for Xen: sci_do_domctl, sci_assign_dt_device',
    *run(context) {
      const { tree } = context.facts;
      for (const { domain, partial, scmi } of takers(context)) {
        if (scmi.mediation.model !== 'multi-agent') continue;
        const owned = new Set(partial.owned.map(({ node }) => node));
        for (const carrier of scmi.permitted) {
          const unlisted = !owned.has(carrier);
          const refused = !scmi.perDevice && domain.boot !== 'dom0less';
          if (!unlisted && !refused) continue;
          const path = tree.path(carrier);
          const why = unlisted
            ? 'it has neither registers nor interrupts of its own'
            : 'libxl takes dtdev only where Xen drives an IOMMU';
          yield {
            path,
            domain: domain.name,
            message: `${path} cannot be listed for ${domain.name}, as ${why}: the firmware is not told to grant its resources.`,
          };
        }
      }
    },
  }),
  planRule({
    id: 'SM-15',
    name: 'Host side of the agents is not stated',
    severity: 'error',
    why: 'Where domains are agents of their own, Xen needs a channel to the firmware beside theirs and that of dom0, and only the firmware knows which.',
    source: 'multi-agent SCMI series for Xen: scmi_smc_probe; dom0 gets SCMI by xen,dom0-sci-agent-id',
    *run(context) {
      const { plan, facts } = context;
      const ours = takers(context).filter(({ scmi: { mediation } }) =>
        plan.trueDom0less
          ? mediation.model === 'multi-agent'
          : ['multi-agent', 'epam'].includes(mediation.model),
      );
      const [first] = ours;
      if (first === undefined) return;
      const path = facts.tree.path(first.scmi.instance.node);
      const domain = first.domain.name;
      const { model } = first.scmi.mediation;
      if (plan.sci === undefined || parseAddress(plan.sci.shmemAddress) === undefined) {
        const whose = model === 'epam' ? 'dom0' : 'Xen';
        yield {
          path,
          domain,
          message: `The plan does not say by which function and memory ${whose} itself speaks to the firmware: host/sci.dts cannot be written, and ${domain} gets no SCMI.`,
        };
        return;
      }
      if (model === 'multi-agent' && plan.sci.dom0AgentId === undefined && !plan.trueDom0less) {
        yield {
          path,
          domain,
          severity: 'warning',
          message:
            'The plan gives dom0 no agent id: Xen takes SCMI from it, and the devices it keeps cannot switch their clocks.',
        };
      }
    },
  }),
];

/** What the firmware tells a caller by. */
type Caller = Pick<ScmiNeed, 'mediation' | 'instance' | 'slot'>;

function identities({ mediation: { model, agentId, smcId }, instance, slot }: Caller): string[] {
  if (model === 'single-agent') return ['the single SCMI agent'];
  if (model === 'virtio') return [];
  // EPAM's Xen adds the agent id to its own function id.
  const call = smcId ?? (model === 'epam' ? undefined : instance.smcId);
  return [
    ...(agentId === undefined ? [] : [`SCMI agent ${agentId}`]),
    ...(call === undefined ? [] : [`the caller of ${hex(call)}`]),
    ...slot.map(({ address }) => `users of the SCMI memory at ${hex(address)}`),
  ];
}

/** Where each domain is an agent of its own, dom0 stays the one that the host tree describes. */
const hasHostAgent = ({ plan }: PlanContext, { mediation: { model } }: ScmiNeed): boolean =>
  !plan.trueDom0less && model !== 'single-agent' && model !== 'virtio';

const hostAgent = ({ mediation: { model }, instance }: ScmiNeed): Caller => ({
  mediation: { model },
  instance,
  slot: (instance.channels[0]?.shmem ?? []).flatMap(({ node, address, size }) =>
    address === undefined ? [] : [{ node, index: 0, address, size }],
  ),
});
