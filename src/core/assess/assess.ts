import type { NodeIndex, NodePath } from '../base/brand.ts';
import type { DomainContext, PlanContext } from '../checks/context.ts';
import { domainContext } from '../checks/domain-context.ts';
import { RULES } from '../checks/registry.ts';
import { checkPlan } from '../checks/run.ts';
import { ownedNodes } from '../checks/view.ts';
import type { Finding } from '../contract.ts';
import { DMA_STATES, dmaView } from '../host/dma/state.ts';
import type { HostFacts } from '../host/facts.ts';
import { partialTree } from '../partial/partial.ts';
import { assign, unassign } from '../plan/changes.ts';
import { ownerOf, type Plan } from '../plan/plan.ts';
import type { Assessment } from './assessment.ts';
import { Followers } from './followers.ts';
import { provisionsOf } from './provisions.ts';

/**
 * Rules that find errors in what a device brings with it, or ask for more devices; the others speak of the host alone, of
 * files, or of what the provisions tell.
 */
const ASKED = RULES.filter(({ id }) => /^DG-(?:(?:DMA|PAGE|IRQ|XEN|MEM|CFG)-|GEN-0[37]$)/.test(id));

/** So often a follower may ask for further ones; real boards end after two. */
const ROUNDS = 6;

/**
 * What giving devices to a domain would mean, for every domain of the plan, in its order: makes the plan as if they
 * were given, together with all that must follow them, and asks the rules of the build. Devices that the domain has
 * already are judged the same way, as if they came now.
 */
export function assess(facts: HostFacts, plan: Plan, wished: readonly NodePath[]): Assessment[] {
  const refused: { path: NodePath; why: string }[] = [];
  const paths = [...new Set(wished)].filter((path) => {
    const why = whyRefused(facts, path);
    if (why !== undefined) refused.push({ path, why });
    return why === undefined;
  });
  const bench = new Bench(facts, unassign(plan, paths));
  return plan.domains.map(({ name }) => {
    const moved = paths.flatMap((path) => {
      const from = ownerOf(plan, path);
      return from === undefined || from === name ? [] : [{ path, from }];
    });
    return { domain: name, refused, moved, ...bench.judge(name, paths) };
  });
}

function whyRefused(facts: HostFacts, path: NodePath): string | undefined {
  const node = facts.tree.byPath(path);
  return node === undefined ? 'It is not in this device tree.' : facts.whyNotAssignable(node);
}

type Judgement = Omit<Assessment, 'domain' | 'refused' | 'moved'>;

/** A plan in which the wished devices are nobody's, and what it becomes when a domain gets them. */
class Bench {
  readonly #facts: HostFacts;
  readonly #without: PlanContext;
  readonly #known: ReadonlySet<string>;

  constructor(facts: HostFacts, without: Plan) {
    this.#facts = facts;
    this.#without = contextOf(facts, without);
    this.#known = new Set(checkPlan(this.#without, ASKED).findings.map(keyOf));
  }

  judge(name: string, paths: readonly NodePath[]): Judgement {
    const before = this.#domain(this.#without, name);
    if (paths.length === 0) {
      return { followers: [], provisions: [], conflicts: [], dma: undefined };
    }
    const followers = new Followers(this.#facts, this.#without.plan, name, paths);
    let context = this.#with(name, paths);
    let findings: Finding[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      findings = this.#news(context, name);
      const more = followers.learn(findings);
      if (more.length === 0) break;
      context = this.#with(name, [...paths, ...followers.must()]);
    }
    const after = this.#domain(context, name);
    const together = [...paths, ...followers.must()];
    const conflicts = findings.filter((finding) => isConflict(finding, name));
    return {
      followers: followers.list(after),
      provisions: provisionsOf(context, after, (node) => !before.members.has(node)),
      conflicts: this.#unmended(conflicts, name, [...together, ...followers.taken()], followers),
      dma: this.#dma(after, context.plan, together),
    };
  }

  /** The conflicts that would stay if what other domains have came too: those followers tell of the others. */
  #unmended(
    conflicts: readonly Finding[],
    name: string,
    paths: readonly NodePath[],
    followers: Followers,
  ): readonly Finding[] {
    if (conflicts.length === 0 || followers.taken().length === 0) return conflicts;
    const left = new Set(this.#news(this.#with(name, paths), name).map(keyOf));
    return conflicts.filter((finding) => left.has(keyOf(finding)));
  }

  #with(name: string, paths: readonly NodePath[]): PlanContext {
    return contextOf(this.#facts, assign(this.#without.plan, paths, name), this.#without);
  }

  /** What is found about the domain, and was not before. */
  #news(context: PlanContext, name: string): Finding[] {
    return checkPlan(context, ASKED).findings.filter(
      (finding) =>
        finding.domain === name && finding.accepted === undefined && !this.#known.has(keyOf(finding)),
    );
  }

  #domain({ domains }: PlanContext, name: string): DomainContext {
    return domains.find(({ domain }) => domain.name === name)!;
  }

  #dma(after: DomainContext, { target, overrides }: Plan, paths: readonly NodePath[]): Judgement['dma'] {
    const given = ownedNodes(after);
    const states = paths.flatMap((path) => {
      const node = this.#facts.tree.byPath(path);
      if (node === undefined) return [];
      const { state, why } = dmaView(this.#facts, node, target, overrides, given);
      return [{ state, why, path }];
    });
    return states.sort((a, b) => DMA_STATES.indexOf(a.state) - DMA_STATES.indexOf(b.state))[0];
  }
}

/** The same statement about the same place is the same finding. */
const keyOf = ({ rule, domain, path, property, message }: Finding): string =>
  [rule, domain, path, property, message].join('\n');

/** What stands in the way although all that must follow does. What DMA may do is told apart. */
const isConflict = ({ severity, rule, fixes = [] }: Finding, domain: string): boolean =>
  severity === 'error' &&
  !rule.startsWith('DG-DMA-') &&
  !fixes.some(({ change }) => change.kind === 'assign' && change.domain === domain);

/**
 * The context of a plan. Domains are taken over from another context where they come out the same: where the domain
 * itself is the same, and nothing that the others gained is a member of it.
 */
function contextOf(facts: HostFacts, plan: Plan, known?: PlanContext): PlanContext {
  const gained = known === undefined ? new Set<NodeIndex>() : gainedNodes(facts, known.plan, plan);
  const domains = plan.domains.map((domain) => {
    const same = known?.domains.find((other) => other.domain === domain);
    if (same !== undefined && ![...gained].some((node) => same.members.has(node))) return same;
    return domainContext(partialTree(facts, plan, domain), 0);
  });
  return { facts, plan, domains, machines: [] };
}

/** The nodes that domains of one plan have and those of another did not. */
function gainedNodes({ tree }: HostFacts, before: Plan, after: Plan): Set<NodeIndex> {
  const had = new Set(before.domains.flatMap(({ devices }) => devices.map(({ path }) => path)));
  return new Set(
    after.domains.flatMap(({ devices }) =>
      devices.flatMap(({ path }) => (had.has(path) ? [] : (tree.byPath(path) ?? []))),
    ),
  );
}
