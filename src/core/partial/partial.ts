import type { Intid, NodeIndex, NodePath } from '../base/brand.ts';
import { addTo } from '../base/lists.ts';
import { pageAddress, pagesOf } from '../base/page.ts';
import type { Reference } from '../devicetree/references.ts';
import type { FdtTree } from '../fdt/index.ts';
import type { HostFacts } from '../host/facts.ts';
import type { Domain, Plan, XenTarget } from '../plan/plan.ts';
import { type Closure, closure } from './closure.ts';
import { DraftNode, finishDraft, type Reason, twoCells } from './draft.ts';
import { GUEST_GIC, type LostInterrupt, ownSpis, unroutable } from './interrupts.ts';
import { type GuestLayout, guestLayout, sharedRegions } from './layout.ts';
import { AddressMap, type Mapping, nodeRanges } from './mappings.ts';
import { guestName, makeNamesUnique } from './names.ts';
import {
  dmaWindowCells,
  fillNode,
  firstRegister,
  inheritedCoherence,
  inheritedDmaWindows,
  isMemoryMapped,
} from './node.ts';
import type { ProviderUse } from './references.ts';
import { type ScmiNeed, scmiNeed } from './scmi-need.ts';
import { ScmiNodes } from './scmi-nodes.ts';
import { mergeSnippet, type Replaced, type SnippetError, type Unread } from './snippet.ts';
import { type RateNeeded, StubNodes } from './stubs.ts';
import { tidy } from './tidy.ts';
import { typedAgent } from './typed-scmi.ts';

/** What one host node brings into a domain. */
export interface OwnedNode {
  readonly node: NodeIndex;
  readonly path: NodePath;
  /** Its path in the partial tree. */
  readonly guestPath: string;
  readonly spis: readonly Intid[];
  /** Whether Xen's IOMMU driver covers it. */
  readonly protected: boolean;
}

/** All that a domain gets, and the partial tree that tells it so. */
export interface DomainPartial {
  readonly domain: Domain;
  /** The Xen that it is made for. */
  readonly target: XenTarget;
  readonly closure: Closure;
  readonly tree: FdtTree;
  /** By path (node) and by path, `:` and name (property) of the partial tree. */
  readonly reasons: ReadonlyMap<string, Reason>;
  /** Why the plan's snippet is not part of the tree. */
  readonly snippetError?: SnippetError;
  /** What the snippet changed or removed of the generated tree. */
  readonly replaced: readonly Replaced[];
  /** What the snippet puts where Xen does not look. */
  readonly unread: readonly Unread[];
  readonly mappings: readonly Mapping[];
  readonly homeless: AddressMap['homeless'];
  /** Where the memory of its channels appears. */
  readonly shared: GuestLayout['shared'];
  /** Host nodes whose registers or interrupts the domain gets, in document order. */
  readonly owned: readonly OwnedNode[];
  readonly uses: readonly ProviderUse[];
  readonly lostInterrupts: readonly LostInterrupt[];
  readonly rateNeeded: readonly RateNeeded[];
  /** What the domain takes from SCMI. */
  readonly scmi?: ScmiNeed;
  /** What headers call the resources, for comments. */
  readonly scmiNames?: Plan['scmiNames'];
  /** Cells that may be phandles, in properties that are copied as they are. */
  readonly unverified: readonly Reference[];
}

/**
 * Makes the partial device tree of a domain and the lists of what it gets. The tree has the one form that xl and
 * dom0less of every Xen from 4.17 read: `/passthrough` with two address and two size cells, empty `ranges` and the
 * number of the guest's GIC as interrupt parent, and `/aliases`.
 */
export function partialTree(facts: HostFacts, plan: Plan, domain: Domain): DomainPartial {
  const layout = guestLayout(domain, plan.target, sharedRegions(plan, domain));
  return partialOfClosure(facts, plan.target, domain, closure(facts, plan, domain), layout);
}

/**
 * {@link partialTree} where the domain's nodes are found, and where mappings may lie in the guest: all that other
 * domains have a say in.
 */
export function partialOfClosure(
  facts: HostFacts,
  target: XenTarget,
  domain: Domain,
  found: Closure,
  layout: GuestLayout,
): DomainPartial {
  const made = makePartial(facts, target, domain, found, layout);
  const own = made.scmi && typedAgent(made);
  if (own === undefined) return made;
  const around = makePartial(facts, target, domain, found, layout, own);
  return around.snippetError ? made : around;
}

function makePartial(
  facts: HostFacts,
  target: XenTarget,
  domain: Domain,
  found: Closure,
  layout: GuestLayout,
  ownAgent?: string,
): DomainPartial {
  const { tree } = facts;
  const need = scmiNeed(facts, { target }, domain, found);
  const addresses = new AddressMap(tree, found, domain, layout, need?.shmem);
  const scmi = need && new ScmiNodes(facts, need, addresses, ownAgent);
  const drafts = shells(facts, found);
  const context = {
    facts,
    domain,
    closure: found,
    drafts,
    stubs: new StubNodes(facts),
    scmi,
    addresses,
    uses: [] as ProviderUse[],
    lostInterrupts: [] as LostInterrupt[],
  };

  const root = new DraftNode('', { why: 'Xen reads only /aliases and /passthrough.' });
  root.cells('#address-cells', [2]);
  root.cells('#size-cells', [2]);
  const passthrough = passthroughNode();
  root.add(passthrough);
  const tops = new Set(found.tops);
  for (const top of tops) {
    const draft = drafts.get(top)!;
    busFor(tree, domain, passthrough, draft).add(draft);
  }
  for (const [node, draft] of drafts) {
    draft.name = guestNodeName(facts, addresses, node, tops.has(node));
    for (const child of tree.children(node)) {
      const inside = drafts.get(child);
      if (inside) draft.add(inside);
    }
  }
  for (const [node, draft] of drafts) fillNode(context, node, draft, tops.has(node));
  for (const stub of [...context.stubs.nodes, ...(scmi?.nodes ?? [])]) passthrough.add(stub);
  for (const node of scmi?.rootNodes ?? []) root.add(node);
  tidy(root);
  for (const node of passthrough.subtree()) makeNamesUnique(node.children);

  const owned = ownedNodes(facts, target, found, drafts);
  if (domain.boot !== 'xl')
    for (const node of owned) markForDom0less(facts, addresses, node, drafts, passthrough);
  if (domain.boot !== 'xl') scmi?.markForDom0less(addresses);

  const unverified = [...drafts.keys()].flatMap((node) =>
    facts.references.out(node).filter(({ kind }) => kind === 'possible'),
  );
  addAliases(facts, drafts, root);
  const finished = finishDraft(root, new Set(unverified.map(({ phandle }) => phandle)));
  const made = { reservations: [], bootCpu: 0, root: finished.root };
  const merged = mergeSnippet(made, finished.reasons, domain.snippet);
  return {
    domain,
    target,
    closure: found,
    tree: merged.tree,
    reasons: merged.reasons,
    ...(merged.error && { snippetError: merged.error }),
    replaced: merged.replaced,
    unread: merged.unread,
    mappings: addresses.mappings,
    homeless: addresses.homeless,
    shared: layout.shared,
    owned: owned.map((node) => ({ ...node, guestPath: drafts.get(node.node)!.path })),
    uses: context.uses,
    lostInterrupts: context.lostInterrupts,
    rateNeeded: context.stubs.rateNeeded,
    unverified,
    ...(need && { scmi: need }),
  };
}

/**
 * An empty draft for every node of the guest, so that references find their targets. Parts with registers that are
 * disabled, or that Xen keeps, are left out with all below them: those registers are not handed over.
 */
function shells({ tree }: HostFacts, { members }: Closure): Map<NodeIndex, DraftNode> {
  const drafts = new Map<NodeIndex, DraftNode>();
  let hiddenUntil = 0;
  for (const { node, role, edge, owned } of [...members.values()].sort((a, b) => a.node - b.node)) {
    if (node < hiddenUntil) continue;
    if (role === 'part' && !owned && tree.has(node, 'reg') && isMemoryMapped(tree, node)) {
      hiddenUntil = tree.end(node);
      continue;
    }
    const path = tree.path(node);
    const why = edge
      ? `${path}, which ${tree.path(edge.from)} needs (${edge.property}).`
      : role === 'part'
        ? `${path}, part of the device above.`
        : `${path}, assigned.`;
    drafts.set(node, new DraftNode(tree.name(node), { why, path }, node));
  }
  return drafts;
}

function guestNodeName({ tree }: HostFacts, addresses: AddressMap, node: NodeIndex, top: boolean): string {
  return isMemoryMapped(tree, node) || top
    ? guestName(tree.name(node), firstRegister(tree, addresses, node))
    : tree.name(node);
}

function passthroughNode(): DraftNode {
  const node = new DraftNode('passthrough', {
    why: 'The node that Xen and libxl copy into the tree of the guest.',
    source: 'tools/libs/light/libxl_arm.c:copy_partial_fdt',
  });
  node.strings('compatible', ['simple-bus'], { why: 'Linux makes devices of the nodes below.' });
  node.cells('#address-cells', [2]);
  node.cells('#size-cells', [2]);
  node.cells('ranges', [], { why: 'Addresses below are those of the guest.' });
  node.cells('interrupt-parent', [GUEST_GIC], {
    why: 'The number of the interrupt controller that the guest gets.',
    source: 'xen/include/public/device_tree_defs.h:GUEST_PHANDLE_GIC',
  });
  return node;
}

/**
 * The bus that a device stands on: /passthrough, or a bus below it that keeps how the device reaches memory. In a strict
 * subset of the host it also keeps the coherence that the device itself does not state.
 */
function busFor(
  tree: HostFacts['tree'],
  { strictSubset }: Domain,
  passthrough: DraftNode,
  draft: DraftNode,
): DraftNode {
  const host = draft.host!;
  const windows = isMemoryMapped(tree, host) ? inheritedDmaWindows(tree, host) : [];
  const coherence = strictSubset ? inheritedCoherence(tree, host) : undefined;
  if (windows.length === 0 && coherence === undefined) return passthrough;
  const what = windows.length > 0 ? 'dma-ranges' : 'coherence';
  const bus = new DraftNode('bus', { why: `Keeps the ${what} of the bus that the devices stand on.` });
  bus.strings('compatible', ['simple-bus']);
  bus.cells('#address-cells', [2]);
  bus.cells('#size-cells', [2]);
  bus.cells('ranges', []);
  if (windows.length > 0) {
    const why = 'Bus addresses and RAM as on the host.';
    bus.cells('dma-ranges', dmaWindowCells(windows), { why, path: tree.path(host) });
  }
  if (coherence !== undefined) {
    const { name, above } = coherence;
    bus.cells(name, [], { why: 'As on the bus of the host.', path: tree.path(above), property: name });
  }
  const key = ({ properties }: DraftNode): string =>
    properties.map(({ name, value }) => `${name}=${String(value)}`).join('\n');
  const known = passthrough.children.find((child) => child.host === undefined && key(child) === key(bus));
  if (known !== undefined) return known;
  passthrough.add(bus);
  return bus;
}

function ownedNodes(
  facts: HostFacts,
  target: XenTarget,
  { members }: Closure,
  drafts: ReadonlyMap<NodeIndex, DraftNode>,
): OwnedNode[] {
  return [...drafts.keys()].flatMap((node) => {
    if (!members.get(node)!.owned) return [];
    const covered = facts.protectedByXen(node, target).protected;
    const spis = ownSpis(facts, node);
    if (spis.length === 0 && !covered && nodeRanges(facts.tree, node).length === 0) return [];
    return [{ node, path: facts.tree.path(node), guestPath: '', spis, protected: covered }];
  });
}

/**
 * Adds what Xen reads when it builds a dom0less domain (`dom0less-build.c:handle_passthrough_prop`): the host
 * node, its pages, and the flag that an unprotected device may be assigned. A node on a bus without addresses of
 * the CPU cannot carry `xen,reg` (its cells are those of its parent), so that a node beside it does.
 */
function markForDom0less(
  facts: HostFacts,
  addresses: AddressMap,
  { node, path, spis, protected: covered }: OwnedNode,
  drafts: ReadonlyMap<NodeIndex, DraftNode>,
  passthrough: DraftNode,
): void {
  const { tree } = facts;
  const draft = drafts.get(node)!;
  let carrier = draft;
  if (!isMemoryMapped(tree, node) && draft.parent !== passthrough) {
    carrier = new DraftNode(guestName(`resources-${tree.name(node)}`, undefined), {
      why: `Lets Xen hand over the interrupts of ${path}.`,
      path,
    });
    passthrough.add(carrier);
    makeNamesUnique(passthrough.children);
  }
  // Without the path Xen maps the pages, and does not stumble over interrupts of the CPUs, which no guest gets.
  if (covered || spis.length > 0 || unroutable(facts, node).length === 0) {
    carrier.strings('xen,path', [path], {
      why: 'The host node whose interrupts and IOMMU entries Xen takes.',
      path,
    });
  }
  carrier.cells('xen,reg', pageTuples(tree, addresses, node), {
    why: 'Whole pages of the host, and where they appear in the guest.',
    path,
    property: 'reg',
  });
  if (!covered) {
    carrier.cells('xen,force-assign-without-iommu', [], {
      why: 'No IOMMU that Xen drives covers this device.',
      source: 'xen/common/device-tree/dom0less-build.c:handle_passthrough_prop',
    });
  }
}

/** `<host size guest>`, in whole pages, each page once. */
function pageTuples(tree: HostFacts['tree'], addresses: AddressMap, node: NodeIndex): number[] {
  const runs: { mfn: number; count: number }[] = [];
  const ranges = nodeRanges(tree, node)
    .map(pagesOf)
    .sort((a, b) => a.mfn - b.mfn);
  for (const { mfn, count } of ranges) {
    const last = runs.at(-1);
    if (last && mfn < last.mfn + last.count) last.count = Math.max(last.count, mfn + count - last.mfn);
    else runs.push({ mfn, count });
  }
  return runs.flatMap(({ mfn, count }) => {
    const host = pageAddress(mfn);
    if (addresses.mappingOf(host) === undefined) return [];
    return [...twoCells(host), ...twoCells(pageAddress(count)), ...twoCells(addresses.guestAddress(host))];
  });
}

/** The host's aliases of nodes that the guest has, with their paths there. */
function addAliases({ tree }: HostFacts, drafts: ReadonlyMap<NodeIndex, DraftNode>, root: DraftNode): void {
  const host = tree.byPath('/aliases');
  if (host === undefined) return;
  const node = new DraftNode('aliases', { why: 'Copied into the tree of the guest.', path: tree.path(host) });
  for (const name of tree.propertyNames(host)) {
    const target = tree.byPath(tree.string(host, name) ?? '');
    const draft = target === undefined ? undefined : drafts.get(target);
    if (draft) node.strings(name, [draft.path], { why: 'The alias of the host.', path: tree.path(target!) });
  }
  if (node.properties.length > 0) root.addFirst(node);
}

/** All interrupts of a domain, each once, with the nodes that raise it. */
export function interruptList({
  owned,
  scmi,
}: Pick<DomainPartial, 'owned' | 'scmi'>): { readonly intid: Intid; readonly paths: readonly NodePath[] }[] {
  const byIntid = new Map<Intid, NodePath[]>();
  const add = (path: NodePath, spis: readonly Intid[]): void => {
    for (const intid of spis) addTo(byIntid, intid, path);
  };
  for (const { spis, path } of owned) add(path, spis);
  if (scmi) add(scmi.path, scmi.interrupts);
  return [...byIntid].sort(([a], [b]) => a - b).map(([intid, paths]) => ({ intid, paths }));
}
