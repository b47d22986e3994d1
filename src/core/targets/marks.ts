import { assert } from '../base/assert.ts';
import type { NodeIndex, NodePath } from '../base/brand.ts';
import type { OutputFile } from '../contract.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import { type FdtNode, type FdtTree, writeFdt } from '../fdt/index.ts';
import { stringBytes } from '../partial/draft.ts';
import type { DomainPartial } from '../partial/partial.ts';
import { TextFile } from './text.ts';

/** A host node that dom0 must leave alone. */
export interface Mark {
  readonly path: NodePath;
  readonly why: string;
}

/**
 * The host nodes that carry `xen,passthrough`: every node given to a domain, and every node below one that has
 * registers, interrupts or `iommus`, since Xen maps unmarked children to dom0 (domain_build.c:handle_node).
 */
export function hostMarks(tree: DeviceTree, partials: readonly DomainPartial[]): Mark[] {
  const marks = new Map<NodeIndex, string>();
  for (const { domain, closure } of partials) {
    for (const { node, role, owned } of closure.members.values()) {
      if (role === 'part' ? !takesResources(tree, node) : !owned) continue;
      marks.set(node, role === 'part' ? `Part of a device of ${domain.name}.` : `Given to ${domain.name}.`);
    }
  }
  return [...marks].sort(([a], [b]) => a - b).map(([node, why]) => ({ path: tree.path(node), why }));
}

const takesResources = (tree: DeviceTree, node: NodeIndex): boolean =>
  ['reg', 'interrupts', 'interrupts-extended', 'iommus'].some((property) => tree.has(node, property));

const SOURCE = 'xen/arch/arm/domain_build.c:handle_node';

/** `host/passthrough-marks.dts` and `.dtbo`: the marks as an overlay for the host tree. */
export function marksOverlay(marks: readonly Mark[]): OutputFile[] {
  const file = new TextFile();
  file.add('// Overlay for the host device tree: dom0 leaves these devices to other domains.');
  file.add('/dts-v1/;');
  file.add('/plugin/;');
  for (const { path, why } of marks) {
    file.add(`\n&{${path}} {\n\txen,passthrough;\n};`, { why, path, source: SOURCE });
  }
  return [
    file.finish('host/passthrough-marks.dts'),
    { name: 'host/passthrough-marks.dtbo', bytes: writeFdt(overlayTree(marks)) },
  ];
}

function overlayTree(marks: readonly Mark[]): FdtTree {
  const fragments = marks.map(
    ({ path }, i): FdtNode => ({
      name: `fragment@${i}`,
      properties: [{ name: 'target-path', value: stringBytes([path]) }],
      children: [
        {
          name: '__overlay__',
          properties: [{ name: 'xen,passthrough', value: new Uint8Array() }],
          children: [],
        },
      ],
    }),
  );
  return { reservations: [], bootCpu: 0, root: { name: '', properties: [], children: fragments } };
}

/** `host/uboot.txt`: the same marks as commands for U-Boot's prompt or script. */
export function ubootMarks(marks: readonly Mark[]): OutputFile {
  const file = new TextFile();
  file.add('# For U-Boot, once the host device tree is loaded at $fdt_addr_r:');
  file.add('fdt addr $fdt_addr_r');
  file.add('fdt resize 8192');
  for (const { path, why } of marks) {
    assert(!/\s/.test(path), `node name with a blank: ${path}`);
    file.add(`fdt set ${path} xen,passthrough`, { why, path, source: SOURCE });
  }
  return file.finish('host/uboot.txt');
}
