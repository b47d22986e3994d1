import type { Intid, NodeIndex } from '../base/brand.ts';
import { type Register, registers } from '../devicetree/addresses.ts';
import { primaryGic } from '../devicetree/gic.ts';
import { type Interrupt, interrupts } from '../devicetree/interrupts.ts';
import { type ReferenceIndex, referenceIndex } from '../devicetree/references.ts';
import { isAvailable, isEnabled } from '../devicetree/status.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { Override, PageSize, XenTarget } from '../plan/plan.ts';
import { type Carrier, carriers, type DmaAgent, dmaAgents } from './carriers.ts';
import { type ClockRate, ClockRates } from './clocks.ts';
import { controlPlane } from './control-plane.ts';
import { type DeviceFacts, listDevices, whyNotAssignable } from './devices.ts';
import { classifyDma } from './dma/classify.ts';
import type { CompatibleEvidence, DmaFacts } from './dma/verdict.ts';
import { type IommuEntry, IommuIndex, iommuGroups } from './iommu.ts';
import { judgeNode, judgeParts, type Protection } from './judgement.ts';
import { once, perNode } from './memo.ts';
import { overruled } from './overrides.ts';
import { PageIndex, type Span, spansOf } from './pages.ts';
import { type NodeProtection, protectedByXen } from './protection.ts';
import { type HostBlock, hostBlocks, type SharedPages, sharedPages } from './space.ts';
import { findXenOwned } from './xen-owned.ts';

/**
 * What is known about a host, whoever its devices will go to. Everything is computed when first asked for and then
 * kept; a tree never changes, so one object serves a host for as long as it is open.
 */
export class HostFacts {
  readonly tree: DeviceTree;
  readonly #evidence: CompatibleEvidence | undefined;

  /** @param evidence words about compatibles for the DMA verdicts; the verdicts are the same without it */
  constructor(tree: DeviceTree, evidence?: CompatibleEvidence) {
    this.tree = tree;
    this.#evidence = evidence;
  }

  readonly #iommus = once(() => new IommuIndex(this.tree));
  readonly #groups = once(() => iommuGroups(this.iommus));
  readonly #owned = once(() => findXenOwned(this.tree, this.gic, this.iommus.iommus));
  readonly #clocks = once(() => new ClockRates(this.tree));
  readonly #pages = new Map<PageSize, PageIndex>();

  get references(): ReferenceIndex {
    return referenceIndex(this.tree);
  }

  /** The interrupt controller that Xen drives. */
  get gic(): NodeIndex | undefined {
    return primaryGic(this.tree);
  }

  get iommus(): IommuIndex {
    return this.#iommus();
  }

  /** Who shares 4 KiB pages with whom. */
  get pages(): PageIndex {
    return this.pagesOf(4096);
  }

  /** Who shares pages with whom, for pages of another size. */
  pagesOf(granule: PageSize): PageIndex {
    const index = this.#pages.get(granule) ?? new PageIndex(this.allSpans(), granule);
    this.#pages.set(granule, index);
    return index;
  }

  readonly registers = (node: NodeIndex): readonly Register[] => registers(this.tree, node);

  readonly interrupts = (node: NodeIndex): readonly Interrupt[] => interrupts(this.tree, node);

  /** The node's registers in the CPU's address space. */
  readonly spans = perNode((node): readonly Span[] => spansOf(node, this.registers(node)));

  /** The node's SPIs, ascending, each once; those behind a 1:1 shim too, which the host overlay makes known to Xen. */
  readonly intids = perNode((node): readonly Intid[] => spiIds(this.interrupts(node)));

  /** All registers in the CPU's address space, in document order; not memory, and not what a bus says of its devices. */
  readonly allSpans = once((): readonly Span[] => this.#allSpans());

  /** All that lies in the CPU's address space, by address: registers, PCI windows, memory. */
  readonly blocks = once((): readonly HostBlock[] => hostBlocks(this));

  /** The 4 KiB pages with registers of several devices, by address. */
  readonly sharedPages = once((): readonly SharedPages[] => sharedPages(this));

  /** Whether the node and everything above it is available. */
  readonly isEnabled = perNode((node): boolean => isEnabled(this.tree, node));

  /** What kind of control block the node is; undefined for a device of its own. */
  readonly controlPlane = perNode((node): string | undefined => controlPlane(this.tree, node));

  /** Devices in document order, assignable and not. */
  readonly devices = once((): readonly DeviceFacts[] => listDevices(this));

  /** Why the node cannot be given to a domain; undefined where it can. */
  readonly whyNotAssignable = perNode((node): string | undefined => whyNotAssignable(this, node));

  /** Who carries the `iommus` in the node's place. */
  readonly carriers = perNode((node): readonly Carrier[] => carriers(this.tree, this.iommus, node));

  /** Who moves data for the node on request. */
  readonly dmaAgents = perNode((node): readonly DmaAgent[] => dmaAgents(this.tree, node));

  /** Why Xen keeps the node to itself; undefined where it does not. */
  xenOwned(node: NodeIndex): string | undefined {
    return this.#owned().get(node);
  }

  /** The IOMMU entries of the node itself, enabled or not. */
  iommuOf(node: NodeIndex): readonly IommuEntry[] {
    return this.iommus.entries(node);
  }

  /** The nodes whose stream IDs the IOMMU cannot tell from this one's, itself included. */
  iommuGroup(node: NodeIndex): readonly NodeIndex[] {
    return this.#groups().get(node) ?? [node];
  }

  /**
   * Whether the node masters the bus, parts and helpers not counted.
   * @param overrides statements of the user; those about a device go before those about a compatible
   */
  dma(node: NodeIndex, overrides: readonly Override[] = []): DmaFacts {
    const known = this.#ownDma(node);
    return overrides.length === 0 ? known : overruled(this.tree, node, known, overrides);
  }

  readonly #ownDma = perNode((node): DmaFacts => {
    const { tree } = this;
    const subject = {
      name: tree.name(node).split('@')[0]!,
      compatible: tree.strings(node, 'compatible'),
      has: (property: string) => tree.has(node, property),
      string: (property: string) => tree.string(node, property),
    };
    const facts = classifyDma(subject, this.#evidence);
    const agents = facts.verdict === 'proxy' ? this.dmaAgents(node) : [];
    if (agents.length === 0) return facts;
    const named = [...new Set(agents.map((agent) => agent.node))].map((agent) => ({
      text: `its data is moved by ${tree.path(agent)}`,
      path: tree.path(agent),
    }));
    return { ...facts, evidence: [...facts.evidence, ...named] };
  });

  /** Whether this Xen takes the node itself for protected: exactly then it may stand in `dtdev`. */
  protectedByXen(node: NodeIndex, target: XenTarget): NodeProtection {
    return protectedByXen(this.tree, this.iommus, node, target);
  }

  /**
   * Whether the accesses of one node are confined, through its own IOMMU or that of a node that goes with it.
   * @param given all nodes that go to the node's domain
   */
  nodeProtection(node: NodeIndex, target: XenTarget, given: ReadonlySet<NodeIndex>): NodeProtection {
    return judgeNode(this, node, target, given);
  }

  /**
   * Whether a device with its parts is confined: `partly` where some of what may access memory is and some is not.
   * @param given all nodes that go to its domain; without it, the node and its usable parts alone
   */
  protection(node: NodeIndex, target: XenTarget, given?: ReadonlySet<NodeIndex>): Protection {
    return judgeParts(this, node, target, given ?? new Set(this.usableParts(node)));
  }

  /** The node and what stands below it, without disabled parts: what goes to a domain together. */
  readonly usableParts = perNode((node): readonly NodeIndex[] => {
    const parts: NodeIndex[] = [];
    const visit = (at: NodeIndex): void => {
      parts.push(at);
      for (const child of this.tree.children(at)) if (isAvailable(this.tree, child)) visit(child);
    };
    visit(node);
    return parts;
  });

  /** In Hz; undefined where the tree does not tell. */
  clockRate(provider: NodeIndex, args: readonly number[]): number | undefined {
    return this.clockSource(provider, args)?.hz;
  }

  /** The rate of a clock, and where it was read. */
  clockSource(provider: NodeIndex, args: readonly number[]): ClockRate | undefined {
    return this.#clocks().rate(provider, args);
  }

  #allSpans(): Span[] {
    const all: Span[] = [];
    for (const node of this.tree.nodes()) {
      if (!isMemory(this.tree, node)) all.push(...this.spans(node).filter((span) => !this.#isWindow(span)));
    }
    return all;
  }

  /** Whether the `reg` of a bus says where the devices on it lie, rather than registers of its own. */
  #isWindow({ node, start, end }: Span): boolean {
    if (this.controlPlane(node) !== 'a bus') return false;
    return this.tree
      .children(node)
      .some((child) => this.spans(child).some((inner) => start <= inner.start && inner.end <= end));
  }
}

/** Memory is no device: what a driver says to live there shares no registers. */
const isMemory = (tree: DeviceTree, node: NodeIndex): boolean =>
  /^\/(?:memory|reserved-memory|chosen|cpus)(?:[@/]|$)/.test(tree.path(node));

function spiIds(list: readonly Interrupt[]): Intid[] {
  const ids = new Set<Intid>();
  for (const { kind, intid } of list) {
    if (kind === 'spi' && intid !== undefined) ids.add(intid);
  }
  return [...ids].sort((a, b) => a - b);
}
