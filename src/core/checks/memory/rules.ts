import type { NodePath } from '../../base/brand.ts';
import { hex } from '../../base/hex.ts';
import { isWholePages, pageAddress } from '../../base/page.ts';
import type { Fix } from '../../contract.ts';
import { ROOT } from '../../devicetree/tree.ts';
import type { Mapping } from '../../partial/mappings.ts';
import { parseAddress } from '../../plan/address.ts';
import { isDirectMapped, XEN_VERSIONS, type XenVersion } from '../../plan/plan.ts';
import type { DomainContext, PlanContext } from '../context.ts';
import { DOM0LESS } from '../prerequisites.ts';
import type { Observation, PlanRule } from '../rule.ts';
import { setting } from '../settings.ts';
import { guestTree, treeRoom } from './guest-tree.ts';

const MIB = 1024 * 1024;
/** What libxl and Xen add by themselves, about. */
const OWN_NODES = 1500;
/** libxl_arm.c: FDT_MAX_SIZE. */
const XL_LIMIT = 1 * MIB;
/** dom0less-build.c: the size of the buffer is capped. */
const DOM0LESS_LIMIT = 2 * MIB;

const placeOf = ({ gfn, count }: Mapping): string =>
  `${hex(pageAddress(gfn))}-${hex(pageAddress(gfn + count) - 1n)}`;

function* eachMapping(
  { facts, domains }: PlanContext,
  say: (mapping: Mapping, path: NodePath, domain: DomainContext) => string | undefined,
): Generator<Observation> {
  for (const domain of domains) {
    for (const mapping of domain.mappings) {
      const { node, property } = mapping.ranges[0]!;
      const path = facts.tree.path(node);
      const message = say(mapping, path, domain);
      if (message === undefined) continue;
      yield { path, property, domain: domain.domain.name, message, fixes: freePins(domain, mapping, path) };
    }
  }
}

/** Only what the user pinned lies where it should not. */
function freePins({ domain }: DomainContext, { ranges }: Mapping, path: NodePath): Fix[] {
  const pinned = domain.devices.find((device) => device.path === path)?.pinned ?? {};
  const range = ranges.find(({ property, index }) => property === 'reg' && pinned[index] !== undefined);
  if (range === undefined) return [];
  return [
    {
      label: `Choose a free place for ${path}`,
      change: { kind: 'pin', domain: domain.name, path, register: range.index },
    },
  ];
}

/** Where things lie in a guest, and how large its tree may be. */
export const MEMORY_RULES: readonly PlanRule[] = [
  {
    id: 'DG-MEM-01',
    kind: 'plan',
    name: 'Registers over something else in the guest',
    severity: 'error',
    why: 'Xen maps what it is told without any check: over RAM the guest loses that memory, over an emulated device that device.',
    source: 'Xen: xen/arch/arm/p2m.c, p2m_insert_mapping; xen/include/public/arch-arm.h',
    run: (context) =>
      eachMapping(context, (mapping, path, { domain }) =>
        mapping.clash !== undefined
          ? `${path} is to appear at ${placeOf(mapping)} in ${domain.name}, where ${mapping.clash} is.`
          : undefined,
      ),
  },
  {
    id: 'DG-MEM-02',
    kind: 'plan',
    name: 'Registers in an extended region',
    severity: 'warning',
    why: 'Before 4.21 Xen advertises the rest of both RAM banks to the guest as free address space, devices mapped there included. Linux may put pages of other domains over them.',
    source: 'Xen: commits 108308feef (xl) and fba1b0974d (dom0less), both in 4.21',
    run: (context) =>
      eachMapping(context, (mapping, path, { domain }) =>
        mapping.exposed !== undefined
          ? `${path} appears at ${placeOf(mapping)} in ${domain.name}, which Xen ${context.plan.target.version} offers the guest as free.`
          : undefined,
      ),
  },
  {
    id: 'DG-MEM-03',
    kind: 'plan',
    name: 'Tree too large for a dom0less guest',
    severity: 'error',
    requires: [DOM0LESS],
    why: 'Xen 4.17 makes the whole tree of a guest in 4096 bytes, our nodes included. From 4.18 to 4.21 it has 4096 bytes besides our nodes, which many processors fill. What does not fit is missing from the tree, or Xen panics.',
    source:
      'Xen: xen/arch/arm/domain_build.c, prepare_dtb_domU; commit d27d274ffa (4.18); xen/common/libfdt/fdt_sw.c',
    run: function* ({ plan, domains, facts }) {
      for (const { domain, partial, partialSize } of domains) {
        if (domain.boot === 'xl' || partial === undefined) continue;
        const { target } = plan;
        const tree = guestTree({ facts, plan }, domain, partial.tree);
        const roomOf = (version: XenVersion): number => treeRoom(version, domain, partialSize);
        const room = roomOf(target.version);
        if (tree.bytes <= room) continue;
        const later = XEN_VERSIONS.slice(XEN_VERSIONS.indexOf(target.version) + 1);
        const version = later.find((other) => tree.bytes <= roomOf(other));
        const effect = tree.fitsWithoutSpeed(room)
          ? `The tree of ${domain.name} will lack current-speed of the emulated console, without which Linux does not drive it`
          : `Xen ${target.version} will not make the tree of ${domain.name}`;
        yield {
          path: domain.devices[0]?.path ?? facts.tree.path(ROOT),
          domain: domain.name,
          message: `${effect}: the tree takes ${tree.bytes} bytes, ${tree.copied} of them for the partial tree, and there are ${room}.`,
          fixes: version
            ? [
                {
                  label: `Target Xen ${version}`,
                  change: { kind: 'set-target', target: { ...target, version } },
                },
              ]
            : [],
        };
      }
    },
  },
  {
    id: 'DG-MEM-04',
    kind: 'plan',
    name: 'Partial tree too large',
    severity: 'error',
    why: 'The tree of a guest of xl may have 1 MiB, that of a dom0less guest 2 MiB.',
    source: 'Xen: tools/libs/light/libxl_arm.c, FDT_MAX_SIZE; xen/arch/arm/dom0less-build.c',
    run: function* ({ domains }) {
      for (const { domain, partialSize } of domains) {
        const limit = domain.boot === 'dom0less' ? DOM0LESS_LIMIT : XL_LIMIT;
        const path = domain.devices[0]?.path;
        if (path === undefined || partialSize + OWN_NODES <= limit) continue;
        yield {
          path,
          domain: domain.name,
          message: `The partial tree of ${domain.name} has ${partialSize} bytes; the whole tree of the guest may have ${limit}.`,
        };
      }
    },
  },
  {
    id: 'DG-MEM-05',
    kind: 'plan',
    name: 'Moved registers in a 1:1 domain',
    severity: 'error',
    requires: [DOM0LESS],
    why: 'With direct-map the guest has the addresses of the host. A device elsewhere lies over whatever the host has there, and its DMA master no longer agrees with it.',
    source: 'Xen: docs/misc/arm/device-tree/booting.txt, direct-map',
    run: (context) =>
      eachMapping(context, (mapping, path, { domain }) =>
        isDirectMapped(domain) && mapping.gfn !== mapping.mfn
          ? `${path} is to appear at ${placeOf(mapping)} in ${domain.name}, which is mapped 1:1: the host has it at ${hex(pageAddress(mapping.mfn))}.`
          : undefined,
      ),
  },
  {
    id: 'DG-MEM-06',
    kind: 'plan',
    name: 'Memory on demand beside devices',
    severity: 'error',
    why: 'A maxmem above memory makes Xen populate memory on demand, which excludes passthrough: xl refuses the domain.',
    source: 'Xen: tools/libs/light/libxl_create.c, libxl__domain_config_setdefault',
    run: function* ({ domains }) {
      for (const { domain } of domains) {
        const most = Number(setting(domain, 'maxmem'));
        const path = domain.devices[0]?.path;
        if (path === undefined || domain.boot === 'dom0less' || !(most > domain.memoryMib)) continue;
        yield {
          path,
          domain: domain.name,
          message: `The typed configuration of ${domain.name} sets maxmem to ${most} MiB and its memory is ${domain.memoryMib} MiB: xl refuses that for a domain with devices.`,
          fixes: [
            {
              label: `Give ${domain.name} ${most} MiB`,
              change: { kind: 'set-domain', domain: domain.name, fields: { memoryMib: most } },
            },
          ],
        };
      }
    },
  },
  {
    id: 'DG-MEM-07',
    kind: 'plan',
    name: 'Direct map without its ground',
    severity: 'error',
    why: 'Only Xen can map a guest 1:1, and only over static memory. Otherwise the registers stay at host addresses although the guest has RAM and emulated devices there.',
    source: 'Xen: xen/arch/arm/dom0less-build.c, construct_domU (direct-map without xen,static-mem panics)',
    run: function* ({ domains, facts }) {
      for (const { domain } of domains) {
        if (!domain.directMap || isDirectMapped(domain)) continue;
        yield {
          path: domain.devices[0]?.path ?? facts.tree.path(ROOT),
          domain: domain.name,
          message:
            domain.boot === 'dom0less'
              ? `${domain.name} is to be mapped 1:1 and has no static memory: Xen does not map it so.`
              : `${domain.name} is to be mapped 1:1, which xl cannot do.`,
          fixes: [
            {
              label: `Map ${domain.name} as usual`,
              change: { kind: 'set-domain', domain: domain.name, fields: { directMap: false } },
            },
          ],
        };
      }
    },
  },
  {
    id: 'DG-MEM-08',
    kind: 'plan',
    name: 'Static memory does not add up',
    severity: 'error',
    requires: [DOM0LESS],
    why: 'Xen panics where the ranges of static memory are not page aligned, or their sum is not the memory of the domain.',
    source: 'Xen: xen/common/device-tree/static-memory.c, allocate_static_memory',
    run: function* ({ domains, facts }) {
      for (const { domain } of domains) {
        const ranges = domain.staticMemory ?? [];
        if (domain.boot === 'xl' || ranges.length === 0) continue;
        const numbers = ranges.flatMap(({ address, size }) => [parseAddress(address), parseAddress(size)]);
        const sum = ranges.reduce((all, { size }) => all + (parseAddress(size) ?? 0n), 0n);
        const memory = BigInt(domain.memoryMib) * BigInt(MIB);
        const aligned = numbers.every((number) => number !== undefined && isWholePages(number));
        if (aligned && sum === memory) continue;
        yield {
          path: domain.devices[0]?.path ?? facts.tree.path(ROOT),
          domain: domain.name,
          edit: 'domain',
          message: aligned
            ? `The static memory of ${domain.name} is ${hex(sum)} bytes, and its memory ${hex(memory)}: Xen panics.`
            : `The static memory of ${domain.name} has numbers that are no multiples of 4096: Xen panics.`,
        };
      }
    },
  },
];
