import type { NodeIndex } from '../../base/brand.ts';
import { derived } from '../../base/derived.ts';
import { hex } from '../../base/hex.ts';
import type { Sharer } from '../../host/pages.ts';
import { pageSizeOf } from '../../plan/plan.ts';
import type { DomainContext, PlanContext } from '../context.ts';
import type { Observation, PlanRule } from '../rule.ts';
import { headOf, owners } from '../view.ts';
import { assignToo, list, pathsOf, takeOut } from '../wording.ts';

type Neighbour = 'xen' | 'domain' | 'dom0' | 'disabled';

interface Shared {
  readonly domain: DomainContext;
  readonly head: NodeIndex;
  readonly kind: Neighbour;
  readonly sharers: Sharer[];
}

/** Who shares pages, of the size that the target says. */
const pagesFor = ({ facts, plan }: PlanContext) => facts.pagesOf(pageSizeOf(plan.target));

/** Neighbours in the pages of each device, that do not go to the same domain. */
const sharedPages = derived((context: PlanContext): readonly Shared[] => {
  const found = new Map<string, Shared>();
  for (const domain of context.domains) {
    for (const { node, owned } of domain.members.values()) {
      if (!owned) continue;
      for (const sharer of pagesFor(context).sharers(node)) {
        const kind = neighbour(context, domain, sharer.node);
        if (kind === undefined) continue;
        const head = headOf(context, domain, node);
        const key = `${domain.domain.name}:${head}:${kind}`;
        const entry = found.get(key) ?? { domain, head, kind, sharers: [] };
        entry.sharers.push(sharer);
        found.set(key, entry);
      }
    }
  }
  return [...found.values()];
});

function neighbour(context: PlanContext, domain: DomainContext, node: NodeIndex): Neighbour | undefined {
  const own = owners(context).get(node) ?? [];
  if (own.includes(domain)) return undefined;
  if (context.facts.xenOwned(node) !== undefined) return 'xen';
  if (own.length > 0) return 'domain';
  return context.facts.isEnabled(node) ? 'dom0' : 'disabled';
}

function* sharing(
  context: PlanContext,
  kind: Neighbour,
  say: (path: string, others: string, shared: Shared) => string,
  more: (shared: Shared) => Partial<Observation> = () => ({}),
): Generator<Observation> {
  const { tree } = context.facts;
  for (const shared of sharedPages(context)) {
    if (shared.kind !== kind) continue;
    const path = tree.path(shared.head);
    const others = pathsOf(
      tree,
      shared.sharers.map(({ node }) => node),
    );
    const pages = [...new Set(shared.sharers.map(({ address }) => hex(address)))];
    yield {
      path,
      property: 'reg',
      domain: shared.domain.domain.name,
      message: say(path, list(others), shared),
      evidence: [{ text: `Shared pages${ofSize(context)}: ${list(pages)}` }],
      ...more(shared),
    };
  }
}

/** Says the size of pages where it is not the usual one. */
const ofSize = ({ plan }: PlanContext): string => {
  const size = pageSizeOf(plan.target);
  return size === 4096 ? '' : ` of ${size / 1024} KiB`;
};

/** Registers of others in the pages that a domain gets. */
export const PAGE_RULES: readonly PlanRule[] = [
  {
    id: 'DG-PAGE-01',
    kind: 'plan',
    name: 'Page in two domains',
    severity: 'error',
    why: 'Xen maps whole pages of 4 KiB and checks no overlap: both guests read and write the registers of both devices.',
    source: 'Xen: tools/libs/light/libxl_create.c, iomem; measured: 18 % of assignable devices share a page',
    run: (context) =>
      sharing(
        context,
        'domain',
        (path, others, { domain }) =>
          `${path} of ${domain.domain.name} has registers in one page with ${others} of another domain: each guest reaches the registers of the other.`,
        ({ domain, head }) => ({ fixes: takeOut(domain, context.facts.tree.path(head)) }),
      ),
  },
  {
    id: 'DG-PAGE-02',
    kind: 'plan',
    name: 'Page shared with dom0',
    severity: 'error',
    why: 'Xen maps whole pages of 4 KiB, so the guest gets the registers of the neighbour too, while dom0 drives it.',
    source:
      'Xen: tools/libs/light/libxl_create.c, iomem; measured: 14 % of assignable devices share a page with an enabled one',
    run: (context) =>
      sharing(
        context,
        'dom0',
        (path, others, { domain }) =>
          `${path} has registers in one page with ${others}: ${domain.domain.name} can read and write ${context.plan.trueDom0less ? 'those too' : 'what dom0 drives'}.`,
        ({ domain, sharers }) => ({
          severity: context.plan.trueDom0less ? 'info' : 'error',
          fixes: assignable(context, domain, sharers),
        }),
      ),
  },
  {
    id: 'DG-PAGE-03',
    kind: 'plan',
    name: "Page shared with one of Xen's devices",
    severity: 'error',
    why: 'The guest gets the registers of a device by which Xen itself works: its console, its IOMMU, its interrupt controller.',
    source: 'Xen: xen/arch/arm/platforms/brcm-raspberry-pi.c keeps devices away for this reason',
    run: (context) =>
      sharing(
        context,
        'xen',
        (path, others, { domain }) =>
          `${path} has registers in one page with ${others}, which Xen uses: ${domain.domain.name} can take them away from it.`,
        ({ domain, head }) => ({ fixes: takeOut(domain, context.facts.tree.path(head)) }),
      ),
  },
  {
    id: 'DG-PAGE-04',
    kind: 'plan',
    name: 'Page shared with a disabled node',
    severity: 'info',
    why: 'A disabled node may describe the same block a second time, or one that firmware uses; Xen processes disabled nodes as well.',
    source: 'Xen: xen/arch/arm/domain_build.c, handle_node',
    run: (context) =>
      sharing(
        context,
        'disabled',
        (path, others, { domain }) =>
          `${path} has registers in one page with ${others}, which ${others.includes(' ') ? 'are' : 'is'} disabled: ${domain.domain.name} can read and write them.`,
      ),
  },
  {
    id: 'DG-PAGE-05',
    kind: 'plan',
    name: 'Registers do not fill their pages',
    severity: 'info',
    why: 'The rest of a page is mapped along. The tree tells of nothing there, but chips have undocumented registers.',
    source: 'Measured: 38 % of assignable devices',
    run: subPage,
  },
];

const assignable = ({ facts }: PlanContext, domain: DomainContext, sharers: readonly Sharer[]) => {
  const nodes = sharers.map(({ node }) => node);
  return nodes.every((node) => facts.whyNotAssignable(node) === undefined)
    ? [assignToo(domain, pathsOf(facts.tree, nodes))]
    : [];
};

/** One observation for each domain, since so many devices are like that. */
function* subPage(context: PlanContext): Generator<Observation> {
  const { facts, plan, domains } = context;
  const size = BigInt(pageSizeOf(plan.target));
  for (const { domain, members } of domains) {
    const small = [...members.values()].filter(
      ({ node, owned }) =>
        owned &&
        pagesFor(context).sharers(node).length === 0 &&
        facts.spans(node).some(({ start, end }) => start % size !== 0n || end % size !== 0n),
    );
    if (small.length === 0) continue;
    const paths = pathsOf(
      facts.tree,
      small.map(({ node }) => node),
    );
    yield {
      path: paths[0]!,
      property: 'reg',
      domain: domain.name,
      message: `${domain.name} gets whole pages${ofSize(context)} where ${list(paths)} ${paths.length === 1 ? 'has' : 'have'} smaller registers; nothing is known to lie beside them.`,
    };
  }
}
