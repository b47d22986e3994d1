import type { NodePath } from '../../base/brand.ts';
import { ROOT } from '../../devicetree/tree.ts';
import { ownTextName } from '../../plan/own-text.ts';
import type { Domain } from '../../plan/plan.ts';
import { typedSettings } from '../../targets/typed-settings.ts';
import type { PlanContext } from '../context.ts';
import type { Observation, PlanRule } from '../rule.ts';
import { owners } from '../view.ts';
import { list, takeOut } from '../wording.ts';

/** Settings that every export writes itself; typed once more, the typed one wins (of a key set twice the last counts). */
const GENERATED: ReadonlySet<string> = new Set([
  'name',
  'type',
  'kernel',
  'cmdline',
  'memory',
  'vcpus',
  'device_tree',
  'dtdev',
  'irqs',
  'iomem',
]);
/** The same for a domain with the field of the plan that they come from. */
const FROM_FIELDS: Readonly<Record<string, (domain: Domain) => boolean>> = {
  ramdisk: ({ ramdisk }) => Boolean(ramdisk),
  vuart: ({ vuart }) => vuart,
  driver_domain: ({ driverDomain }) => driverDomain,
};
/** Settings that only EPAM's Xen knows. */
const EPAM_ONLY: ReadonlySet<string> = new Set(['dt_compatible', 'dt_passthrough_nodes', 'tee', 'coproc']);

function* eachTyped(
  { facts, domains }: PlanContext,
  say: (key: string, value: unknown, domain: Domain) => string | undefined,
): Generator<Observation> {
  for (const { domain } of domains) {
    if (domain.boot === 'dom0less') continue;
    for (const { key, value, line } of typedSettings(domain) ?? []) {
      const message = say(key, value, domain);
      if (message === undefined) continue;
      const file = ownTextName(domain.name, 'extraConfig');
      yield { path: facts.tree.path(ROOT), domain: domain.name, file, line, message };
    }
  }
}

function* inTwoDomains(context: PlanContext): Generator<Observation> {
  const { tree } = context.facts;
  for (const [node, domains] of owners(context)) {
    if (domains.length < 2) continue;
    const path = tree.path(node) as NodePath;
    yield {
      path,
      domain: domains[1]!.domain.name,
      message: `${path} goes to ${list(domains.map(({ domain }) => domain.name))}: its interrupts can go to one of them only, and its registers to both.`,
      fixes: domains.flatMap((domain) => takeOut(domain, path)).slice(1),
    };
  }
}

const hasScmi = ({ facts }: PlanContext): boolean =>
  [...facts.tree.nodes()].some((node) =>
    facts.tree.strings(node, 'compatible').some((name) => /^arm,scmi(-|$)/.test(name)),
  );

/** `arm_sci = "type=scmi_smc"` from 4.21; the series for several agents adds `agent_id`; EPAM has `sci=`. */
function sciDialect(value: unknown, context: PlanContext): string | undefined {
  const { flavour, version } = context.plan.target;
  if (typeof value !== 'string') return undefined;
  if (flavour === 'upstream' && Number(version.slice(2)) < 21) {
    return `arm_sci does nothing in Xen ${version}: it is known from 4.21.`;
  }
  if (flavour === 'upstream' && /agent_id|scmi_smc_multiagent/.test(value)) {
    return `arm_sci = "${value}" is of the series for several SCMI agents, which upstream Xen ${version} does not have.`;
  }
  return undefined;
}

/** What the plan says twice, or to a Xen that does not know it. */
export const CONFIGURATION_RULES: readonly PlanRule[] = [
  {
    id: 'DG-CFG-01',
    kind: 'plan',
    name: 'Device in two domains',
    severity: 'error',
    why: 'Xen routes an interrupt to one domain only, and does not notice that registers are mapped twice.',
    source: 'Xen: xen/arch/arm/irq.c, route_irq_to_guest; tools/libs/light/libxl_create.c',
    run: inTwoDomains,
  },
  {
    id: 'DG-CFG-02',
    kind: 'plan',
    name: 'Typed setting replaces a generated one',
    severity: 'warning',
    why: 'Of a setting that stands twice in dom.cfg the last one counts, so that the typed one wins over what was computed.',
    source: 'Xen: tools/libs/util/libxlu_cfg.c, xlu__cfg_set_store',
    run: (context) =>
      eachTyped(context, (key, _, domain) =>
        GENERATED.has(key) || FROM_FIELDS[key]?.(domain)
          ? `The typed ${key} of ${domain.name} takes the place of the one that the export writes.`
          : undefined,
      ),
  },
  {
    id: 'DG-CFG-03',
    kind: 'plan',
    name: 'Setting that this Xen ignores',
    severity: 'warning',
    why: 'xl ignores settings that it does not know, without a word.',
    source: 'Xen: tools/xl/xl_parse.c; EPAM: xen-troops/xen',
    run: (context) =>
      eachTyped(context, (key, _, domain) =>
        EPAM_ONLY.has(key) && context.plan.target.flavour !== 'epam'
          ? `${key} of ${domain.name} is a setting of EPAM's Xen; the target ignores it.`
          : undefined,
      ),
  },
  {
    id: 'DG-CFG-04',
    kind: 'plan',
    name: 'SCMI without a host node',
    severity: 'warning',
    why: 'Xen takes the firmware interface for a guest from an SCMI node of the host tree. Without one the setting has no effect, and nobody says so.',
    source: 'Xen: xen/arch/arm/firmware/scmi-smc.c; docs/hypervisor-guide/arm/firmware/arm-scmi.rst',
    run: (context) =>
      eachTyped(context, (key, _, domain) =>
        key === 'arm_sci' && !hasScmi(context)
          ? `${domain.name} asks for SCMI, and the host tree has no SCMI node.`
          : undefined,
      ),
  },
  {
    id: 'DG-CFG-05',
    kind: 'plan',
    name: 'SCMI in the words of another Xen',
    severity: 'warning',
    why: 'Upstream Xen, the series for several agents and EPAM spell the setting differently; the wrong spelling is ignored.',
    source: 'Xen: docs/man/xl.cfg.5.pod.in, arm_sci (4.21)',
    run: (context) =>
      eachTyped(context, (key, value) => (key === 'arm_sci' ? sciDialect(value, context) : undefined)),
  },
  {
    id: 'DG-CFG-06',
    kind: 'plan',
    name: 'Domain that nobody starts',
    severity: 'error',
    why: 'xl runs in dom0. Where no dom0 is booted, only the domains that Xen starts itself come to life.',
    source: 'Xen: docs/features/dom0less.pandoc; docs/man/xl.1.pod.in',
    run: function* ({ plan, domains, facts }) {
      if (!plan.trueDom0less) return;
      for (const { domain } of domains) {
        if (domain.boot === 'dom0less') continue;
        yield {
          path: facts.tree.path(ROOT),
          domain: domain.name,
          ...(domain.boot === 'both' && { severity: 'info' }),
          message:
            domain.boot === 'both'
              ? `There is no dom0 in which xl could start ${domain.name} again: only Xen starts it.`
              : `There is no dom0 in which xl could start ${domain.name}.`,
          fixes: [
            {
              label: `Let Xen start ${domain.name}`,
              change: { kind: 'set-domain', domain: domain.name, fields: { boot: 'dom0less' } },
            },
          ],
        };
      }
    },
  },
  {
    id: 'DG-CFG-07',
    kind: 'plan',
    name: 'Driver domain without xenstore',
    severity: 'error',
    why: 'A driver domain that Xen starts is connected to xenstore, which runs in dom0. Without a dom0 Xen panics over it.',
    source:
      'Xen: xen/arch/arm/dom0less-build.c, construct_domU (xen,enhanced); 4.21: initialize_domU_xenstore',
    run: function* ({ plan, domains, facts }) {
      if (!plan.trueDom0less) return;
      for (const { domain } of domains) {
        if (domain.boot === 'xl' || !domain.driverDomain) continue;
        yield {
          path: facts.tree.path(ROOT),
          domain: domain.name,
          message: `${domain.name} is a driver domain, and there is no dom0 with the xenstore that it needs.`,
          fixes: [
            {
              label: `Make ${domain.name} no driver domain`,
              change: { kind: 'set-domain', domain: domain.name, fields: { driverDomain: false } },
            },
          ],
        };
      }
    },
  },
];
