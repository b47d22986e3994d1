/** Rules about how domains reach the SCMI firmware, and what else they reach with it. */
import { hex } from '../../base/hex.ts';
import type { ScmiModel } from '../../plan/scmi.ts';
import { type ScmiDependency, scmiFacts } from '../../scmi/facts.ts';
import type { DomainContext, PlanContext } from '../context.ts';
import type { Observation, PlanRule } from '../rule.ts';
import { list } from '../wording.ts';
import { takers } from './agents.ts';

const rule = (described: Omit<PlanRule, 'kind'>): PlanRule => ({ kind: 'plan', ...described });
const RESETS = 0x16;
const POWER_DOMAINS = 0x11;
const PERFORMANCE = 0x13;

/** What a member of a domain names in SCMI, whatever the plan does about it. */
interface Claim extends ScmiDependency {
  readonly domain: DomainContext;
}

function* claims({ facts, domains }: PlanContext): Generator<Claim> {
  const scmi = scmiFacts(facts.tree, facts.references);
  for (const domain of domains) {
    for (const node of domain.members.keys())
      for (const found of scmi.direct(node)) yield { ...found, domain };
  }
}

/** Resources that devices of several domains name, each once. */
function shared(context: PlanContext, protocol?: number): Claim[][] {
  const byResource = new Map<object, Claim[]>();
  for (const claim of claims(context)) {
    if (protocol !== undefined && claim.protocol.kind.id !== protocol) continue;
    byResource.set(claim.resource, [...(byResource.get(claim.resource) ?? []), claim]);
  }
  return [...byResource.values()].filter(
    (list) => new Set(list.map(({ domain }) => domain.domain.name)).size > 1,
  );
}

const label = ({ protocol, resource }: Claim): string =>
  `${protocol.kind.resource} ${resource.id ?? ''}${resource.names[0] ? ` (${resource.names[0]})` : ''}`.trim();

function sharedObservation(context: PlanContext, uses: readonly Claim[], effect: string): Observation {
  const { tree } = context.facts;
  const [first] = uses;
  const names = [
    ...new Set(uses.map(({ use, domain }) => `${tree.path(use.consumer)} (${domain.domain.name})`)),
  ];
  return {
    path: tree.path(first!.use.consumer),
    property: first!.use.property,
    domain: first!.domain.domain.name,
    message: `${list(names)} share the SCMI ${label(first!)}: ${effect}`,
  };
}

export const SCMI_MEDIATION_RULES: readonly PlanRule[] = [
  rule({
    id: 'SM-01',
    name: 'Clock or regulator of two domains',
    severity: 'warning',
    why: 'SCMI permissions are per device and resource; the specification leaves open whether firmware counts the users of a clock.',
    source: 'SCMI specification 4.6, CLOCK_CONFIG_SET',
    *run(context) {
      for (const uses of shared(context)) {
        if ([RESETS, POWER_DOMAINS].includes(uses[0]!.protocol.kind.id)) continue;
        const single = uses.some(({ domain }) => domain.domain.scmi?.model === 'single-agent');
        const effect = 'one domain can stop it or change its rate while the other one needs it.';
        yield { ...sharedObservation(context, uses, effect), ...(single && { severity: 'error' as const }) };
      }
    },
  }),
  rule({
    id: 'SM-02',
    name: 'Device without a way to its SCMI resources',
    severity: 'warning',
    why: 'Without SCMI in the guest nobody there can switch the clock, reset or power domain; it must be on and stay on.',
    source: 'measured on boards whose clocks are behind SCMI',
    *run(context) {
      const { tree } = context.facts;
      for (const { domain, members } of context.domains) {
        if (domain.scmi !== undefined) continue;
        const found = [...claims(context)].filter(
          (claim) => claim.domain.domain === domain && members.has(claim.use.consumer),
        );
        const devices = [...new Set(found.map(({ use }) => tree.path(use.consumer)))];
        if (devices.length === 0) continue;
        yield {
          path: devices[0]!,
          domain: domain.name,
          message: `${list(devices)} of ${domain.name} need SCMI resources (${list([...new Set(found.map(label))])}), and ${domain.name} has no SCMI: clocks get stand-ins, the rest must be on.`,
          fixes: [
            {
              label: `Let ${domain.name} use SCMI as the single agent`,
              change: {
                kind: 'set-domain',
                domain: domain.name,
                fields: { scmi: { model: 'single-agent' } },
              },
            },
          ],
        };
      }
    },
  }),
  rule({
    id: 'SM-03',
    name: 'Single agent reaches everything',
    severity: 'warning',
    why: 'Xen forwards the calls of the single agent unfiltered: it can switch every resource of the machine.',
    source: 'xen/arch/arm/firmware/scmi-smc.c:scmi_handle_smc',
    *run(context) {
      for (const { domain, scmi } of takers(context)) {
        if (scmi.mediation.model !== 'single-agent') continue;
        const used = new Set(scmi.dependencies.map(({ resource }) => resource));
        const rest = scmi.instance.protocols
          .flatMap(({ resources }) => resources)
          .filter((found) => !used.has(found));
        const path = context.facts.tree.path(scmi.instance.node);
        yield {
          path,
          domain: domain.name,
          message: `${domain.name} becomes the only SCMI agent: beside the ${used.size} resources that its devices need it can switch ${rest.length} more, those of dom0 and of Xen's console included.`,
        };
      }
    },
  }),
  rule({
    id: 'SM-04',
    name: 'Device left without SCMI in dom0',
    severity: 'error',
    why: 'With scmi-smc-passthrough dom0 has no SCMI any more; the references of its devices lead nowhere.',
    source: 'xen/arch/arm/firmware/scmi-smc.c:scmi_smc_dt_handle_node',
    *run(context) {
      const { facts, domains, plan } = context;
      if (plan.trueDom0less) return;
      const taker = takers(context).find(({ scmi }) => scmi.mediation.model === 'single-agent');
      if (taker === undefined) return;
      const given = new Set(domains.flatMap(({ members }) => [...members.keys()]));
      const left = taker.scmi.instance.protocols
        .flatMap(({ resources }) => resources.flatMap(({ uses }) => uses))
        .filter(
          ({ consumer, kind }) => kind === 'device' && !given.has(consumer) && facts.isEnabled(consumer),
        )
        .map(({ consumer }) => facts.tree.path(consumer));
      const paths = [...new Set(left)];
      if (paths.length === 0) return;
      yield {
        path: paths[0]!,
        domain: taker.domain.name,
        message: `dom0 keeps ${list(paths)} but loses SCMI to ${taker.domain.name}: their clocks, resets and power domains cannot be switched.`,
      };
    },
  }),
  rule({
    id: 'SM-05',
    name: 'Device unknown to the firmware',
    severity: 'warning',
    why: 'Xen asks the firmware for permission by the device id of access-controllers; without one nothing is asked or granted.',
    source: 'multi-agent SCMI series for Xen: sci_assign_dt_device',
    *run(context) {
      const { tree } = context.facts;
      for (const { domain, scmi } of takers(context)) {
        if (scmi.mediation.model !== 'multi-agent') continue;
        const known = new Set(
          scmi.instance.deviceIds.filter(({ obsolete }) => !obsolete).map(({ device }) => device),
        );
        const devices = [...new Set(scmi.dependencies.map(({ use }) => use.consumer))].filter(
          (node) => !known.has(node),
        );
        for (const node of devices) {
          const path = tree.path(node);
          yield {
            path,
            property: 'access-controllers',
            domain: domain.name,
            message: `${path} has no device id for the firmware (access-controllers): ${domain.name} gets no permission for it.`,
          };
        }
      }
    },
  }),
  rule({
    id: 'SM-06',
    name: 'Two domains are one agent',
    severity: 'error',
    why: 'Agent, function id and shared memory are what the firmware tells callers apart by; Xen admits one domain as the single agent.',
    source: 'xen/arch/arm/firmware/scmi-smc.c:scmi_smc_domain_init (-EEXIST)',
    *run(context) {
      const seen = new Map<string, string>();
      for (const { domain, scmi } of takers(context)) {
        const { model, agentId, smcId } = scmi.mediation;
        for (const key of identities(model, agentId, smcId)) {
          const other = seen.get(key);
          if (other !== undefined) {
            const path = context.facts.tree.path(scmi.instance.node);
            yield {
              path,
              domain: domain.name,
              message: `${other} and ${domain.name} are both ${key}: Xen or the firmware refuses the second one.`,
            };
          }
          seen.set(key, domain.name);
        }
      }
    },
  }),
  rule({
    id: 'SM-08',
    name: 'Reset line of two domains',
    severity: 'error',
    why: 'A reset hits every device on the line at once.',
    source: 'SCMI specification 4.8, RESET',
    *run(context) {
      for (const uses of shared(context, RESETS)) {
        yield sharedObservation(
          context,
          uses,
          'when one domain resets its device, the other one loses its own.',
        );
      }
    },
  }),
  rule({
    id: 'SM-09',
    name: 'Power domain of two domains',
    severity: 'warning',
    why: 'A power domain is on or off for all devices in it.',
    source: 'SCMI specification 4.3, POWER_STATE_SET',
    *run(context) {
      for (const uses of shared(context, POWER_DOMAINS)) {
        yield sharedObservation(
          context,
          uses,
          'when one domain switches it off, the device of the other one stops.',
        );
      }
    },
  }),
  rule({
    id: 'SM-11',
    name: 'Guest can change the speed of shared cores',
    severity: 'warning',
    why: 'Performance domains are those of physical cores, which other domains run on, too.',
    source: 'SCMI specification 4.5, PERFORMANCE_LEVEL_SET',
    *run(context) {
      for (const { domain, scmi } of takers(context)) {
        const protocol = scmi.instance.protocols.find(({ kind }) => kind.id === PERFORMANCE);
        if (scmi.mediation.model !== 'single-agent' || protocol === undefined) continue;
        const path = context.facts.tree.path(protocol.node);
        yield {
          path,
          domain: domain.name,
          message: `${domain.name} reaches ${path}: it can change the frequency of cores that others run on.`,
        };
      }
    },
  }),
  rule({
    id: 'SM-12',
    name: 'Guest reaches privileged protocols',
    severity: 'warning',
    why: 'Some protocols act on the machine as a whole: shutdown, other cores, other logical machines.',
    source: 'SCMI specification 4.4; binding nxp,imx95-scmi',
    *run(context) {
      for (const { domain, scmi } of takers(context)) {
        if (scmi.mediation.model !== 'single-agent') continue;
        for (const { node, kind } of scmi.instance.protocols) {
          if (kind.privileged === undefined || kind.id === PERFORMANCE) continue;
          const path = context.facts.tree.path(node);
          yield {
            path,
            domain: domain.name,
            message: `${domain.name} reaches ${kind.name} (${hex(kind.id)}): it ${kind.privileged}.`,
          };
        }
      }
    },
  }),
  rule({
    id: 'SM-13',
    name: 'Dialect that the target does not read',
    severity: 'error',
    why: 'xl and Xen pass over words of arm_sci that they do not know, without a message: the guest starts without SCMI.',
    source: 'tools/xl/xl_parse.c:parse_arm_sci_config',
    *run(context) {
      const { flavour, version } = context.plan.target;
      for (const { domain, scmi } of takers(context)) {
        const wanted = DIALECTS[scmi.mediation.model];
        if (wanted === undefined) continue;
        const fits =
          wanted.flavours.includes(flavour) && (flavour !== 'upstream' || Number(version.slice(2)) >= 21);
        if (fits) continue;
        const path = context.facts.tree.path(scmi.instance.node);
        yield {
          path,
          domain: domain.name,
          message: `${domain.name} uses SCMI as ${wanted.name}, which Xen ${version} (${flavour}) does not offer: it needs ${wanted.needs}.`,
        };
      }
    },
  }),
];

const DIALECTS: Partial<Record<ScmiModel, { name: string; flavours: readonly string[]; needs: string }>> = {
  'single-agent': {
    name: 'the single agent',
    flavours: ['upstream', 'sci-v11'],
    needs: 'upstream Xen 4.21 or later',
  },
  'multi-agent': {
    name: 'one of several agents',
    flavours: ['sci-v11'],
    needs: 'the multi-agent SCMI series',
  },
  epam: { name: 'an agent of the EPAM dialect', flavours: ['epam'], needs: 'the EPAM branch' },
};

function identities(model: ScmiModel, agentId: number | undefined, smcId: number | undefined): string[] {
  if (model === 'single-agent') return ['the single SCMI agent'];
  return [
    ...(agentId === undefined ? [] : [`SCMI agent ${agentId}`]),
    ...(smcId === undefined ? [] : [`the caller of ${hex(smcId)}`]),
  ];
}
