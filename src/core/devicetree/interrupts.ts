import type { Intid, NodeIndex } from '../base/brand.ts';
import { wordAt } from '../fdt/word.ts';
import { columnsOf } from './columns.ts';
import { controllerAt, interruptParent } from './controllers.ts';
import { isHole } from './entries.ts';
import type { GicKind, Trigger } from './gic.ts';
import { follow } from './interrupt-route.ts';
import { oncePerNode } from './once.ts';
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

/** An interrupt while it is being followed. */
export type InterruptDraft = { -readonly [Field in keyof Interrupt]: Interrupt[Field] };

/**
 * The interrupts of a node, each followed through nexus nodes (`interrupt-map`) and known 1:1 shims to the
 * GIC or to where it ends. `interrupts-extended` wins where both exist (specification 2.4.1.3).
 * Phandle-0 holes are left out; they keep their position.
 */
export const interrupts = oncePerNode((tree, node): readonly Interrupt[] => {
  const columns = columnsOf(tree);
  const extended = columns['interrupts-extended'][node]!;
  const plain = columns.interrupts[node]!;
  if (extended < 0 && plain < 0) return [];
  const found = extended >= 0 ? readExtended(tree, node, extended) : readInherited(tree, node, plain);
  if (tree.has(node, 'interrupt-names')) {
    const names = tree.strings(node, 'interrupt-names');
    for (const interrupt of found) {
      const name = names[interrupt.index];
      if (name) interrupt.name = name;
    }
  }
  return found;
});

function readInherited(tree: DeviceTree, node: NodeIndex, property: number): InterruptDraft[] {
  const start = tree.valueStart(property);
  const end = tree.valueEnd(property);
  if (end - start < 4 || (end - start) % 4 !== 0) return [];
  const parent = interruptParent(tree, node);
  const controller = parent === undefined ? undefined : controllerAt(tree, parent);
  if (!controller?.cells) {
    const draft = begin(tree, 0, start, end);
    draft.why = 'No interrupt parent with #interrupt-cells is found.';
    return [draft];
  }
  const width = 4 * controller.cells;
  const found: InterruptDraft[] = [];
  for (let at = start; at + width <= end; at += width) {
    const draft = begin(tree, found.length, at, at + width);
    follow(tree, node, controller, draft);
    found.push(draft);
  }
  return found;
}

function readExtended(tree: DeviceTree, node: NodeIndex, property: number): InterruptDraft[] {
  const end = tree.valueEnd(property);
  const found: InterruptDraft[] = [];
  let at = tree.valueStart(property);
  if ((end - at) % 4 !== 0) return found;
  for (let index = 0; at < end; index++) {
    const phandle = wordAt(tree.bytes, at);
    at += 4;
    if (isHole(phandle)) continue;
    const parent = tree.byPhandle(phandle);
    const controller = parent === undefined ? undefined : controllerAt(tree, parent);
    const next = at + 4 * (controller?.cells ?? 0);
    if (controller === undefined || next > end) {
      const draft = begin(tree, index, at, end);
      if (parent === undefined) draft.why = `No node has the phandle ${phandle}.`;
      else if (controller === undefined) draft.why = `${tree.path(parent)} has no #interrupt-cells.`;
      else draft.why = `The list ends inside a specifier for ${tree.path(parent)}.`;
      found.push(draft);
      return found;
    }
    const draft = begin(tree, index, at, next);
    follow(tree, node, controller, draft);
    found.push(draft);
    at = next;
  }
  return found;
}

const NOTHING: readonly NodeIndex[] = [];

/** An interrupt whose cells are known and nothing else yet. */
function begin(tree: DeviceTree, index: number, start: number, end: number): InterruptDraft {
  const specifier: number[] = [];
  for (let at = start; at < end; at += 4) specifier.push(wordAt(tree.bytes, at));
  return { index, controller: undefined, specifier, kind: 'unresolved', via: NOTHING };
}
