/** Puts nodes of a real board into the machine's tree, so that Xen can be asked about a partial tree of that board. */
import type { NodeIndex } from '../../src/core/base/brand.ts';
import { interrupts } from '../../src/core/devicetree/index.ts';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { parseFdt, writeFdt } from '../../src/core/fdt/index.ts';
import { addChild, type EditNode, nodeAt, setCells, setStrings, setValue } from './edit-tree.ts';

/** SPIs of the machine's GIC that no device of its own has. */
const FREE_SPIS = { first: 64, last: 223 };
const LEVEL_HIGH = 4;

/**
 * Copies the nodes at the given paths, with their parents' names, `compatible`, `reg` and cells. Interrupts become
 * SPIs of the machine's GIC, one of its own for each different SPI of the board, since Xen routes what the host
 * node says. Whatever IOMMU the board has is not there: this Xen runs without one.
 */
export function graft(machine: Uint8Array, board: Uint8Array, paths: readonly string[]): Uint8Array {
  const tree = parseFdt(machine);
  const root = tree.root as EditNode;
  const own = new DeviceTree(machine);
  const gic = own.phandle(
    [...own.nodes()].find((node) => own.strings(node, 'compatible').includes('arm,gic-v3'))!,
  )!;
  const host = new DeviceTree(board);
  const spis = new Map<number, number>();
  const spi = (intid: number): number => {
    const known = spis.get(intid) ?? FREE_SPIS.first + spis.size;
    if (known > FREE_SPIS.last) throw new Error('the machine has too few interrupts for this plan');
    spis.set(intid, known);
    return known;
  };
  for (const path of paths) {
    const node = host.byPath(path);
    if (node === undefined) throw new Error(`${path} is no node of the board`);
    const copy = copyBranch(host, node, root);
    const numbers = interrupts(host, node).flatMap(({ intid, kind }) =>
      kind === 'spi' && intid ? [spi(intid)] : [],
    );
    if (numbers.length === 0) continue;
    setCells(copy, 'interrupt-parent', [gic]);
    setCells(
      copy,
      'interrupts',
      numbers.flatMap((number) => [0, number, LEVEL_HIGH]),
    );
  }
  return writeFdt(tree);
}

/** The copy of a node, its parents made where they are missing; a bus keeps its cells and its `ranges`. */
function copyBranch(host: DeviceTree, node: NodeIndex, root: EditNode): EditNode {
  let at = root;
  for (const step of [...host.ancestors(node)].reverse().slice(1)) {
    at = at.children.find(({ name }) => name === host.name(step)) ?? copyOne(host, step, at);
  }
  return nodeAt(at, host.name(node)) ?? copyOne(host, node, at);
}

function copyOne(host: DeviceTree, node: NodeIndex, parent: EditNode): EditNode {
  const copy = addChild(parent, host.name(node));
  setStrings(copy, 'compatible', ['verify,grafted']);
  for (const name of ['#address-cells', '#size-cells', 'reg', 'ranges']) {
    const value = host.value(node, name);
    if (value !== undefined) setValue(copy, name, value);
  }
  return copy;
}
