import type { NodeIndex } from '../base/brand.ts';
import { addressCells, joinCells, sizeCells } from '../devicetree/cells.ts';
import { type DeviceTree, ROOT } from '../devicetree/tree.ts';
import type { GunyahVmConfig, IoMemoryRange, ReadNumber, Vdevice } from './model.ts';
import { isVmConfigName } from './names.ts';

/** The configuration of a virtual machine: the first root child by one of the two names that are parsed. */
export function gunyahVmConfig(tree: DeviceTree): GunyahVmConfig | undefined {
  const node = tree.children(ROOT).find((child) => isVmConfigName(tree.name(child)));
  if (node === undefined) return undefined;
  const child = (name: string) => tree.children(node).find((inner) => tree.name(inner) === name);
  const imageName = tree.string(node, 'image-name');
  const pairs = tree.cells(node, 'gic-irq-ranges') ?? [];
  const recordCells = 2 * addressCells(tree, ROOT) + sizeCells(tree, ROOT) + 1;
  const memory = child('memory');
  const vcpus = child('vcpus');
  return {
    node,
    ...(imageName !== undefined && { imageName }),
    recordCells,
    ioMemory: ioMemoryRanges(tree, node, recordCells),
    interruptPairs: Array.from({ length: Math.floor(pairs.length / 2) }, (_, i) => ({
      physical: pairs[2 * i]!,
      virtual: pairs[2 * i + 1]!,
    })),
    oddInterrupt: pairs.length % 2 !== 0,
    ...(memory !== undefined && { memory: guestMemory(tree, node, memory) }),
    ...(vcpus !== undefined && { vcpus: virtualCpus(tree, vcpus) }),
    interruptController: interruptController(tree, child('interrupts') ?? node),
    vdevices: vdevices(tree),
  };
}

/** Records of `iomemory-ranges`, which is decoded by the cells of the root. */
function ioMemoryRanges(tree: DeviceTree, node: NodeIndex, stride: number): IoMemoryRange[] | undefined {
  const cells = tree.cells(node, 'iomemory-ranges');
  if (cells === undefined) return tree.has(node, 'iomemory-ranges') ? undefined : [];
  if (cells.length % stride !== 0) return undefined;
  const address = addressCells(tree, ROOT);
  const found: IoMemoryRange[] = [];
  for (let at = 0; at < cells.length; at += stride) {
    found.push({
      physical: joinCells(cells.slice(at, at + address)),
      guest: joinCells(cells.slice(at + address, at + 2 * address)),
      size: joinCells(cells.slice(at + 2 * address, at + stride - 1)),
      access: cells[at + stride - 1]!,
    });
  }
  return found;
}

/** The cells of the memory window are those that the configuration declares, whatever `memory` itself declares. */
function guestMemory(
  tree: DeviceTree,
  config: NodeIndex,
  node: NodeIndex,
): NonNullable<GunyahVmConfig['memory']> {
  return {
    node,
    base: readNumber(tree, node, 'base-address', addressCells(tree, config)),
    sizeMin: readNumber(tree, node, 'size-min', sizeCells(tree, config)),
    sizeMax: readNumber(tree, node, 'size-max', sizeCells(tree, config)),
    isDirect: tree.has(node, 'is-direct'),
  };
}

/** A number of so many cells; another length is ignored without a word. */
export function readNumber(tree: DeviceTree, node: NodeIndex, name: string, cells: number): ReadNumber {
  const value = tree.value(node, name);
  if (value === undefined) return { kind: 'absent' };
  if (value.length !== 4 * cells) return { kind: 'ignored', bytes: value.length, expected: 4 * cells };
  return { kind: 'value', value: joinCells(tree.cells(node, name)!) };
}

function virtualCpus(tree: DeviceTree, node: NodeIndex): NonNullable<GunyahVmConfig['vcpus']> {
  const timeslice = tree.u32(node, 'sched-timeslice');
  return {
    node,
    affinity: tree.string(node, 'affinity') ?? 'static',
    affinityMap: tree.cells(node, 'affinity-map'),
    ...(timeslice !== undefined && { timeslice }),
  };
}

/** `interrupts { config }` is a path; a phandle is tolerated; without it the root's `interrupt-parent` counts. */
function interruptController(tree: DeviceTree, node: NodeIndex): GunyahVmConfig['interruptController'] {
  const isSubnode = tree.name(node) === 'interrupts';
  if (isSubnode && tree.has(node, 'config')) {
    const path = tree.string(node, 'config') ?? '';
    if (path.startsWith('/')) return { node, by: 'path', target: tree.byPath(path) };
    return { node, by: 'phandle', target: tree.byPhandle(tree.u32(node, 'config') ?? 0) };
  }
  const parent = tree.u32(ROOT, 'interrupt-parent');
  return {
    node,
    by: 'interrupt-parent',
    target: parent === undefined ? undefined : tree.byPhandle(parent),
  };
}

/** Every node of the tree with a `vdevice-type`, wherever it stands. */
function vdevices(tree: DeviceTree): Vdevice[] {
  return [...tree.nodes()].flatMap((node) => {
    const type = tree.string(node, 'vdevice-type');
    if (type === undefined) return [];
    const label = tree.u32(node, 'qcom,label') ?? tree.u32(node, 'label');
    const generate = tree.string(node, 'generate');
    const named = tree.string(node, 'peer')?.match(/^vm-name:(.+)$/)?.[1];
    const peer = tree.has(node, 'peer-default') ? 'default' : named;
    return [
      {
        node,
        type,
        ...(label !== undefined && { label }),
        ...(generate !== undefined && { generate }),
        ...(peer !== undefined && { peer }),
        memories: tree.children(node).filter((child) => tree.name(child) === 'memory'),
      },
    ];
  });
}
