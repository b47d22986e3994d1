import type { Intid, NodeIndex } from '../base/brand.ts';
import { interruptCells } from './cells.ts';
import { type GicKind, gicInterrupt, systemGic } from './gic.ts';
import { mapThroughNexus } from './nexus.ts';
import { shimRule, throughShim } from './shims.ts';
import type { DeviceTree } from './tree.ts';

export type Trigger = 'edge-rising' | 'edge-falling' | 'level-high' | 'level-low' | 'edge-both';

/** One interrupt of a device, followed to the controller that takes it. */
export interface Interrupt {
  /** Position in `interrupts` or `interrupts-extended`, from 0; holes count. */
  readonly index: number;
  /** Its entry of `interrupt-names`. */
  readonly name?: string;
  /** Where the way ends: the GIC, or the controller of another kind; undefined where it leads nowhere. */
  readonly controller: NodeIndex | undefined;
  /** The cells as that controller gets them. */
  readonly specifier: readonly number[];
  /** Set where the controller is the system's GIC ({@link systemGic}). */
  readonly intid?: Intid;
  /** `foreign`: taken by a controller that is not the GIC; `unresolved`: the tree does not say by which. */
  readonly kind: GicKind | 'sgi' | 'foreign' | 'unresolved';
  readonly trigger?: Trigger;
  /** Nexus nodes and shims that were passed, nearest to the device first. */
  readonly via: readonly NodeIndex[];
  /** The first 1:1 shim that was passed. Xen does not see through it; it does see through nexus nodes. */
  readonly shim?: NodeIndex;
  /** One sentence where `kind` is `foreign` or `unresolved`. */
  readonly why?: string;
}

/** How many nodes an interrupt may pass before it counts as going in circles. */
const MAX_HOPS = 16;

/**
 * The interrupts of a node, each followed through nexus nodes (`interrupt-map`) and known 1:1 shims to the
 * GIC or to where it ends. `interrupts-extended` wins where both exist (specification 2.4.1.3).
 * Phandle-0 holes are left out; they keep their position.
 */
export function interrupts(tree: DeviceTree, node: NodeIndex): Interrupt[] {
  const raw = tree.has(node, 'interrupts-extended')
    ? extendedSpecifiers(tree, node)
    : inheritedSpecifiers(tree, node);
  if (raw.length === 0) return [];
  const names = tree.strings(node, 'interrupt-names');
  return raw.map((source) => {
    const name = names[source.index];
    return { index: source.index, ...(name ? { name } : {}), ...follow(tree, node, source) };
  });
}

/**
 * The node that a node's `interrupts` go to: named by the nearest `interrupt-parent`, otherwise the nearest node
 * above with `#interrupt-cells` (Xen: device_tree.c:dt_irq_find_parent).
 */
export function interruptParent(tree: DeviceTree, node: NodeIndex): NodeIndex | undefined {
  let at: NodeIndex | undefined = node;
  for (let hops = 0; at !== undefined && hops < 64; hops++) {
    const phandle = tree.u32(at, 'interrupt-parent');
    at = phandle === undefined ? tree.parent(at) : tree.byPhandle(phandle);
    if (at !== undefined && interruptCells(tree, at) !== undefined) return at;
  }
  return undefined;
}

interface RawSpecifier {
  readonly index: number;
  readonly parent: NodeIndex | undefined;
  readonly specifier: readonly number[];
  readonly why?: string;
}

function inheritedSpecifiers(tree: DeviceTree, node: NodeIndex): RawSpecifier[] {
  const cells = tree.cells(node, 'interrupts') ?? [];
  if (cells.length === 0) return [];
  const parent = interruptParent(tree, node);
  const width = parent === undefined ? undefined : interruptCells(tree, parent);
  if (!width) {
    return [{ index: 0, parent: undefined, specifier: cells, why: 'No interrupt parent is found.' }];
  }
  return Array.from({ length: Math.floor(cells.length / width) }, (_, index) => ({
    index,
    parent,
    specifier: cells.slice(index * width, (index + 1) * width),
  }));
}

function extendedSpecifiers(tree: DeviceTree, node: NodeIndex): RawSpecifier[] {
  const cells = tree.cells(node, 'interrupts-extended') ?? [];
  const found: RawSpecifier[] = [];
  let index = 0;
  for (let at = 0; at < cells.length; index++) {
    const phandle = cells[at++]!;
    if (phandle === 0 || phandle === 0xffffffff) continue;
    const parent = tree.byPhandle(phandle);
    const width = parent === undefined ? undefined : interruptCells(tree, parent);
    if (width === undefined || at + width > cells.length) {
      const rest = cells.slice(at);
      found.push({ index, parent: undefined, specifier: rest, why: brokenEntry(tree, phandle, parent) });
      break;
    }
    found.push({ index, parent, specifier: cells.slice(at, at + width) });
    at += width;
  }
  return found;
}

function brokenEntry(tree: DeviceTree, phandle: number, parent: NodeIndex | undefined): string {
  if (parent === undefined) return `No node has the phandle ${phandle}.`;
  return interruptCells(tree, parent) === undefined
    ? `${tree.path(parent)} has no #interrupt-cells.`
    : `The list ends inside a specifier for ${tree.path(parent)}.`;
}

type Outcome = Omit<Interrupt, 'index' | 'name'>;

function follow(tree: DeviceTree, node: NodeIndex, source: RawSpecifier): Outcome {
  const via: NodeIndex[] = [];
  let shim: NodeIndex | undefined;
  let at = source.parent;
  let specifier = source.specifier;
  let unit = tree.cells(node, 'reg') ?? [];
  const end = (rest: Pick<Outcome, 'kind' | 'controller'> & Partial<Outcome>): Outcome => ({
    ...rest,
    specifier,
    via,
    ...(shim === undefined ? {} : { shim }),
  });
  const nowhere = (why: string): Outcome => end({ kind: 'unresolved', controller: undefined, why });

  if (at === undefined) return nowhere(source.why ?? 'No interrupt parent is found.');
  while (via.length <= MAX_HOPS) {
    if (at === systemGic(tree)) return atGic(tree, at, specifier, end);
    const rule = shimRule(tree, at);
    if (rule !== undefined) {
      const forwarded = throughShim(tree, at, rule, specifier);
      const parent = shimParent(tree, at);
      if (forwarded === undefined || parent === undefined) {
        return end({ kind: 'foreign', controller: at, why: `${tree.path(at)} does not forward this line.` });
      }
      shim ??= at;
      via.push(at);
      specifier = forwarded;
      at = parent;
      continue;
    }
    const mapped = mapThroughNexus(tree, at, unit, specifier);
    if (mapped === 'no-entry' && !tree.has(at, 'interrupt-controller')) {
      return nowhere(`The interrupt-map of ${tree.path(at)} has no entry for it.`);
    }
    if (mapped === 'no-map' && !tree.has(at, 'interrupt-controller')) {
      const parent = interruptParent(tree, at);
      if (parent === undefined || parent === at) return nowhere(`${tree.path(at)} leads to no controller.`);
      via.push(at);
      at = parent;
      continue;
    }
    if (typeof mapped === 'string') {
      const why = `${tree.path(at)} (${tree.string(at, 'compatible') ?? 'no compatible'}) is not the GIC; which SPI it raises is not in the device tree.`;
      return end({ kind: 'foreign', controller: at, why });
    }
    via.push(at);
    at = mapped.parent;
    unit = mapped.unit;
    specifier = mapped.specifier;
  }
  return nowhere('The interrupt parents go in a circle.');
}

/** A shim's own parent; extirq has none of its own and names the GIC in its map. */
function shimParent(tree: DeviceTree, shim: NodeIndex): NodeIndex | undefined {
  const parent = interruptParent(tree, shim);
  return parent === shim ? undefined : parent;
}

function atGic(
  tree: DeviceTree,
  gic: NodeIndex,
  specifier: readonly number[],
  end: (rest: Pick<Outcome, 'kind' | 'controller'> & Partial<Outcome>) => Outcome,
): Outcome {
  const found = gicInterrupt(specifier);
  if (found === undefined) {
    const why = `${tree.path(gic)} has no interrupt <${specifier.join(' ')}>.`;
    return end({ kind: 'unresolved', controller: gic, why });
  }
  const trigger = TRIGGERS.get(specifier[2]! & 0xf);
  return end({ ...found, controller: gic, ...(trigger ? { trigger } : {}) });
}

/** The low four bits of the flags cell (Arm GIC binding). */
const TRIGGERS: ReadonlyMap<number, Trigger> = new Map([
  [1, 'edge-rising'],
  [2, 'edge-falling'],
  [3, 'edge-both'],
  [4, 'level-high'],
  [8, 'level-low'],
]);
