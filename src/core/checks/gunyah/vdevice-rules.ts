/** Rules about the virtual devices that a machine asks for. */
import type { NodeIndex } from '../../base/brand.ts';
import { isWholePages } from '../../base/page.ts';
import { addressCells } from '../../devicetree/cells.ts';
import type { DeviceTree } from '../../devicetree/tree.ts';
import { gunyahFacts } from '../../gunyah/facts.ts';
import type { Vdevice } from '../../gunyah/model.ts';
import { VDEVICE_TYPES } from '../../gunyah/names.ts';
import { readNumber } from '../../gunyah/vm-config.ts';
import { list } from '../wording.ts';
import { RESOURCE_MANAGER, type TreeRule } from './tree-rule.ts';

/** Types whose other end must be the primary machine, and those that may name another one. */
const NEEDS_DEFAULT_PEER = ['message-queue', 'shm', 'shm-doorbell', 'virtio-mmio', 'iomem'];
const NEEDS_PEER = ['message-queue-pair', 'doorbell', 'doorbell-source'];
const NEEDS_MEMORY = ['shm', 'shm-doorbell', 'virtio-mmio', 'iomem'];
/** What the virtual SMMU needs, with the Resource Manager's word for what is missing. */
const SMMU_PROPERTIES = ['smmu-handle', 'patch', 'num-cbs', 'num-smrs'];

const vdevicesOf = (tree: DeviceTree): readonly Vdevice[] => gunyahFacts(tree).config?.vdevices ?? [];

export const GUNYAH_VDEVICE_RULES: readonly TreeRule[] = [
  {
    id: 'GV-17',
    name: 'Virtual device is incomplete',
    severity: 'error',
    why: 'A virtual device that is described wrongly stops the making of the whole machine.',
    source: RESOURCE_MANAGER,
    *look(tree) {
      for (const device of vdevicesOf(tree)) {
        const path = tree.path(device.node);
        for (const says of troubles(tree, device))
          yield { path, message: `${path} (${device.type}): ${says}` };
      }
    },
  },
  {
    id: 'GV-24',
    name: 'Label is used twice',
    severity: 'warning',
    why: 'Both ends of a channel find each other by type and label.',
    source: RESOURCE_MANAGER,
    *look(tree) {
      const known = new Map<string, NodeIndex>();
      for (const { node, type, label } of vdevicesOf(tree)) {
        if (label === undefined) continue;
        const first = known.get(`${type} ${label}`);
        if (first === undefined) known.set(`${type} ${label}`, node);
        else {
          const path = tree.path(node);
          const message = `${list([tree.path(first), path])} are both ${type} with the label ${label}: a peer finds only one of them.`;
          yield { path, property: 'qcom,label', message };
        }
      }
    },
  },
];

function* troubles(tree: DeviceTree, device: Vdevice): Generator<string> {
  const { node, type, peer } = device;
  if (!VDEVICE_TYPES.has(type)) yield 'no such vdevice-type is known; nobody claims the node.';
  if (NEEDS_DEFAULT_PEER.includes(type) && peer !== 'default') yield 'peer-default is required.';
  if (NEEDS_PEER.includes(type) && peer === undefined)
    yield 'peer-default, or peer = "vm-name:NAME", is required.';
  if (type === 'message-queue' && tree.has(node, 'is-sender') === tree.has(node, 'is-receiver')) {
    yield 'exactly one of is-sender and is-receiver must stand there.';
  }
  if (NEEDS_MEMORY.includes(type)) yield* memoryTroubles(tree, device);
  if (type === 'vsmmu-v2') {
    for (const name of SMMU_PROPERTIES) {
      if (!tree.has(node, name)) yield `"Missing ${name} in vsmmu config".`;
    }
    if ((tree.u32(node, 'num-cbs') ?? 0) > 255) yield '"Invalid context banks count".';
    if ((tree.u32(node, 'num-smrs') ?? 0) > 255) yield '"Invalid SMR count".';
  }
  if (type === 'vrtc-pl031' && tree.has(node, 'base') === tree.has(node, 'allocate-base')) {
    yield 'exactly one of base and allocate-base must stand there.';
  }
}

function* memoryTroubles(tree: DeviceTree, { node, type, memories }: Vdevice): Generator<string> {
  const [memory, second] = memories;
  if (second !== undefined) yield '"multiple "memory" nodes".';
  if (memory === undefined) yield '"missing "memory" node".';
  if (type !== 'iomem' && tree.children(node).length > memories.length) yield '"expected "memory" node".';
  if (memory === undefined) return;
  if (!tree.has(memory, 'qcom,label') && !tree.has(memory, 'label')) yield 'its memory has no label.';
  const base = readNumber(tree, memory, 'base', addressCells(tree, node));
  const allocates = tree.has(memory, 'allocate-base');
  if (base.kind === 'value' && !isWholePages(base.value)) yield '"base not aligned".';
  if (base.kind === 'ignored')
    yield `base has ${base.bytes} bytes where the cells of the vdevice make ${base.expected}: it is ignored.`;
  if (base.kind !== 'absent' && allocates) yield '"base and allocate-base both present".';
  if (base.kind === 'absent' && !allocates) yield '"neither base or allocate-base present".';
}
