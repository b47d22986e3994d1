import type { Intid, NodeIndex } from '../base/brand.ts';
import { wordAt } from '../fdt/word.ts';
import { columnsOf } from './columns.ts';
import { type Controller, controllerAt, interruptParent } from './controllers.ts';
import { isHole } from './entries.ts';
import { type GicKind, gicInterrupt, type Trigger, triggerOf } from './gic.ts';
import type { DeviceTree } from './tree.ts';

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
  /** Set where the controller is the system's GIC (`systemGic`). */
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
  const columns = columnsOf(tree);
  const found: Interrupt[] = [];
  const extended = columns['interrupts-extended'][node]!;
  const plain = columns.interrupts[node]!;
  if (extended < 0 && plain < 0) return found;
  const names = tree.has(node, 'interrupt-names') ? tree.strings(node, 'interrupt-names') : [];
  const add = (index: number, outcome: Outcome): void => {
    const name = names[index];
    found.push({ index, ...(name ? { name } : undefined), ...outcome });
  };
  if (extended >= 0) readExtended(tree, node, extended, add);
  else readInherited(tree, node, plain, add);
  return found;
}

type Outcome = Omit<Interrupt, 'index' | 'name'>;
type Add = (index: number, outcome: Outcome) => void;

function readInherited(tree: DeviceTree, node: NodeIndex, property: number, add: Add): void {
  const start = tree.valueStart(property);
  const end = tree.valueEnd(property);
  if (end - start < 4 || (end - start) % 4 !== 0) return;
  const parent = interruptParent(tree, node);
  const controller = parent === undefined ? undefined : controllerAt(tree, parent);
  if (!controller?.cells) {
    const specifier = cellsBetween(tree, start, end);
    add(0, unresolved(specifier, [], 'No interrupt parent with #interrupt-cells is found.'));
    return;
  }
  const width = 4 * controller.cells;
  for (let at = start, index = 0; at + width <= end; at += width, index++) {
    add(index, follow(tree, node, controller, cellsBetween(tree, at, at + width)));
  }
}

function readExtended(tree: DeviceTree, node: NodeIndex, property: number, add: Add): void {
  const end = tree.valueEnd(property);
  let at = tree.valueStart(property);
  if ((end - at) % 4 !== 0) return;
  for (let index = 0; at < end; index++) {
    const phandle = wordAt(tree.bytes, at);
    at += 4;
    if (isHole(phandle)) continue;
    const parent = tree.byPhandle(phandle);
    const controller = parent === undefined ? undefined : controllerAt(tree, parent);
    const next = at + 4 * (controller?.cells ?? 0);
    if (controller === undefined || next > end) {
      add(index, unresolved(cellsBetween(tree, at, end), [], brokenEntry(tree, phandle, parent, controller)));
      return;
    }
    add(index, follow(tree, node, controller, cellsBetween(tree, at, next)));
    at = next;
  }
}

function brokenEntry(
  tree: DeviceTree,
  phandle: number,
  parent: NodeIndex | undefined,
  controller: Controller | undefined,
): string {
  if (parent === undefined) return `No node has the phandle ${phandle}.`;
  return controller === undefined
    ? `${tree.path(parent)} has no #interrupt-cells.`
    : `The list ends inside a specifier for ${tree.path(parent)}.`;
}

function cellsBetween(tree: DeviceTree, start: number, end: number): number[] {
  const cells: number[] = [];
  for (let at = start; at + 4 <= end; at += 4) cells.push(wordAt(tree.bytes, at));
  return cells;
}

const NOTHING: readonly NodeIndex[] = [];

/** Follows a specifier from the first controller it goes to up to the one that takes it. */
function follow(tree: DeviceTree, node: NodeIndex, first: Controller, cells: readonly number[]): Outcome {
  if (first.isGic) return atGic(tree, first.node, cells, NOTHING, undefined);
  const via: NodeIndex[] = [];
  let shim: NodeIndex | undefined;
  let unit: readonly number[] | undefined;
  let specifier = cells;
  let at = first;
  while (via.length <= MAX_HOPS) {
    if (at.isGic) return atGic(tree, at.node, specifier, via, shim);
    let next = at.parent;
    if (at.shim !== undefined) {
      const forwarded = at.shim(specifier);
      if (forwarded === undefined)
        return foreign(tree, at.node, specifier, via, 'does not forward this line');
      shim ??= at.node;
      specifier = forwarded;
    } else if (at.map !== undefined) {
      unit ??= tree.cells(node, 'reg') ?? [];
      const hit = at.map.find(unit, specifier);
      if (hit === undefined) {
        if (at.takes) return foreign(tree, at.node, specifier, via, DEMULTIPLEXER);
        return unresolved(specifier, via, `The interrupt-map of ${tree.path(at.node)} has no entry for it.`);
      }
      ({ parent: next, unit, specifier } = hit);
    } else if (at.takes) {
      return foreign(tree, at.node, specifier, via, DEMULTIPLEXER);
    }
    via.push(at.node);
    const controller = next === undefined ? undefined : controllerAt(tree, next);
    if (controller === undefined) {
      return unresolved(specifier, via, `${tree.path(at.node)} leads to no interrupt controller.`);
    }
    at = controller;
  }
  return unresolved(specifier, via, 'The interrupt parents go in a circle.');
}

const DEMULTIPLEXER = 'is not the GIC and shares its lines out itself; the SPI is not in the device tree';

function atGic(
  tree: DeviceTree,
  gic: NodeIndex,
  specifier: readonly number[],
  via: readonly NodeIndex[],
  shim: NodeIndex | undefined,
): Outcome {
  const found = gicInterrupt(specifier);
  if (found === undefined) {
    const why = `${tree.path(gic)} has no interrupt <${specifier.join(' ')}>.`;
    return {
      kind: 'unresolved',
      controller: gic,
      specifier,
      via,
      ...(shim === undefined ? undefined : { shim }),
      why,
    };
  }
  const trigger = triggerOf(specifier);
  return {
    kind: found.kind,
    intid: found.intid,
    controller: gic,
    specifier,
    ...(trigger && { trigger }),
    via,
    ...(shim === undefined ? undefined : { shim }),
  };
}

function foreign(
  tree: DeviceTree,
  controller: NodeIndex,
  specifier: readonly number[],
  via: readonly NodeIndex[],
  what: string,
): Outcome {
  const compatible = tree.string(controller, 'compatible');
  const who = compatible ? `${tree.path(controller)} (${compatible})` : tree.path(controller);
  return { kind: 'foreign', controller, specifier, via, why: `${who} ${what}.` };
}

function unresolved(specifier: readonly number[], via: readonly NodeIndex[], why: string): Outcome {
  return { kind: 'unresolved', controller: undefined, specifier, via, why };
}
