/** Rules about how domains reach the SCMI firmware, and what else they reach with it. */
import { hex } from '../../base/hex.ts';
import type { ScmiModel } from '../../plan/scmi.ts';
import { type PlanRule, planRule } from '../rule.ts';
import { list, pathsOf } from '../wording.ts';
import { agents, takers } from './agents.ts';
import { claims, label } from './claims.ts';

export const SCMI_MEDIATION_RULES: readonly PlanRule[] = [
  planRule({
    id: 'SC-15',
    name: 'Protocol left out that a driver needs',
    severity: 'warning',
    why: 'The domain has SCMI, but its tree has no node for this protocol: the driver does not find what it asks for.',
    source: 'drivers/firmware/arm_scmi/bus.c: a protocol without a node is not offered to drivers',
    *run(context) {
      const { tree } = context.facts;
      for (const { domain, uses, partial } of context.domains) {
        if (domain.scmi === undefined) continue;
        const kept = new Set(partial.scmi?.dependencies.map(({ protocol }) => protocol));
        for (const protocol of agents(context).flatMap(({ protocols }) => protocols)) {
          if (kept.has(protocol)) continue;
          const lost = uses.filter(
            ({ outcome, provider }) =>
              outcome === 'dropped' && provider !== undefined && tree.isWithin(provider, protocol.node),
          );
          const [first] = lost;
          if (first === undefined) continue;
          const paths = pathsOf(
            tree,
            lost.map(({ consumer }) => consumer),
          );
          yield {
            path: tree.path(first.consumer),
            property: first.property,
            domain: domain.name,
            message: `${list(paths)} ${paths.length === 1 ? 'needs' : 'need'} ${protocol.kind.name} (${hex(protocol.kind.id)}) of ${tree.path(protocol.node)}, which is left out of the tree of ${domain.name}.`,
          };
        }
      }
    },
  }),
  planRule({
    id: 'SM-02',
    name: 'Device without a way to its SCMI resources',
    severity: 'warning',
    why: 'Without SCMI in the guest nobody there can switch the clock, reset or power domain; it must be on and stay on.',
    source: 'measured on boards whose clocks are behind SCMI',
    *run(context) {
      const { tree } = context.facts;
      for (const domain of context.domains) {
        const { name } = domain.domain;
        if (domain.domain.scmi !== undefined) continue;
        const found = claims(context).filter((claim) => claim.domain === domain);
        const paths = pathsOf(
          tree,
          found.map(({ device }) => device),
        );
        if (paths.length === 0) continue;
        const silent = domain.uses.some(
          ({ consumer, outcome, rateHz }) =>
            outcome === 'stubbed' && rateHz === undefined && paths.includes(tree.path(consumer)),
        );
        yield {
          path: paths[0]!,
          domain: name,
          ...(silent && { severity: 'error' as const }),
          message: `${list(paths)} of ${name} ${paths.length === 1 ? 'needs' : 'need'} SCMI resources (${list([...new Set(found.map(label))])}), and ${name} has no SCMI: ${silent ? 'clocks get stand-ins of unknown rate' : 'clocks get stand-ins'}, the rest must be on.`,
          fixes: [
            {
              label: `Let ${name} use SCMI as the single agent`,
              change: {
                kind: 'set-domain',
                domain: name,
                fields: { scmi: { model: 'single-agent' } },
              },
            },
          ],
        };
      }
    },
  }),
  planRule({
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
  planRule({
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
  planRule({
    id: 'SM-14',
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
