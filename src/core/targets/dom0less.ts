import type { OutputFile } from '../contract.ts';
import type { FdtNode, FdtProperty } from '../fdt/index.ts';
import { cellBytes, stringBytes, twoCells } from '../partial/draft.ts';
import { parseAddress } from '../partial/mappings.ts';
import type { DomainPartial } from '../partial/partial.ts';
import type { Domain, MemoryRange } from '../plan/plan.ts';
import { type Fragment, overlayFiles } from './overlay.ts';
import type { LineReason } from './text.ts';

/** The domains that Xen starts itself. */
export const bootedByXen = (partials: readonly DomainPartial[]): DomainPartial[] =>
  partials.filter(({ domain }) => domain.boot !== 'xl');

/** `host/domains.dts` and `.dtbo`: the domains of `/chosen`, for those whose load addresses are known. */
export function domainsOverlay(partials: readonly DomainPartial[]): OutputFile[] {
  const fragments = domainsFragments(partials);
  if (fragments.length === 0) return [];
  return overlayFiles(
    'host/domains',
    'Overlay for the host device tree: the domains that Xen starts.',
    fragments,
  );
}

/** One fragment that adds all domains to `/chosen`; none where no domain has load addresses. */
export function domainsFragments(partials: readonly DomainPartial[]): Fragment[] {
  const nodes = bootedByXen(partials).flatMap(({ domain }) => domainNode(domain) ?? []);
  if (nodes.length === 0) return [];
  const chosen: FdtNode = {
    name: 'chosen',
    properties: [cells('#address-cells', [2]), cells('#size-cells', [2])],
    children: nodes,
  };
  return [
    {
      target: '/',
      content: { properties: [], children: [chosen] },
      reason: { why: 'Domains stand directly below /chosen.', source: SOURCE },
      reasons: reasonsOf(nodes),
      cells: (_, property) =>
        property === 'reg' || property === 'xen,static-mem' ? { starts: [0, 4, 8, 12] } : undefined,
    },
  ];
}

const SOURCE = 'xen/common/device-tree/dom0less-bindings.c:parse_dom0less_node';

/** The node of a domain that Xen starts; undefined where the plan has no load addresses for it. */
function domainNode(domain: Domain): FdtNode | undefined {
  const { modules } = domain;
  if (modules === undefined) return undefined;
  const kernel = moduleNode('kernel', modules.kernel, [strings('bootargs', domain.cmdline)]);
  const ramdisk = modules.ramdisk && moduleNode('ramdisk', modules.ramdisk);
  const tree = moduleNode('device-tree', modules.deviceTree);
  if (kernel === undefined || tree === undefined) return undefined;
  return {
    name: domain.name,
    properties: [
      strings('compatible', 'xen,domain'),
      cells('#address-cells', [2]),
      cells('#size-cells', [2]),
      cells('cpus', [domain.vcpus]),
      cells('memory', twoCells(BigInt(domain.memoryMib) * 1024n)),
      ...(domain.vuart ? [flag('vpl011')] : []),
      ...(domain.driverDomain ? [strings('xen,enhanced', 'enabled')] : []),
      ...memoryProperties(domain),
    ],
    children: [kernel, ...(ramdisk ? [ramdisk] : []), tree],
  };
}

/** Static memory, and the guest laid out over it as the host is (`direct-map` panics without static memory). */
function memoryProperties({ staticMemory, directMap }: Domain): FdtProperty[] {
  const ranges = (staticMemory ?? []).flatMap((range) => rangeCells(range) ?? []);
  if (ranges.length === 0) return [];
  return [cells('xen,static-mem', ranges), ...(directMap ? [flag('direct-map')] : [])];
}

function moduleNode(kind: string, place: MemoryRange, more: FdtProperty[] = []): FdtNode | undefined {
  const reg = rangeCells(place);
  const address = parseAddress(place.address);
  if (reg === undefined || address === undefined) return undefined;
  return {
    name: `module@${address.toString(16)}`,
    properties: [
      { name: 'compatible', value: stringBytes([`multiboot,${kind}`, 'multiboot,module']) },
      cells('reg', reg),
      ...more,
    ],
    children: [],
  };
}

/** Two cells of address and two of size; undefined where the plan's text is no number. */
function rangeCells({ address, size }: MemoryRange): number[] | undefined {
  const [start, length] = [parseAddress(address), parseAddress(size)];
  return start === undefined || length === undefined ? undefined : [...twoCells(start), ...twoCells(length)];
}

function reasonsOf(nodes: readonly FdtNode[]): Map<string, LineReason> {
  const reasons = new Map<string, LineReason>();
  for (const { name } of nodes) {
    const path = `/chosen/${name}`;
    reasons.set(path, { why: `The domain ${name}.`, source: SOURCE });
    reasons.set(`${path}:memory`, { why: 'KiB, in two cells.', source: SOURCE });
    reasons.set(`${path}:xen,static-mem`, {
      why: 'Host memory for the guest; its cells are those of /chosen.',
      source: 'xen/common/device-tree/static-memory.c:parse_static_mem_prop',
    });
  }
  return reasons;
}

const cells = (name: string, values: readonly number[]): FdtProperty => ({ name, value: cellBytes(values) });
const strings = (name: string, text: string): FdtProperty => ({ name, value: stringBytes([text]) });
const flag = (name: string): FdtProperty => ({ name, value: new Uint8Array() });
