import type { Intid, NodeIndex } from '../base/brand.ts';
import { interruptCells } from '../devicetree/cells.ts';
import { entries } from '../devicetree/entries.ts';
import { gicInterrupt } from '../devicetree/gic.ts';
import { type Interrupt, interrupts } from '../devicetree/interrupts.ts';
import type { HostFacts } from '../host/facts.ts';
import { type Cell, type DraftNode, stringBytes } from './draft.ts';

/** Phandle of the interrupt controller that Xen and libxl give to a guest (xen/include/public/device_tree_defs.h). */
export const GUEST_GIC = 65000;

/** An interrupt of a device that its guest does not get. */
export interface LostInterrupt {
  readonly node: NodeIndex;
  readonly index: number;
  readonly name?: string;
  /** A controller that is not in the domain. */
  readonly controller?: NodeIndex;
  /** One sentence. */
  readonly why: string;
}

interface KeptInterrupt {
  readonly index: number;
  readonly parent: DraftNode | typeof GUEST_GIC;
  readonly specifier: readonly number[];
}

/**
 * Writes the interrupts of a member: shared peripheral interrupts as the host has them (Xen routes them 1:1, so
 * the number stays), with the three cells of the guest's GIC; those of a controller in the same domain as they
 * are; the others are left out with their names. `interrupt-parent` is written where the guest would not inherit
 * the right one.
 */
export function writeInterrupts(
  facts: HostFacts,
  drafts: ReadonlyMap<NodeIndex, DraftNode>,
  node: NodeIndex,
  draft: DraftNode,
): LostInterrupt[] {
  const { tree } = facts;
  const lost: LostInterrupt[] = [];
  const kept: KeptInterrupt[] = [];
  const all = interrupts(tree, node);
  const named = tree.has(node, 'interrupt-names');
  for (const interrupt of all) {
    const fate = follow(facts, drafts, interrupt);
    if (typeof fate !== 'string') kept.push({ index: interrupt.index, ...fate });
    else {
      const { index, name, controller, kind } = interrupt;
      const outside = kind === 'foreign' && controller !== undefined ? { controller } : {};
      lost.push({ node, index, ...(name && { name }), ...outside, why: fate });
    }
  }
  const usable = named ? kept : leading(kept, lost);
  if (usable.length > 0) write(draft, usable, facts, node);
  if (named && usable.length > 0) {
    const names = tree.strings(node, 'interrupt-names');
    const left = usable.map(({ index }) => names[index]).filter((name) => name !== undefined);
    draft.properties.push({ name: 'interrupt-names', value: stringBytes(left) });
  }
  return lost;
}

/** The shared peripheral interrupts of a host node that its domain gets, the ones behind a PCI host included. */
export function ownSpis(facts: HostFacts, node: NodeIndex): Intid[] {
  const found = interrupts(facts.tree, node).filter(({ kind }) => kind === 'spi');
  return [...new Set([...found.map(({ intid }) => intid!), ...mappedSpis(facts, node)])];
}

/**
 * Interrupts of the host node that make Xen refuse a dom0less domain which names it: they belong to CPUs, or are of a
 * kind that Xen does not know (xen.git: `irq.c:route_irq_to_guest`).
 */
export const unroutable = (facts: HostFacts, node: NodeIndex): Interrupt[] =>
  facts
    .interrupts(node)
    .filter(({ kind, shim }) => shim === undefined && !['spi', 'foreign', 'unresolved'].includes(kind));

/** The shared peripheral interrupts that a PCI host bridge's `interrupt-map` names. */
function mappedSpis(facts: HostFacts, node: NodeIndex): Intid[] {
  return mapEntries(facts, node).flatMap(({ target, specifier }) => {
    const found = target === facts.gic ? gicInterrupt(specifier) : undefined;
    return found?.kind === 'spi' ? [found.intid] : [];
  });
}

/**
 * Rewrites an `interrupt-map`: the guest's GIC has no unit address cells (libxl_arm.c:make_gicv3_node), and
 * three cells to a specifier. Entries that lead outside of the domain are left out.
 */
export function rewriteInterruptMap(
  facts: HostFacts,
  drafts: ReadonlyMap<NodeIndex, DraftNode>,
  node: NodeIndex,
): readonly Cell[] {
  return mapEntries(facts, node).flatMap(({ target, child, unit, specifier }): Cell[] => {
    if (target === undefined) return [];
    if (target === facts.gic) return [...child, GUEST_GIC, ...specifier.slice(0, 3)];
    const inside = drafts.get(target);
    return inside ? [...child, inside, ...unit, ...specifier] : [];
  });
}

interface MapEntry {
  readonly target: NodeIndex | undefined;
  readonly child: readonly number[];
  readonly unit: readonly number[];
  readonly specifier: readonly number[];
}

function mapEntries({ tree }: HostFacts, node: NodeIndex): MapEntry[] {
  const cells = tree.cells(node, 'interrupt-map') ?? [];
  return (entries(tree, node, 'interrupt-map') ?? []).map(({ target, start, phandleCell, args }) => {
    const width = target === undefined ? 0 : (interruptCells(tree, target) ?? 0);
    const child = cells.slice(start, phandleCell);
    return {
      target,
      child,
      unit: args.slice(0, args.length - width),
      specifier: args.slice(args.length - width),
    };
  });
}

function follow(
  facts: HostFacts,
  drafts: ReadonlyMap<NodeIndex, DraftNode>,
  { kind, controller, specifier, why, intid }: Interrupt,
): Omit<KeptInterrupt, 'index'> | string {
  switch (kind) {
    case 'spi':
      return { parent: GUEST_GIC, specifier: specifier.slice(0, 3) };
    case 'ppi':
    case 'sgi':
    case 'eppi':
      return `Interrupt ${intid} belongs to a CPU; Xen routes only shared peripheral interrupts to a guest.`;
    case 'espi':
      return `Interrupt ${intid} is an extended shared interrupt, which Xen does not route to a guest.`;
    case 'foreign': {
      const inside = drafts.get(controller!);
      if (inside) return { parent: inside, specifier };
      return `Its controller ${facts.tree.path(controller!)} is not in the domain.`;
    }
    case 'unresolved':
      return why ?? 'The tree does not say which controller takes it.';
  }
}

/** Without names the position is the meaning: what follows a lost interrupt is lost too. */
function leading(kept: readonly KeptInterrupt[], lost: LostInterrupt[]): readonly KeptInterrupt[] {
  const first = Math.min(...lost.map(({ index }) => index));
  const usable = kept.filter(({ index }) => index < first);
  for (const { index } of kept.slice(usable.length)) {
    lost.push({ node: lost[0]!.node, index, why: 'It follows one that is left out, and has no name.' });
  }
  return usable;
}

function write(draft: DraftNode, kept: readonly KeptInterrupt[], facts: HostFacts, node: NodeIndex): void {
  const path = facts.tree.path(node);
  const reason = {
    why: `The interrupts of ${path}; their numbers are those of the host.`,
    path,
    property: 'interrupts',
    source: 'xen/arch/arm/irq.c:route_irq_to_guest',
  };
  const parents = new Set(kept.map(({ parent }) => parent));
  const [parent] = parents;
  if (parents.size > 1) {
    draft.cells(
      'interrupts-extended',
      kept.flatMap(({ parent, specifier }): Cell[] => [parent, ...specifier]),
      reason,
    );
    return;
  }
  if (inheritedParent(draft) !== parent) draft.cells('interrupt-parent', [parent!], reason);
  draft.cells(
    'interrupts',
    kept.flatMap(({ specifier }) => specifier),
    reason,
  );
}

/** What a guest takes as interrupt parent where the node itself names none (drivers/of/irq.c:of_irq_find_parent). */
function inheritedParent(draft: DraftNode): DraftNode | typeof GUEST_GIC {
  for (let up = draft.parent; up !== undefined; up = up.parent) {
    if (up.has('#interrupt-cells')) return up;
    const named = up.properties.find(({ name }) => name === 'interrupt-parent')?.value;
    if (named && !(named instanceof Uint8Array)) return named[0] as DraftNode | typeof GUEST_GIC;
  }
  return GUEST_GIC;
}
