import type { NodeIndex } from '../base/brand.ts';
import { type Controller, controllerAt } from './controllers.ts';
import { gicInterrupt, triggerOf } from './gic.ts';
import type { InterruptDraft } from './interrupts.ts';
import type { DeviceTree } from './tree.ts';

/** How many nodes an interrupt may pass before it counts as going in circles. */
const MAX_HOPS = 16;

/**
 * Follows an interrupt of a node from the first controller it goes to up to the one that takes it, and notes in the
 * draft where it ends and what it passed (Xen: device_tree.c:dt_irq_map_raw; shims besides).
 */
export function follow(tree: DeviceTree, node: NodeIndex, first: Controller, draft: InterruptDraft): void {
  if (first.isGic) {
    endAtGic(tree, first.node, draft);
    return;
  }
  const via: NodeIndex[] = [];
  draft.via = via;
  let unit = tree.cells(node, 'reg') ?? [];
  let at = first;
  while (!at.isGic) {
    if (via.length === MAX_HOPS) {
      draft.why = 'The interrupt parents go in a circle.';
      return;
    }
    let next = at.parent;
    const hit = at.map?.find(unit, draft.specifier);
    if (at.shim !== undefined) {
      const forwarded = at.shim(draft.specifier);
      if (forwarded === undefined) {
        endElsewhere(tree, at.node, 'does not forward this line', draft);
        return;
      }
      draft.shim ??= at.node;
      draft.specifier = forwarded;
    } else if (hit !== undefined) {
      next = hit.parent;
      unit = hit.unit;
      draft.specifier = hit.specifier;
    } else if (at.takes) {
      endElsewhere(tree, at.node, DEMULTIPLEXER, draft);
      return;
    } else if (at.map !== undefined) {
      draft.why = `The interrupt-map of ${tree.path(at.node)} has no entry for it.`;
      return;
    }
    via.push(at.node);
    const controller = next === undefined ? undefined : controllerAt(tree, next);
    if (controller === undefined) {
      draft.why = `${tree.path(at.node)} leads to no interrupt controller.`;
      return;
    }
    at = controller;
  }
  endAtGic(tree, at.node, draft);
}

const DEMULTIPLEXER = 'is not the GIC and shares its lines out itself; the SPI is not in the device tree';

function endAtGic(tree: DeviceTree, gic: NodeIndex, draft: InterruptDraft): void {
  draft.controller = gic;
  const found = gicInterrupt(draft.specifier);
  if (found === undefined) {
    draft.why = `${tree.path(gic)} has no interrupt <${draft.specifier.join(' ')}>.`;
    return;
  }
  draft.kind = found.kind;
  draft.intid = found.intid;
  const trigger = triggerOf(draft.specifier);
  if (trigger !== undefined) draft.trigger = trigger;
}

function endElsewhere(tree: DeviceTree, controller: NodeIndex, what: string, draft: InterruptDraft): void {
  const compatible = tree.string(controller, 'compatible');
  const who = compatible ? `${tree.path(controller)} (${compatible})` : tree.path(controller);
  draft.kind = 'foreign';
  draft.controller = controller;
  draft.why = `${who} ${what}.`;
}
