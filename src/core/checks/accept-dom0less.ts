import type { NodeIndex } from '../base/brand.ts';
import { isWholePages } from '../base/page.ts';
import { addressCells, sizeCells } from '../devicetree/cells.ts';
import { DeviceTree, ROOT } from '../devicetree/tree.ts';
import { FdtError } from '../fdt/index.ts';
import type { HostFacts } from '../host/facts.ts';
import { GUEST_GIC } from '../partial/interrupts.ts';
import type { XenTarget } from '../plan/plan.ts';
import type { Refusal } from './accept.ts';

const BUILD = 'xen/common/device-tree/dom0less-build.c';

/**
 * Asks a port of Xen's code for dom0less domains what it makes of a partial tree
 * (`dom0less-build.c:domain_handle_dtb_boot_module` and what it calls).
 */
export function acceptDom0less(host: HostFacts, guest: DeviceTree, target: XenTarget): Refusal[] {
  const refusals: Refusal[] = [...reservedPhandles(guest)];
  for (const top of guest.children(ROOT)) {
    if (guest.name(top).toLowerCase() !== 'passthrough') continue;
    for (const node of guest.subtree(top)) refusals.push(...assignment(host, guest, node, target));
  }
  return refusals;
}

/** `check_partial_fdt`, of Xen and of libxl alike. */
export function readPartial(blob: Uint8Array): DeviceTree | Refusal {
  try {
    return new DeviceTree(blob);
  } catch (error) {
    if (!(error instanceof FdtError)) throw error;
    return form(`${BUILD}:check_partial_fdt`, '/', `Failed to check the partial FDT: ${error.message}`);
  }
}

/** Refused since 4.22; we keep to it for all versions. */
function* reservedPhandles(guest: DeviceTree): Generator<Refusal> {
  for (const node of guest.nodes()) {
    if ((guest.phandle(node) ?? 0) + 1 >= GUEST_GIC) {
      const message = 'Phandle allocation overlaps Xen reserved range';
      yield form(`${BUILD}:domain_handle_dtb_boot_module`, guest.path(node), message);
    }
  }
}

/** `handle_prop_pfdt` and `handle_passthrough_prop`. */
function* assignment(
  host: HostFacts,
  guest: DeviceTree,
  node: NodeIndex,
  target: XenTarget,
): Generator<Refusal> {
  const at = guest.path(node);
  const reg = guest.value(node, 'xen,reg');
  const path = guest.string(node, 'xen,path');
  const force = guest.has(node, 'xen,force-assign-without-iommu');
  if (reg === undefined && path === undefined) return;
  if (reg === undefined || (path === undefined && !force)) {
    yield form(`${BUILD}:handle_prop_pfdt`, at, 'xen,reg or xen,path missing');
    return;
  }
  yield* mappings(guest, node, reg);
  if (path !== undefined) yield* hostNode(host, at, path, force, target);
}

function* mappings(guest: DeviceTree, node: NodeIndex, reg: Uint8Array): Generator<Refusal> {
  const by = `${BUILD}:handle_passthrough_prop`;
  const at = guest.path(node);
  const bus = guest.parent(node)!;
  // Xen does not take the root's cells for /passthrough itself, but 2 and 1.
  const [address, size] = bus === ROOT ? [2, 1] : [addressCells(guest, bus), sizeCells(guest, bus)];
  if (address < 1 || address > 2 || size < 1 || size > 2) {
    yield form(by, at, `Invalid address_cells ${address} or size_cells ${size}`);
    return;
  }
  const width = 2 * address + size;
  if (reg.length % (width * 4) !== 0) yield form(by, at, 'xen,reg has cells left over, which Xen ignores');
  const view = new DataView(reg.buffer, reg.byteOffset, reg.length);
  const number = (cell: number, cells: number): bigint =>
    cells === 2 ? view.getBigUint64(cell * 4) : BigInt(view.getUint32(cell * 4));
  for (let cell = 0; (cell + width) * 4 <= reg.length; cell += width) {
    const start = number(cell, address);
    const length = number(cell + address, size);
    const guestStart = number(cell + address + size, address);
    if (!isWholePages(start, length, guestStart)) {
      yield form(by, at, 'DomU passthrough config has not page aligned addresses/sizes');
    }
    if (length === 0n) yield form(by, at, "Assertion 's <= e' failed at common/rangeset.c");
  }
}

function* hostNode(
  host: HostFacts,
  at: string,
  path: string,
  force: boolean,
  target: XenTarget,
): Generator<Refusal> {
  const node = host.tree.byPath(path);
  if (node === undefined) {
    yield form(`${BUILD}:handle_passthrough_prop`, at, `Couldn't find node ${path} in host_dt!`);
    return;
  }
  yield* unroutable(host, node, at);
  if (!force && !host.protectedByXen(node, target).protected) {
    yield form('xen/drivers/passthrough/device_tree.c:iommu_assign_dt_device', at, 'Failed to assign device');
  }
}

/** The interrupts of a host node that Xen cannot give to a guest: a reason not to assign the node. */
export function* unroutable(host: HostFacts, node: NodeIndex, at: string): Generator<Refusal> {
  const owned = host.xenOwned(node);
  for (const { kind, intid, shim } of host.interrupts(node)) {
    if (shim !== undefined || kind === 'foreign' || kind === 'unresolved') continue;
    if (kind !== 'spi') {
      const message = 'IRQ can only be routed to an SPI';
      yield { by: 'xen/arch/arm/irq.c:route_irq_to_guest', at, message, cause: 'wish' };
    } else if (owned !== undefined) {
      const message = `IRQ ${intid} is already used by Xen`;
      yield { by: 'xen/arch/arm/irq.c:route_irq_to_guest', at, message, cause: 'wish' };
    }
  }
}

const form = (by: string, at: string, message: string): Refusal => ({ by, at, message, cause: 'form' });
