/** QEMU's SMMUv3 in front of devices of the machine. */
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { parseFdt, writeFdt } from '../../src/core/fdt/index.ts';
import { type EditNode, nodeAt, setCells } from './edit-tree.ts';

/** Stream IDs of PCI functions that this machine has not got; there are none above 16 bits. */
const FIRST_STREAM = 0x100;

/** The machine's tree with nodes that say they are behind its SMMUv3, each as a stream of its own. */
export function behindSmmu(machine: Uint8Array, paths: readonly string[]): Uint8Array {
  const own = new DeviceTree(machine);
  const smmu = [...own.nodes()].find((node) => own.strings(node, 'compatible').includes('arm,smmu-v3'))!;
  const tree = parseFdt(machine);
  for (const [i, path] of paths.entries()) {
    const node = nodeAt(tree.root as EditNode, path);
    if (node) setCells(node, 'iommus', [own.phandle(smmu)!, FIRST_STREAM + i]);
  }
  return writeFdt(tree);
}
