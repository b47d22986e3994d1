import type { NodePath } from '../../base/brand.ts';
import { ROOT } from '../../devicetree/tree.ts';
import type { Domain } from '../../plan/plan.ts';
import type { PlanContext } from '../context.ts';
import type { Observation, PlanRule } from '../rule.ts';
import { typedSettings } from '../settings.ts';
import { owners } from '../view.ts';
import { list, takeOut } from '../wording.ts';

/** Settings that the export writes itself; typed once more, the typed one wins (of a key set twice the last counts). */
const GENERATED: ReadonlySet<string> = new Set([
  'name',
  'type',
  'kernel',
  'memory',
  'vcpus',
  'device_tree',
  'dtdev',
  'irqs',
  'iomem',
]);
/** Settings that only EPAM's Xen knows. */
const EPAM_ONLY: ReadonlySet<string> = new Set(['dt_compatible', 'dt_passthrough_nodes', 'tee', 'coproc']);

function* eachTyped(
  { facts, domains }: PlanContext,
  say: (key: string, value: unknown, domain: Domain) => string | undefined,
): Generator<Observation> {
  for (const { domain } of domains) {
    if (domain.boot === 'dom0less') continue;
    for (const { key, value } of typedSettings(domain)) {
      const message = say(key, value, domain);
      if (message !== undefined) yield { path: facts.tree.path(ROOT), domain: domain.name, message };
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
        GENERATED.has(key)
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
];
