import type { NodeIndex, NodePath } from '../../base/brand.ts';
import { references } from '../../devicetree/references.ts';
import { type DeviceTree, ROOT } from '../../devicetree/tree.ts';
import { parseFdt } from '../../fdt/index.ts';
import { GUEST_GIC } from '../../partial/interrupts.ts';
import { leastGuestTree } from '../memory/guest-tree.ts';
import type { FileRule } from '../rule.ts';
import { type FileContext, type FileObservation, type Guest, isForDom0less, isForXl } from './guests.ts';

/** The virtual IOMMU of virtio devices (xen/include/public/device_tree_defs.h: GUEST_PHANDLE_IOMMU). */
const GUEST_IOMMU = 65001;
/** Xen from 4.22 makes phandles above the highest one of the partial tree, and they must stay below this. */
const HIGHEST = 64998;
const MIB = 1024 * 1024;
/** dom0less-build.c: DOMU_DTB_SIZE of Xen 4.17, for the whole tree. */
const ROOM_4_17 = 4096;

/** One observation for each partial tree, or each of its nodes, about which there is something to say. */
export function* eachTree(
  { guests }: FileContext,
  look: (
    tree: DeviceTree,
    guest: Guest,
  ) => Iterable<Pick<FileObservation, 'message' | 'path' | 'severity' | 'property'>>,
): Generator<FileObservation> {
  for (const guest of guests) {
    if (guest.partial === undefined) continue;
    const { file, tree } = guest.partial;
    for (const said of look(tree, guest)) yield { ...said, domain: guest.name, file };
  }
}

/** The nodes that reach the guest: /passthrough and what stands below it. */
export function copied(tree: DeviceTree): NodeIndex[] {
  const top = tree.byPath('/passthrough');
  return top === undefined ? [] : [...tree.subtree(top)];
}

const isCopied = (tree: DeviceTree, node: NodeIndex): boolean => {
  const top = tree.byPath('/passthrough');
  return top !== undefined && tree.isWithin(node, top);
};

function* completeBus(tree: DeviceTree) {
  const top = tree.byPath('/passthrough');
  if (top === undefined) return;
  const missing = ['ranges', '#address-cells', '#size-cells'].filter((property) => !tree.has(top, property));
  if (!tree.strings(top, 'compatible').includes('simple-bus')) missing.unshift('compatible = "simple-bus"');
  if (missing.length === 0) return;
  yield {
    path: tree.path(top),
    message: `/passthrough has no ${missing.join(', no ')}: Linux makes no devices of the nodes below it.`,
  };
}

function* phandles(tree: DeviceTree, guest: Guest, version: string) {
  const seen = new Map<number, NodePath>();
  for (const node of isForDom0less(guest) ? tree.nodes() : copied(tree)) {
    const phandle = tree.phandle(node);
    if (phandle === undefined) continue;
    const path = tree.path(node);
    const other = seen.get(phandle);
    if (other !== undefined)
      yield { path, message: `${path} and ${other} both have the phandle ${phandle}.` };
    seen.set(phandle, path);
    if (isForXl(guest) && isCopied(tree, node) && (phandle === GUEST_GIC || phandle === GUEST_IOMMU)) {
      yield { path, message: `${path} has the phandle ${phandle}, which the guest's own nodes have.` };
    } else if (isForDom0less(guest) && Number(version.slice(2)) >= 22 && phandle > HIGHEST) {
      yield {
        path,
        message: `${path} has the phandle ${phandle}; Xen ${version} refuses trees with more than ${HIGHEST}.`,
      };
    }
  }
}

function* danglers(tree: DeviceTree) {
  for (const node of copied(tree)) {
    for (const { kind, property, phandle, target } of references(tree, node)) {
      if (kind !== 'known' || target !== undefined || phandle === GUEST_GIC || phandle === GUEST_IOMMU)
        continue;
      const path = tree.path(node);
      yield {
        path,
        property,
        message: `${property} of ${path} refers to phandle ${phandle}, which no node has.`,
      };
    }
  }
}

function* uncopied(tree: DeviceTree, guest: Guest) {
  const gic = isForXl(guest) ? undefined : tree.byPath('/gic');
  for (const node of copied(tree)) {
    for (const { kind, property, target } of references(tree, node)) {
      if (kind !== 'known' || target === undefined || target === gic || isCopied(tree, target)) continue;
      const path = tree.path(node);
      yield {
        path,
        property,
        message: `${property} of ${path} refers to ${tree.path(target)}, which is not copied into the guest.`,
      };
    }
  }
}

/** The phandle of whoever takes a node's interrupts; undefined where nobody does, or a node above it. */
function parentPhandle(tree: DeviceTree, node: NodeIndex): number | 'above' | undefined {
  for (let at: NodeIndex | undefined = node; at !== undefined && at !== ROOT; at = tree.parent(at)) {
    if (at !== node && tree.has(at, '#interrupt-cells')) return 'above';
    const phandle = tree.u32(at, 'interrupt-parent');
    if (phandle !== undefined) return phandle;
  }
  return undefined;
}

function* orphans(tree: DeviceTree, guest: Guest) {
  if (!isForDom0less(guest)) return;
  for (const node of copied(tree)) {
    if (!tree.has(node, 'interrupts') || parentPhandle(tree, node) !== undefined) continue;
    const path = tree.path(node);
    yield {
      path,
      property: 'interrupts',
      message: `${path} has interrupts, and no interrupt-parent up to /passthrough.`,
    };
  }
}

/** Under xl the root of the guest names its GIC, so that a missing parent means that one. */
function* specifiers(tree: DeviceTree) {
  for (const node of copied(tree)) {
    if ((parentPhandle(tree, node) ?? GUEST_GIC) !== GUEST_GIC) continue;
    const cells = tree.cells(node, 'interrupts');
    if (cells === undefined || cells.length % 3 === 0) continue;
    const path = tree.path(node);
    yield {
      path,
      property: 'interrupts',
      message: `interrupts of ${path} has ${cells.length} cells, and the GIC of the guest takes three for each.`,
    };
  }
}

function* interruptMaps(tree: DeviceTree) {
  for (const node of copied(tree)) {
    const cells = tree.cells(node, 'interrupt-map');
    if (cells === undefined || !cells.includes(GUEST_GIC)) continue;
    const before = (tree.u32(node, '#address-cells') ?? 2) + (tree.u32(node, '#interrupt-cells') ?? 0);
    const width = before + 1 + 3;
    const fits =
      cells.length % width === 0 && cells.every((cell, i) => i % width !== before || cell === GUEST_GIC);
    if (fits) continue;
    const path = tree.path(node);
    yield {
      path,
      property: 'interrupt-map',
      message: `interrupt-map of ${path} does not consist of entries of ${width} cells: the GIC of the guest has no address cells and three interrupt cells.`,
    };
  }
}

function* sizes(tree: DeviceTree, guest: Guest, version: string) {
  const size = tree.bytes.length;
  const limits: [boolean, number, string][] = [
    [isForXl(guest), MIB, 'xl'],
    [isForDom0less(guest), 2 * MIB, 'Xen'],
  ];
  for (const [applies, limit, who] of limits) {
    if (!applies || size <= limit) continue;
    yield {
      path: tree.path(ROOT),
      message: `The partial tree has ${size} bytes; ${who} makes trees of at most ${limit} for a guest.`,
    };
  }
  if (!isForDom0less(guest) || version !== '4.17') return;
  const whole = leastGuestTree(parseFdt(tree.bytes));
  if (whole <= ROOM_4_17) return;
  yield {
    path: tree.path(ROOT),
    message: `With the partial tree that of the guest takes at least ${whole} bytes; Xen 4.17 makes trees of at most ${ROOM_4_17}.`,
  };
}

/** dom0less reads addresses by the cells of the node above, 2 and 1 where it has none, and Linux by 2 and 1 too. */
function* busCells(tree: DeviceTree) {
  for (const node of copied(tree)) {
    const holds = tree.children(node).some((child) => tree.has(child, 'xen,reg'));
    if (!holds || (tree.has(node, '#address-cells') && tree.has(node, '#size-cells'))) continue;
    const path = tree.path(node);
    yield {
      path,
      message: `${path} holds nodes with xen,reg, and does not say their cells: Xen takes 2 and 1.`,
    };
  }
}

/** What a partial tree can have wrong for itself. */
export const TREE_FILE_RULES: readonly FileRule[] = [
  {
    id: 'DG-FILE-14',
    kind: 'file',
    name: 'No /passthrough',
    severity: 'error',
    why: 'Only /passthrough and /aliases are copied. Without it xl fails with: Can\'t copy the node "/passthrough" from the partial FDT.',
    source: 'Xen: tools/libs/light/libxl_arm.c, copy_partial_fdt',
    run: (context) =>
      eachTree(context, function* (tree) {
        if (tree.byPath('/passthrough') !== undefined) return;
        yield { path: tree.path(ROOT), message: 'The tree has no node /passthrough (without unit address).' };
      }),
  },
  {
    id: 'DG-FILE-15',
    kind: 'file',
    name: '/passthrough is no bus',
    severity: 'error',
    why: 'Xen checks none of this, but Linux finds the devices only on a bus with ranges.',
    source: 'Xen: docs/misc/arm/passthrough.txt',
    run: (context) => eachTree(context, completeBus),
  },
  {
    id: 'DG-FILE-16',
    kind: 'file',
    name: 'Dangling phandle',
    severity: 'warning',
    why: 'The tree is copied verbatim, so a number that meant a node of the host means nothing, or another node.',
    source: 'Xen: docs/man/xl.cfg.5.pod.in, device_tree',
    run: (context) => eachTree(context, danglers),
  },
  {
    id: 'DG-FILE-17',
    kind: 'file',
    name: 'Phandle that is taken',
    severity: 'error',
    why: '65000 and 65001 are those of the guest\'s own GIC and IOMMU; Xen from 4.22 refuses any from 64999 up ("Phandle allocation overlaps Xen reserved range").',
    source: 'Xen: xen/include/public/device_tree_defs.h; commit a010efd323 (4.22)',
    run: (context) => eachTree(context, (tree, guest) => phandles(tree, guest, context.target.version)),
  },
  {
    id: 'DG-FILE-18',
    kind: 'file',
    name: 'Reference to a node that is not copied',
    severity: 'error',
    why: 'Only what stands below /passthrough reaches the guest. A label on a /gic node of the partial tree resolves to a number that nobody has under xl; the GIC is 65000.',
    source: 'Xen: tools/libs/light/libxl_arm.c, copy_partial_fdt',
    run: (context) => eachTree(context, uncopied),
  },
  {
    id: 'DG-FILE-19',
    kind: 'file',
    name: 'No interrupt parent',
    severity: 'error',
    why: 'The root that Xen makes for a dom0less guest names no interrupt parent; the one of xl does.',
    source: 'Xen: xen/common/device-tree/dom0less-build.c, prepare_dtb_domU',
    run: (context) => eachTree(context, orphans),
  },
  {
    id: 'DG-FILE-20',
    kind: 'file',
    name: 'Interrupt specifier of the wrong size',
    severity: 'error',
    why: 'The GIC of a guest has three interrupt cells. Hosts with four (PPI partitions) need the fourth removed.',
    source: 'Xen: tools/libs/light/libxl_arm.c, make_gicv3_node',
    run: (context) => eachTree(context, specifiers),
  },
  {
    id: 'DG-FILE-21',
    kind: 'file',
    name: 'interrupt-map for another controller',
    severity: 'error',
    why: 'An entry holds the address of its parent. The GIC of a guest has no address cells, that of a host often one or two.',
    source: 'Devicetree Specification 2.4.3; Xen: tools/libs/light/libxl_arm.c, make_gicv3_node',
    run: (context) => eachTree(context, interruptMaps),
  },
  {
    id: 'DG-FILE-22',
    kind: 'file',
    name: 'Partial tree too large',
    severity: 'error',
    why: 'The buffers for the tree of a guest have a limit: 1 MiB in libxl, 2 MiB in Xen, 4096 bytes for all of it in Xen 4.17.',
    source: 'Xen: tools/libs/light/libxl_arm.c, FDT_MAX_SIZE; commit d27d274ffa (4.18)',
    run: (context) => eachTree(context, (tree, guest) => sizes(tree, guest, context.target.version)),
  },
  {
    id: 'DG-FILE-23',
    kind: 'file',
    name: 'Bus without cells',
    severity: 'error',
    why: 'Xen reads xen,reg by the cells of the node above in the partial tree, and does not inherit them.',
    source: 'Xen: xen/common/device-tree/dom0less-build.c, scan_pfdt_node',
    run: (context) => eachTree(context, busCells),
  },
];
