import type { NodeIndex, NodePath } from '../../base/brand.ts';
import { hex } from '../../base/hex.ts';
import { isWholePages, pageAddress, pageOf, pagesOf } from '../../base/page.ts';
import { isEnabled } from '../../devicetree/status.ts';
import type { DeviceTree } from '../../devicetree/tree.ts';
import type { HostFacts } from '../../host/facts.ts';
import { nodeRanges } from '../../partial/mappings.ts';
import { xenReg } from '../../partial/xen-reg.ts';
import type { FileRule } from '../rule.ts';
import {
  type FileContext,
  type FileObservation,
  type Guest,
  type Iomem,
  iomem,
  isForDom0less,
  isForXl,
} from './guests.ts';
import { copied, eachTree } from './trees.ts';

/** A stretch of guest pages with the host page at its start. */
type Mapped = Pick<Iomem, 'gfn' | 'count' | 'mfn'>;

function mappedByXen(tree: DeviceTree): Mapped[] {
  return copied(tree).flatMap((node) =>
    xenReg(tree, node).map(({ host, size, guest }) => ({
      gfn: pageOf(guest),
      count: pagesOf({ address: 0n, size }).count,
      mfn: pageOf(host),
    })),
  );
}

const covers = (maps: readonly Mapped[], page: number): Mapped | undefined =>
  maps.find(({ gfn, count }) => page >= gfn && page < gfn + count);

/** The first address of a stretch whose page is not mapped. */
function gap(maps: readonly Mapped[], address: bigint, size: bigint): bigint | undefined {
  const last = pageOf(address + size - 1n);
  for (let page: number = pageOf(address); page <= last; ) {
    const map = covers(maps, page);
    if (map === undefined) return pageAddress(page);
    page = map.gfn + map.count;
  }
  return undefined;
}

function* unmapped(tree: DeviceTree, guest: Guest, property: 'reg' | 'ranges') {
  const ways: [boolean, () => Mapped[], string][] = [
    [isForXl(guest), () => iomem(guest), 'iomem'],
    [isForDom0less(guest), () => mappedByXen(tree), 'xen,reg'],
  ];
  for (const [applies, maps, list] of ways) {
    if (!applies) continue;
    const mapped = maps();
    for (const node of copied(tree)) {
      if (!isEnabled(tree, node)) continue;
      for (const range of nodeRanges(tree, node)) {
        const missing = range.property === property ? gap(mapped, range.address, range.size) : undefined;
        if (missing === undefined) continue;
        const path = tree.path(node);
        yield {
          path,
          property,
          message: `${property} of ${path} says ${hex(range.address)}, and ${list} maps nothing to ${hex(missing)}.`,
        };
        break;
      }
    }
  }
}

/** The host node that a guest node was made from: by `xen,path`, or by the address that its pages come from. */
function hostNode(facts: HostFacts, tree: DeviceTree, guest: Guest, node: NodeIndex): NodeIndex | undefined {
  const path = tree.string(node, 'xen,path');
  if (path !== undefined) return facts.tree.byPath(path);
  const [first] = nodeRanges(tree, node);
  const map = first && covers([...iomem(guest), ...mappedByXen(tree)], pageOf(first.address));
  if (first === undefined || map === undefined) return undefined;
  const address = first.address + pageAddress(map.mfn - map.gfn);
  return facts.devices().find((device) => device.address === address)?.node;
}

function isCoherent(tree: DeviceTree, node: NodeIndex): boolean {
  for (let at: NodeIndex | undefined = node; at !== undefined; at = tree.parent(at)) {
    if (tree.has(at, 'dma-noncoherent')) return false;
    if (tree.has(at, 'dma-coherent')) return true;
  }
  return false;
}

function* incoherent(tree: DeviceTree, guest: Guest, facts: HostFacts) {
  for (const node of copied(tree)) {
    if (!tree.has(node, 'compatible')) continue;
    const host = hostNode(facts, tree, guest, node);
    if (host === undefined || !isCoherent(facts.tree, host) || isCoherent(tree, node)) continue;
    const path = tree.path(node);
    yield {
      path,
      property: 'dma-coherent',
      message: `${path} is not dma-coherent, and ${facts.tree.path(host)} is, by itself or by a bus above it.`,
    };
  }
}

function* wrongPath(tree: DeviceTree, facts: HostFacts) {
  for (const node of copied(tree)) {
    const named = tree.string(node, 'xen,path');
    if (named === undefined) continue;
    const path = tree.path(node);
    const host = facts.tree.byPath(named);
    if (host === undefined) {
      yield {
        path,
        property: 'xen,path',
        message: `xen,path of ${path} is ${named}, which the host tree does not have.`,
      };
      continue;
    }
    const own = tree.strings(node, 'compatible');
    const theirs = facts.tree.strings(host, 'compatible');
    if (own.length === 0 || own.some((name) => theirs.includes(name))) continue;
    yield {
      path,
      property: 'xen,path',
      severity: 'warning' as const,
      message: `xen,path of ${path} (${own[0]}) is ${named}, which is ${theirs[0] ?? 'of no kind'}: the guest gets the interrupts and the IOMMU of that one.`,
    };
  }
}

function* ragged(tree: DeviceTree) {
  for (const node of copied(tree)) {
    const bad = xenReg(tree, node).find(({ host, size, guest }) => !isWholePages(host, size, guest));
    if (bad === undefined) continue;
    const path = tree.path(node);
    yield {
      path,
      property: 'xen,reg',
      message: `xen,reg of ${path} has ${hex(bad.host)}, ${hex(bad.size)}, ${hex(bad.guest)}; all three must be multiples of 0x1000.`,
    };
  }
}

function* incomplete(tree: DeviceTree) {
  for (const node of copied(tree)) {
    const [path, reg, force] = ['xen,path', 'xen,reg', 'xen,force-assign-without-iommu'].map((property) =>
      tree.has(node, property),
    );
    const at = tree.path(node);
    if (path && !reg) yield { path: at, property: 'xen,path', message: `${at} has xen,path and no xen,reg.` };
    if (reg && !path && !force) {
      yield {
        path: at,
        property: 'xen,reg',
        message: `${at} has xen,reg, and neither xen,path nor xen,force-assign-without-iommu.`,
      };
    }
  }
}

/** Host paths that a guest gets registers, interrupts or an IOMMU of, without `xen,passthrough` on them. */
function* unmarked({ guests, facts, marks }: FileContext): Generator<FileObservation> {
  if (facts === undefined || marks === undefined) return;
  for (const guest of guests) {
    if (guest.partial === undefined) continue;
    const { file, tree } = guest.partial;
    const seen = new Set<NodePath>();
    for (const node of copied(tree)) {
      const host = hostNode(facts, tree, guest, node);
      const path = host === undefined ? undefined : facts.tree.path(host);
      if (path === undefined || marks.has(path) || seen.has(path)) continue;
      seen.add(path);
      yield {
        path,
        domain: guest.name,
        file,
        message: `${path} goes to ${guest.name} and has no xen,passthrough: dom0 keeps it, and the guest cannot be made (EBUSY).`,
      };
    }
  }
}

/** What the files of a guest, or a file and the host, can have wrong together. */
export const PAIR_FILE_RULES: readonly FileRule[] = [
  {
    id: 'DG-FILE-24',
    kind: 'file',
    name: 'Registers that nothing maps',
    severity: 'error',
    why: 'The driver faults at its first access. Mostly the addresses were not taken through every `ranges` of the host, a high cell is wrong, or one of the lists was forgotten.',
    source: 'Xen: docs/misc/arm/passthrough.txt',
    run: (context) => eachTree(context, (tree, guest) => unmapped(tree, guest, 'reg')),
  },
  {
    id: 'DG-FILE-25',
    kind: 'file',
    name: 'PCI windows that nothing maps',
    severity: 'error',
    why: 'The windows of a PCI host bridge are addresses of the processors, and must be mapped like registers.',
    source: 'PCI bus binding to IEEE 1275, ranges',
    run: (context) => eachTree(context, (tree, guest) => unmapped(tree, guest, 'ranges')),
  },
  {
    id: 'DG-FILE-26',
    kind: 'file',
    name: 'dma-coherent is lost',
    severity: 'warning',
    why: 'In the host tree a bus above may say it for all. A guest that does not know flushes caches at best, and reads stale data at worst.',
    source: 'Devicetree Specification 2.3.10',
    run: ({ facts, ...context }) =>
      facts === undefined ? [] : eachTree(context, (tree, guest) => incoherent(tree, guest, facts)),
  },
  {
    id: 'DG-FILE-27',
    kind: 'file',
    name: 'xen,path of another device',
    severity: 'error',
    why: 'Interrupts and IOMMU are taken from the host node that xen,path names; Xen does not compare the two.',
    source: 'Xen: xen/common/device-tree/dom0less-build.c, handle_passthrough_prop',
    run: ({ facts, ...context }) =>
      facts === undefined ? [] : eachTree(context, (tree) => wrongPath(tree, facts)),
  },
  {
    id: 'DG-FILE-28',
    kind: 'file',
    name: 'xen,reg not page aligned',
    severity: 'error',
    why: 'Xen stops with "DomU passthrough config has not page aligned addresses/sizes".',
    source: 'Xen: xen/common/device-tree/dom0less-build.c, handle_passthrough_prop',
    run: (context) => eachTree(context, ragged),
  },
  {
    id: 'DG-FILE-29',
    kind: 'file',
    name: 'xen,path and xen,reg belong together',
    severity: 'error',
    why: 'Xen stops with "xen,reg or xen,path missing". For interrupts alone an empty xen,reg does; for memory alone the force flag.',
    source: 'Xen: xen/common/device-tree/dom0less-build.c, handle_prop_pfdt',
    run: (context) => eachTree(context, incomplete),
  },
  {
    id: 'DG-FILE-30',
    kind: 'file',
    name: 'Not marked for the host',
    severity: 'error',
    why: 'dom0 takes every device of the host tree that is not marked, and Xen assigns none twice.',
    source: 'Xen: xen/arch/arm/domain_build.c, handle_node',
    run: unmarked,
  },
];
