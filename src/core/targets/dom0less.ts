import type { NodeIndex } from '../base/brand.ts';
import type { OutputFile } from '../contract.ts';
import { addressCells, sizeCells } from '../devicetree/cells.ts';
import type { DeviceTree } from '../devicetree/tree.ts';
import type { FdtNode, FdtProperty } from '../fdt/index.ts';
import { twoCells } from '../partial/draft.ts';
import type { DomainPartial } from '../partial/partial.ts';
import { parseAddress } from '../plan/address.ts';
import { hasEventChannel } from '../plan/channel.ts';
import { type BootModules, type Domain, isDirectMapped, type MemoryRange, type Plan } from '../plan/plan.ts';
import type { ScmiMediation } from '../plan/scmi.ts';
import { type ChannelNodes, channelNodes } from './channels.ts';
import { type Fragment, overlayFiles } from './overlay.ts';
import { cells, flag, strings, typedText } from './properties.ts';
import type { LineReason } from './text.ts';

/** The domains that Xen starts itself. */
export const bootedByXen = (partials: readonly DomainPartial[]): DomainPartial[] =>
  partials.filter(({ domain }) => domain.boot !== 'xl');

/** `host/domains.dts` and `.dtbo`: the domains of `/chosen`, for those whose load addresses are known. */
export function domainsOverlay(fragments: readonly Fragment[]): OutputFile[] {
  if (fragments.length === 0) return [];
  return overlayFiles(
    'host/domains',
    'Overlay for the host device tree: the domains that Xen starts.',
    fragments,
  );
}

/** The fragment that adds all domains to `/chosen`; none where no domain has load addresses. */
export function domainsFragments(
  host: DeviceTree,
  plan: Plan,
  partials: readonly DomainPartial[],
): Fragment[] {
  const chosen = host.byPath('/chosen');
  const inChosen = chosenCells(host, chosen);
  const places = bootedByXen(partials).filter(({ domain: { modules } }) => modules && arePlaces(modules));
  const talk = channelNodes(
    plan,
    places.map(({ domain }) => domain),
  );
  const nodes = places.flatMap((partial) => domainNode(plan, partial, inChosen, talk) ?? []);
  if (nodes.length === 0) return [];
  const usesCells = nodes.some(({ properties }) => properties.some(({ name }) => name === 'xen,static-mem'));
  const properties =
    usesCells && !inChosen.declared ? [cells('#address-cells', 2), cells('#size-cells', 2)] : [];
  const inside = { properties, children: nodes };
  const top = chosen === undefined ? '/chosen' : '';
  return [
    {
      target: chosen === undefined ? '/' : '/chosen',
      content: chosen === undefined ? { properties: [], children: [{ name: 'chosen', ...inside }] } : inside,
      reason: { why: 'Domains stand directly below /chosen.', source: SOURCE },
      reasons: new Map([...below(talk.reasons, top), ...reasonsOf(nodes, top)]),
      references: below(talk.references, top),
    },
  ];
}

interface ChosenCells {
  readonly address: number;
  readonly size: number;
  /** Whether the host tree says so itself; boot modules of dom0 depend on it then. */
  readonly declared: boolean;
}

/** The cells of `xen,static-mem` are those of /chosen; where it has none, we give it two and two. */
function chosenCells(host: DeviceTree, chosen: NodeIndex | undefined): ChosenCells {
  if (chosen === undefined || !host.has(chosen, '#address-cells'))
    return { address: 2, size: 2, declared: false };
  return { address: addressCells(host, chosen), size: sizeCells(host, chosen), declared: true };
}

const SOURCE = 'xen/common/device-tree/dom0less-bindings.c:parse_dom0less_node';

/** The node of a domain that Xen starts; undefined where the plan has no load addresses for it. */
function domainNode(
  plan: Plan,
  { domain, scmi }: DomainPartial,
  chosen: ChosenCells,
  talk: ChannelNodes,
): FdtNode | undefined {
  const { modules } = domain;
  if (modules === undefined) return undefined;
  const kernel = moduleNode('kernel', modules.kernel, [typedText('bootargs', domain.cmdline)]);
  const ramdisk = modules.ramdisk && moduleNode('ramdisk', modules.ramdisk);
  const tree = moduleNode('device-tree', modules.deviceTree);
  if (kernel === undefined || tree === undefined) return undefined;
  return {
    name: domain.name,
    properties: [
      strings('compatible', 'xen,domain'),
      cells('#address-cells', 2),
      cells('#size-cells', 2),
      cells('cpus', domain.vcpus),
      cells('memory', ...twoCells(BigInt(domain.memoryMib) * 1024n)),
      ...(domain.vuart ? [flag('vpl011')] : []),
      ...scmiProperties(scmi?.mediation),
      ...enhancement(plan, domain),
      ...memoryProperties(domain, chosen),
    ],
    children: [kernel, ...(ramdisk ? [ramdisk] : []), tree, ...(talk.children.get(domain.name) ?? [])],
  };
}

/** Whether all addresses of the modules are numbers, so that the domain can be written. */
const arePlaces = ({ kernel, ramdisk, deviceTree }: BootModules): boolean =>
  [kernel, ...(ramdisk ? [ramdisk] : []), deviceTree].every((place) => rangeCells(place) !== undefined);

/** Xen's own interfaces in the guest: with xenstore, which needs dom0, or what event channels need alone. */
function enhancement(plan: Plan, domain: Domain): FdtProperty[] {
  if (!isEnhanced(plan, domain)) return [];
  return [strings('xen,enhanced', domain.driverDomain ? 'enabled' : 'no-xenstore')];
}

/** Whether the guest gets Xen's own interfaces, and with them the node /hypervisor. */
export const isEnhanced = (
  { channels }: Pick<Plan, 'channels'>,
  { name, driverDomain }: Pick<Domain, 'name' | 'driverDomain'>,
): boolean => driverDomain || hasEventChannel(channels, name);

/** The same by path below another node. */
const below = <T>(all: ReadonlyMap<string, T>, top: string): Map<string, T> =>
  new Map([...all].filter(([key]) => key !== '/').map(([key, value]) => [`${top}${key}`, value]));

/** The domain's way to the SCMI firmware (sci.c:sci_domain_sanitise_config; mind the underscore). */
function scmiProperties(scmi: ScmiMediation | undefined): FdtProperty[] {
  switch (scmi?.model) {
    case 'single-agent':
      return [strings('xen,sci_type', 'scmi_smc')];
    case 'multi-agent':
      return [strings('xen,sci_type', 'scmi_smc_multiagent'), cells('xen,sci-agent-id', scmi.agentId ?? 0)];
    case 'epam':
      return [strings('xen,arm_sci', 'scmi_smc')];
    default:
      return [];
  }
}

/** Static memory, and the guest laid out over it as the host is (`direct-map` panics without static memory). */
function memoryProperties(domain: Domain, chosen: ChosenCells): FdtProperty[] {
  const ranges = (domain.staticMemory ?? []).flatMap((range) => rangeCells(range, chosen) ?? []);
  if (ranges.length === 0) return [];
  return [cells('xen,static-mem', ...ranges), ...(isDirectMapped(domain) ? [flag('direct-map')] : [])];
}

function moduleNode(kind: string, place: MemoryRange, more: FdtProperty[] = []): FdtNode | undefined {
  const reg = rangeCells(place);
  const address = parseAddress(place.address);
  if (reg === undefined || address === undefined) return undefined;
  return {
    name: `module@${address.toString(16)}`,
    properties: [
      strings('compatible', `multiboot,${kind}`, 'multiboot,module'),
      cells('reg', ...reg),
      ...more,
    ],
    children: [],
  };
}

/** An address and a size; undefined where the plan's text is no number. */
function rangeCells(
  range: MemoryRange,
  { address, size }: Pick<ChosenCells, 'address' | 'size'> = { address: 2, size: 2 },
): number[] | undefined {
  const [start, length] = [parseAddress(range.address), parseAddress(range.size)];
  if (start === undefined || length === undefined) return undefined;
  return [...twoCells(start).slice(-address), ...twoCells(length).slice(-size)];
}

function reasonsOf(nodes: readonly FdtNode[], below: string): Map<string, LineReason> {
  const reasons = new Map<string, LineReason>();
  for (const { name } of nodes) {
    const path = `${below}/${name}`;
    reasons.set(path, { why: `The domain ${name}.`, source: SOURCE });
    reasons.set(`${path}:memory`, { why: 'KiB, in two cells.', source: SOURCE });
    reasons.set(`${path}:xen,static-mem`, {
      why: 'Host memory for the guest; its cells are those of /chosen.',
      source: 'xen/common/device-tree/static-memory.c:parse_static_mem_prop',
    });
  }
  return reasons;
}
