import type { NodeIndex } from '../base/brand.ts';
import { interruptCells } from './cells.ts';
import { cellIn, columnsOf } from './columns.ts';
import { systemGic } from './gic.ts';
import { NexusMap } from './nexus.ts';
import { oncePerTree } from './once.ts';
import { type Shim, shimOf } from './shims.ts';
import type { DeviceTree } from './tree.ts';

/** A node that interrupts go to, with what it does with them. */
export interface Controller {
  readonly node: NodeIndex;
  /** Cells of its specifiers. */
  readonly cells: number;
  /** Where its own interrupts go, and for a nexus without map those that come to it. */
  readonly parent: NodeIndex | undefined;
  readonly isGic: boolean;
  /** Set where it passes its lines on one by one. */
  readonly shim: Shim | undefined;
  /** Set where it has an `interrupt-map` that is not for its own driver. */
  readonly map: NexusMap | undefined;
  /** Whether it takes interrupts itself: it has `interrupt-controller`. */
  readonly takes: boolean;
}

const controllersOf = oncePerTree((tree) => new Array<Controller | undefined>(tree.size));

/** What is known of the controller or nexus that a node is; undefined without `#interrupt-cells`. */
export function controllerAt(tree: DeviceTree, node: NodeIndex): Controller | undefined {
  const controllers = controllersOf(tree);
  const known = controllers[node];
  if (known !== undefined) return known;
  const cells = interruptCells(tree, node);
  if (cells === undefined) return undefined;
  const columns = columnsOf(tree);
  const shim = shimOf(tree, node);
  const parent = interruptParent(tree, node);
  const controller: Controller = {
    node,
    cells,
    parent: parent === node ? undefined : parent,
    isGic: node === systemGic(tree),
    shim,
    map: shim === undefined && columns['interrupt-map'][node]! >= 0 ? new NexusMap(tree, node) : undefined,
    takes: columns['interrupt-controller'][node]! >= 0,
  };
  controllers[node] = controller;
  return controller;
}

/** By node: its interrupt parent, NOBODY, or UNKNOWN as long as nobody asked. */
const parentsOf = oncePerTree((tree) => new Int32Array(tree.size).fill(UNKNOWN));
const UNKNOWN = -2;
const NOBODY = -1;

/**
 * The node that a node's `interrupts` go to: named by the nearest `interrupt-parent`, otherwise the nearest node
 * above with `#interrupt-cells` (Xen: device_tree.c:dt_irq_find_parent). A GIC may be its own.
 */
export function interruptParent(tree: DeviceTree, node: NodeIndex): NodeIndex | undefined {
  const parents = parentsOf(tree);
  const columns = columnsOf(tree);
  const passed: NodeIndex[] = [];
  let found = NOBODY;
  for (let at: NodeIndex | undefined = node; at !== undefined; ) {
    const known = parents[at]!;
    if (known !== UNKNOWN) {
      found = known;
      break;
    }
    // Until the answer is there, whoever comes by here again has gone in a circle.
    parents[at] = NOBODY;
    passed.push(at);
    const phandle = cellIn(tree, columns['interrupt-parent'], at);
    at = phandle === undefined ? tree.parent(at) : tree.byPhandle(phandle);
    if (at !== undefined && columns['#interrupt-cells'][at]! >= 0) {
      found = at;
      break;
    }
  }
  for (const each of passed) parents[each] = found;
  return found === NOBODY ? undefined : (found as NodeIndex);
}
