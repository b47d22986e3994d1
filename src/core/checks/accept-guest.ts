import type { NodeIndex } from '../base/brand.ts';
import { pagesOf } from '../base/page.ts';
import { registers } from '../devicetree/addresses.ts';
import { interruptCells } from '../devicetree/cells.ts';
import { entries, isHole } from '../devicetree/entries.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import { GUEST_GIC } from '../partial/interrupts.ts';
import type { Mapping } from '../partial/mappings.ts';
import type { DomainPartial } from '../partial/partial.ts';
import { absenceRule } from '../partial/policy.ts';
import type { Refusal } from './accept.ts';

/** A path of interconnects is two entries; the GIC of a guest is no node here, so its cells cannot be told apart. */
const UNCOUNTED: ReadonlySet<string> = new Set(['interconnects', 'interrupts-extended']);

/**
 * What the guest itself would stumble over in a partial tree: references that lead nowhere, names without entries,
 * registers that are not mapped. Neither Xen nor libxl looks at any of this.
 */
export function acceptGuest({ owned, mappings, homeless }: DomainPartial, guest: DeviceTree): Refusal[] {
  const refusals: Refusal[] = [];
  const say = (by: string, node: NodeIndex, message: string): void => {
    refusals.push({ by, at: guest.path(node), message, cause: 'form' });
  };
  for (const node of guest.nodes()) {
    for (const property of guest.propertyNames(node)) {
      const list = entries(guest, node, property);
      if (list === undefined) continue;
      for (const { phandle, target } of list) {
        if (isHole(phandle) || phandle === GUEST_GIC || target !== undefined) continue;
        say(
          'drivers/of/base.c:of_parse_phandle_with_args',
          node,
          `${property} refers to ${phandle}, which is no node`,
        );
      }
      const { names } = absenceRule(property);
      const named = names === undefined ? 0 : guest.strings(node, names).length;
      if (named > list.length && !UNCOUNTED.has(property)) {
        say(
          'drivers/of/property.c:of_property_match_string',
          node,
          `${names} has more entries than ${property}`,
        );
      }
    }
    checkInterrupts(guest, node, say);
  }
  for (const { guestPath } of homeless.length > 0 ? [] : owned) {
    const node = guest.byPath(guestPath);
    if (node === undefined)
      refusals.push({
        by: 'tools/libs/light/libxl_arm.c:copy_partial_fdt',
        at: guestPath,
        message: 'the node is gone',
        cause: 'form',
      });
    else checkRegisters(guest, node, mappings, say);
  }
  return refusals;
}

type Say = (by: string, node: NodeIndex, message: string) => void;

/** Three cells for the guest's GIC, else as many as the controller says. */
function checkInterrupts(guest: DeviceTree, node: NodeIndex, say: Say): void {
  const length = guest.value(node, 'interrupts')?.length;
  if (length === undefined) return;
  const width = widthOf(guest, node);
  if (width === undefined || length % (width * 4) !== 0) {
    say('drivers/of/irq.c:of_irq_parse_one', node, 'interrupts is no list of specifiers');
  }
}

function widthOf(guest: DeviceTree, node: NodeIndex): number | undefined {
  for (let at: NodeIndex | undefined = node; at !== undefined; ) {
    const named = guest.u32(at, 'interrupt-parent');
    if (named === GUEST_GIC) return 3;
    at = named === undefined ? guest.parent(at) : guest.byPhandle(named);
    const cells = at === undefined ? undefined : interruptCells(guest, at);
    if (cells !== undefined) return cells;
  }
  return undefined;
}

/** Every register of an assigned node lies in pages that are mapped. */
function checkRegisters(guest: DeviceTree, node: NodeIndex, mappings: readonly Mapping[], say: Say): void {
  for (const { cpuAddress, size } of registers(guest, node)) {
    if (cpuAddress === undefined || size === 0n) continue;
    const pages = pagesOf({ address: cpuAddress, size });
    const covered = mappings.some(
      ({ gfn, count }) => pages.mfn >= gfn && pages.mfn + pages.count <= gfn + count,
    );
    if (!covered) say('xen/arch/arm/traps.c:do_trap_stage2_abort_guest', node, 'reg is not mapped');
  }
}
