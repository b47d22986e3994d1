/** Rules about the guest's tree around its configuration. */
import { hex } from '../../base/hex.ts';
import { registers } from '../../devicetree/addresses.ts';
import { addressCells } from '../../devicetree/cells.ts';
import { ROOT } from '../../devicetree/tree.ts';
import { readNumber } from '../../gunyah/vm-config.ts';
import { ofConfig } from './of-config.ts';
import { RESOURCE_MANAGER, type TreeRule } from './tree-rule.ts';

const LONGEST_NAME = 79;

export const GUNYAH_GUEST_RULES: readonly TreeRule[] = [
  {
    id: 'GV-01',
    name: 'Image has no usable name',
    severity: 'error',
    why: 'Without a name of 1 to 79 characters the Resource Manager refuses the configuration.',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofConfig(tree, function* ({ imageName }, path) {
        if (imageName && imageName.length <= LONGEST_NAME) return;
        const how = imageName ? `has ${imageName.length} characters` : 'is missing';
        const message = `${path}: "Error: image name missing or too long": image-name ${how}.`;
        yield { path, property: 'image-name', message };
      }),
  },
  {
    id: 'GV-02',
    name: 'Memory node with a unit address',
    severity: 'error',
    why: 'The Resource Manager writes /memory itself and aborts on every other node whose device_type holds "memory".',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofConfig(tree, function* () {
        for (const node of tree.nodes()) {
          if (!tree.string(node, 'device_type')?.includes('memory')) continue;
          const path = tree.path(node);
          if (path === '/memory') continue;
          const message = `"Fatal error in DTB parsing at node ${path}": device_type "memory" may stand in /memory alone.`;
          yield { path, property: 'device_type', message };
        }
      }),
  },
  {
    id: 'GV-03',
    name: 'Memory window is ignored',
    severity: 'warning',
    why: 'The cells of the memory window are those that the configuration node declares (2 and 1 without a word), whatever the memory node declares. A property of another length is ignored without an error.',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofConfig(tree, function* ({ memory }) {
        if (memory === undefined) return;
        const path = tree.path(memory.node);
        for (const [property, read] of [
          ['base-address', memory.base],
          ['size-min', memory.sizeMin],
          ['size-max', memory.sizeMax],
        ] as const) {
          if (read.kind !== 'ignored') continue;
          const message = `${property} of ${path} has ${read.bytes} bytes where the cells of ${tree.path(tree.parent(memory.node)!)} make ${read.expected}: it is silently ignored.`;
          yield { path, property, message };
        }
      }),
  },
  {
    id: 'GV-18',
    name: 'Hypervisor node in the input tree',
    severity: 'error',
    why: 'The Resource Manager adds /hypervisor by an overlay, which fails where the node is there already.',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofConfig(tree, function* () {
        const node = tree.byPath('/hypervisor');
        if (node === undefined) return;
        const message = "/hypervisor is already present: the Resource Manager's overlay fails.";
        yield { path: tree.path(node), message };
      }),
  },
  {
    id: 'GV-19',
    name: 'No chosen node',
    severity: 'error',
    why: 'The overlay of the Resource Manager has /chosen as a target (random seed, ramdisk, boot arguments).',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofConfig(tree, function* () {
        if (tree.byPath('/chosen') !== undefined) return;
        const message = "/chosen is missing: the Resource Manager's overlay has no target.";
        yield { path: tree.path(ROOT), message };
      }),
  },
  {
    id: 'GV-20',
    name: 'Reserved memory without a parcel',
    severity: 'error',
    why: 'Every node of /reserved-memory must match memory that the machine is given: by its label, or by its very address.',
    source: RESOURCE_MANAGER,
    look: (tree) =>
      ofConfig(tree, function* ({ vdevices }) {
        const top = tree.byPath('/reserved-memory');
        if (top === undefined) return;
        const memories = vdevices.flatMap(({ node, memories }) =>
          memories.map((memory) => ({
            label: tree.u32(memory, 'qcom,label') ?? tree.u32(memory, 'label'),
            base: readNumber(tree, memory, 'base', addressCells(tree, node)),
          })),
        );
        for (const node of tree.children(top)) {
          if (tree.has(node, 'size') && !tree.has(node, 'reg')) continue;
          const label = tree.u32(node, 'qcom,label');
          const [first, ...more] = registers(tree, node);
          const path = tree.path(node);
          if (more.length > 0) {
            yield {
              path,
              property: 'reg',
              message: `${path} has ${more.length + 1} ranges; it must have one.`,
            };
          }
          const matches = memories.some(
            (memory) =>
              (label !== undefined && memory.label === label) ||
              (memory.base.kind === 'value' && memory.base.value === first?.cpuAddress),
          );
          if (matches) continue;
          const place = first?.cpuAddress === undefined ? '' : ` (${hex(first.cpuAddress)})`;
          yield {
            path,
            message: `"No memparcel matching ${path}!": no vdevice brings its label or address${place}.`,
          };
        }
      }),
  },
];
