import type { NodeIndex } from '../base/brand.ts';
import { addressCells, sizeCells } from '../devicetree/cells.ts';
import { readNumber } from '../devicetree/ranges.ts';
import type { DeviceTree } from '../devicetree/tree.ts';

/** One entry of `xen,reg`: host memory and where it appears in the guest; all three in bytes. */
export interface XenReg {
  readonly host: bigint;
  readonly size: bigint;
  readonly guest: bigint;
}

/**
 * The entries of a node's `xen,reg`, by the cells of the node above it in the partial tree (2 and 1 where it has none);
 * a rest is left out. None where the cells are not those that Xen takes (dom0less-build.c:handle_passthrough_prop).
 */
export function xenReg(tree: DeviceTree, node: NodeIndex): XenReg[] {
  const value = tree.value(node, 'xen,reg');
  const bus = tree.parent(node);
  if (value === undefined || bus === undefined) return [];
  const [address, size] = [addressCells(tree, bus), sizeCells(tree, bus)];
  if (address < 1 || address > 2 || size < 1 || size > 2) return [];
  const stride = 4 * (2 * address + size);
  return Array.from({ length: Math.floor(value.length / stride) }, (_, i) => ({
    host: readNumber(value, i * stride, address),
    size: readNumber(value, i * stride + 4 * address, size),
    guest: readNumber(value, i * stride + 4 * (address + size), address),
  }));
}
