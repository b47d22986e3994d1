import type { NodeIndex, NodePath } from '../base/brand.ts';
import { hex } from '../base/hex.ts';
import { addTo } from '../base/lists.ts';
import { pageAddress } from '../base/page.ts';
import type { Evidence, Fix } from '../contract.ts';
import { DeviceTree } from '../devicetree/tree.ts';
import { writeFdt } from '../fdt/index.ts';
import type { HostFacts } from '../host/facts.ts';
import { unroutable } from '../partial/interrupts.ts';
import type { Pages } from '../partial/mappings.ts';
import { foreignOwners, policyObstacle } from '../partial/obstacle.ts';
import { owningDevice } from '../partial/owning-device.ts';
import type { DomainPartial } from '../partial/partial.ts';
import type { ProviderUse } from '../partial/references.ts';
import type { Replaced } from '../partial/snippet.ts';
import { ownTextName, ownTextsOf } from '../plan/own-text.ts';
import type { Plan } from '../plan/plan.ts';
import { readConfig, XlSyntaxError } from '../targets/xl-syntax.ts';
import { acceptDom0less } from './accept-dom0less.ts';
import { acceptGuest } from './accept-guest.ts';
import { acceptPartial } from './accept-xl.ts';
import type { PlanContext } from './context.ts';
import type { Observation } from './rule.ts';
import { listAll } from './wording.ts';

const ROOT_PATH = '/' as NodePath;

type Look = (facts: HostFacts, partial: DomainPartial, plan: Plan) => Iterable<Observation>;

/** Runs a look at every domain of Xen, and says of which domain it speaks. */
function perDomain(look: Look): (context: PlanContext) => Iterable<Observation> {
  return (context) => of(context, partialsOf(context), look);
}

/** The same for what holds under any hypervisor: machines of Gunyah are looked at too. */
function perGuest(look: Look): (context: PlanContext) => Iterable<Observation> {
  return (context) =>
    of(context, [...partialsOf(context), ...context.machines.map(({ made }) => made.partial)], look);
}

const partialsOf = ({ domains }: PlanContext): DomainPartial[] => domains.map(({ partial }) => partial);

function* of(
  { facts, plan }: PlanContext,
  partials: readonly DomainPartial[],
  look: Look,
): Generator<Observation> {
  for (const partial of partials) {
    for (const observation of look(facts, partial, plan)) {
      yield { domain: partial.domain.name, ...observation };
    }
  }
}

export const unknownRates = perGuest(function* ({ tree }, { rateNeeded }) {
  for (const { provider, args, consumers } of rateNeeded) {
    yield {
      path: consumers[0]!,
      property: 'clocks',
      message: `The rate of clock ${[tree.path(provider), ...args].join(' ')} is not in the device tree; ${listAll(consumers)} ${consumers.length > 1 ? 'get' : 'gets'} a stand-in of 0 Hz. State the rate, or include the controller.`,
      evidence: consumers.map((path) => ({ text: `${path} uses it.`, path, property: 'clocks' })),
      rateOf: { provider: tree.path(provider), ...(args[0] !== undefined && { id: args[0] }) },
    };
  }
});

export const movedPages = perDomain(function* ({ tree }, { mappings, domain }) {
  for (const mapping of mappings) {
    const { moved, clash, gfn, mfn } = mapping;
    if (moved === undefined || clash !== undefined || gfn === mfn) continue;
    yield {
      path: tree.path(mapping.ranges[0]!.node),
      property: mapping.ranges[0]!.property,
      message: `${namesOf(tree, mapping)} appears in ${domain.name} at ${pageHex(gfn)} instead of ${pageHex(mfn)}: ${moved}.`,
    };
  }
});

export const homelessPages = perDomain(function* ({ tree }, { homeless, domain }) {
  for (const pages of homeless) {
    yield {
      path: tree.path(pages.ranges[0]!.node),
      property: pages.ranges[0]!.property,
      message: `${namesOf(tree, pages)} needs ${pages.count} pages in a row, and ${domain.name} has no such hole; at ${pageHex(pages.mfn)} lies ${pages.why}. They are not mapped.`,
    };
  }
});

export const leftOutReferences = perDomain(function* (facts, { uses, domain }, { overrides }) {
  /** The other end of what is told already; what a rule about DMA speaks of. */
  const isTold = ({ property, consumer }: ProviderUse): boolean =>
    property === 'remote-endpoint' ||
    (property === 'dmas' && facts.dma(consumer, overrides).verdict === 'proxy');
  const dropped = uses.filter((use) => use.outcome === 'dropped' && !isTold(use));
  for (const [consumer, property, group] of byProperty(dropped)) {
    const path = facts.tree.path(consumer);
    const providers = [...new Set(group.flatMap(({ provider }) => provider ?? []))];
    const needed = group.some((use) => use.needed === true);
    yield {
      severity: needed ? 'warning' : 'info',
      path,
      property,
      message:
        `${property} of ${path} is left out${providers.length > 0 ? `, because ${listAll(providers.map((node) => facts.tree.path(node)))} ${providers.length > 1 ? 'are' : 'is'} not in ${domain.name}` : ''}. ${group[0]!.effect ?? ''}`.trim(),
      evidence: providers.map(
        (node): Evidence => ({ text: `${property} leads to ${facts.tree.path(node)}.`, path, property }),
      ),
      ...(needed && { fixes: includeFixes(facts, domain.name, providers) }),
    };
  }
});

export const unverifiedCells = perDomain(function* ({ tree }, { unverified, domain }) {
  const plausible = unverified.filter(({ property }) => MAY_REFER.test(property));
  for (const { node, property, cell, target } of plausible) {
    const path = tree.path(node);
    yield {
      path,
      property,
      message: `Cell ${cell} of ${property} of ${path} may be a reference to ${tree.path(target!)}; it is copied as it is, and leads nowhere in ${domain.name}.`,
    };
  }
});

/** Names by which vendors call references to blocks beside a device. */
const MAY_REFER = /syscon|grf|regmap|handle|phy|-ctrl$|sysreg|scfg|anatop|-parent|pmu$|sysctrl|mgr/;

/** What Xen makes of a node with shared interrupts and others. */
const REFUSED =
  'Xen routes all interrupts of a node that it is given when it starts the domain itself: it stops at this one ("IRQ can only be routed to an SPI").';

export const lostInterrupts = perGuest(function* (facts, { lostInterrupts: lost, owned, domain }) {
  // Xen takes the interrupts of a node that has a path, all or none.
  const refused = new Set(
    domain.boot === 'xl'
      ? []
      : owned.flatMap(({ node, spis, protected: covered }) =>
          (covered || spis.length > 0) && unroutable(facts, node).length > 0 ? [node] : [],
        ),
  );
  for (const { node, index, name, controller, why } of lost) {
    const path = facts.tree.path(node);
    yield {
      path,
      property: 'interrupts',
      message: `Interrupt ${name ?? index} of ${path} does not reach ${domain.name}. ${why}`,
      ...(refused.has(node) && { severity: 'error' as const, evidence: [{ text: REFUSED }] }),
      ...(controller !== undefined && { fixes: includeFixes(facts, domain.name, [controller]) }),
    };
  }
});

export const missingNodes = perGuest(function* (_, { closure, domain }) {
  for (const path of closure.missing) {
    yield {
      path,
      message: `${path} is assigned to ${domain.name}, and the host tree has no such node; it is left out.`,
    };
  }
});

export const partsElsewhere = perGuest(function* ({ tree }, { closure, domain }) {
  for (const { node, domain: owner } of closure.elsewhere) {
    const path = tree.path(node);
    yield {
      path,
      message: `${path} is part of a device of ${domain.name} and goes to ${owner}; it is left out of ${domain.name}.`,
    };
  }
});

export const brokenConfigs = perDomain(function* (_, { domain }) {
  if (!ownTextsOf(domain).includes('extraConfig')) return;
  try {
    readConfig(`${domain.extraConfig}\n`);
  } catch (error) {
    if (!(error instanceof XlSyntaxError)) throw error;
    const { line, message } = error;
    yield {
      path: ROOT_PATH,
      file: ownTextName(domain.name, 'extraConfig'),
      line,
      message: `Line ${line} of the own settings of ${domain.name}: ${message} xl refuses the whole file.`,
    };
  }
});

export const brokenSnippets = perGuest(function* (_, { domain, snippetError }) {
  if (snippetError === undefined) return;
  const { line, message } = snippetError;
  yield {
    path: ROOT_PATH,
    file: ownTextName(domain.name, 'snippet'),
    line,
    message: `Line ${line} of the own nodes of ${domain.name}: ${message} The files are made without them.`,
  };
});

export const refusedSnippets = perDomain(function* (facts, partial, { target }) {
  const { domain, snippetError, tree } = partial;
  if (domain.snippet.trim() === '' || snippetError !== undefined) return;
  const guest = new DeviceTree(writeFdt(tree));
  const refusals = [
    ...acceptGuest(partial, guest),
    ...(domain.boot === 'xl' ? [] : acceptDom0less(facts, guest, target)),
    ...(domain.boot === 'dom0less' ? [] : acceptPartial(guest)),
  ];
  for (const { at, by, message } of refusals.filter(({ cause }) => cause === 'form')) {
    yield {
      path: ROOT_PATH,
      file: ownTextName(domain.name, 'snippet'),
      message: `With the own nodes of ${domain.name}, ${at} is not acceptable: ${message}.`,
      evidence: [{ text: `Decided by ${by}.` }],
    };
  }
});

export const replacedNodes = perGuest(function* (_, { domain, replaced, reasons }) {
  const byNode = new Map<string, Replaced[]>();
  for (const change of replaced) addTo(byNode, change.path, change);
  for (const [path, changes] of byNode) {
    const property = changes.length === 1 ? changes[0]!.property : undefined;
    yield {
      path: reasons.get(path)?.path ?? ROOT_PATH,
      ...(property !== undefined && { property }),
      file: ownTextName(domain.name, 'snippet'),
      line: Math.min(...changes.map(({ line }) => line)),
      message: `The own nodes of ${domain.name} ${listAll(changes.map(changeWords))} ${changes[0]!.property === undefined ? path : `of ${path}`}; what was generated there is not in the export.`,
    };
  }
});

export const unreadNodes = perDomain(function* (_, { domain, unread }, { target }) {
  // EPAM's toolstack copies further nodes of the root by name (dt_passthrough_nodes).
  if (target.flavour === 'epam') return;
  for (const { path, property, line } of unread) {
    const what =
      property === undefined ? `put ${path} beside /passthrough` : `give / the property ${property}`;
    yield {
      path: ROOT_PATH,
      file: ownTextName(domain.name, 'snippet'),
      line,
      message: `The own nodes of ${domain.name} ${what}: no guest gets that. What is below /passthrough is copied.`,
    };
  }
});

const changeWords = ({ property, removed }: Replaced): string =>
  `${removed ? 'remove' : 'replace'}${property === undefined ? '' : ` ${property}`}`;

export const unmetDecisions = perGuest(function* (facts, { uses, lostInterrupts: lost, domain }, plan) {
  const { tree } = facts;
  for (const { provider: path, id, action } of domain.providers) {
    const provider = tree.byPath(path);
    if (provider === undefined || action === 'drop') continue;
    const concerned = uses.filter(
      (use) => use.provider === provider && (id === undefined || use.args[0] === id),
    );
    // What the domain has itself needs no other way.
    const isMet = ({ outcome, action: taken }: ProviderUse): boolean =>
      outcome === 'stubbed' ? action === 'stub' : outcome === 'kept' && [action, 'include'].includes(taken);
    if (concerned.some(isMet)) continue;
    const use = concerned[0];
    const interrupt = lost.find(({ controller }) => controller === provider);
    const consumer = use?.consumer ?? interrupt?.node;
    if (consumer === undefined) continue;
    const property = use?.property ?? 'interrupts';
    const properties = use ? concerned.map((other) => other.property) : [property];
    const owners = foreignOwners(tree, plan, domain);
    const why =
      policyObstacle(facts, owners, domain, provider, action, properties) ?? 'Nothing answers for it there.';
    yield {
      path: tree.path(consumer),
      property,
      message: `The plan says "${action}" for ${path}, which ${property} of ${tree.path(consumer)} needs in ${domain.name}, and that cannot be done. ${why} ${use?.outcome === 'stubbed' ? 'A stand-in takes its place.' : 'The reference is left out.'}`,
    };
  }
});

export const rewrittenInterrupts = perDomain(function* (facts, { owned, domain }) {
  for (const { node, path } of owned) {
    const shim = facts
      .interrupts(node)
      .find((interrupt) => interrupt.kind === 'spi' && interrupt.shim !== undefined);
    if (shim === undefined) continue;
    yield {
      path,
      property: 'interrupts',
      message: `The interrupts of ${path} go through ${facts.tree.path(shim.shim!)}, which Xen does not see through. The host overlay names them at the GIC for ${domain.name}; polarity and masks of the controller stay as firmware set them.`,
    };
  }
});

/** One group for each property of each consumer, in the order of their first use. */
function* byProperty(
  uses: readonly ProviderUse[],
): Generator<[consumer: NodeIndex, property: string, uses: readonly ProviderUse[]]> {
  const groups = new Map<string, ProviderUse[]>();
  for (const use of uses) addTo(groups, `${use.consumer}:${use.property}`, use);
  for (const group of groups.values()) yield [group[0]!.consumer, group[0]!.property, group];
}

/** Buttons that bring providers into the domain, where they can be given away. */
function includeFixes(
  { tree, whyNotAssignable }: HostFacts,
  domain: string,
  providers: readonly NodeIndex[],
): Fix[] {
  return providers.flatMap((provider): Fix[] => {
    const device = owningDevice(tree, provider);
    if (whyNotAssignable(device) !== undefined) return [];
    return [
      {
        label: `Give ${tree.path(device)} to ${domain} too`,
        change: {
          kind: 'set-provider',
          domain,
          decision: { provider: tree.path(provider), action: 'include' },
        },
      },
    ];
  });
}

const namesOf = (tree: HostFacts['tree'], { ranges }: Pages): string =>
  listAll([...new Set(ranges.map(({ node }) => tree.path(node)))]);

const pageHex = (page: number): string => hex(pageAddress(page));
