import { registers } from '../../devicetree/addresses.ts';
import type { DeviceTree } from '../../devicetree/tree.ts';
import type { FdtTree } from '../../fdt/index.ts';
import type { HostFacts } from '../../host/facts.ts';
import { findConsole } from '../../host/xen-owned.ts';
import { parseAddress } from '../../plan/address.ts';
import { type ChannelEnd, endsOf } from '../../plan/channel.ts';
import { type Domain, isDirectMapped, type Plan, type XenVersion } from '../../plan/plan.ts';
import { encodeUtf8 } from '../../platform.ts';
import { isEnhanced } from '../../targets/dom0less.ts';
import { SequentialSize } from './sequential-size.ts';

/** domain_build.c: DOMU_DTB_SIZE, which is more since 4.22, and the cap of its sum with the module. */
const OWN_ROOM = 4096;
const ROOM_FOR_ALL_VCPUS = 2048 + 128 * 128;
const MOST_ROOM = 2 * 1024 * 1024;
const CELL = 4;
/** The ends of the node, of the root and of the tree. */
const AFTER_SPEED = 3 * CELL;
/** An address and a size, two cells each (xen/include/public/arch-arm.h: GUEST_ROOT_ADDRESS_CELLS). */
const RANGE = 4 * CELL;
/** What Xen takes for itself of a node below /passthrough, and does not copy. */
const XEN_ONLY: ReadonlySet<string> = new Set(['xen,reg', 'xen,path', 'xen,force-assign-without-iommu']);
const NONE: ReadonlySet<string> = new Set();
const COPIED = ['aliases', 'passthrough'];

/** xen/include/public/arch-arm.h; the distributors of both GICs lie there. */
const GUEST = { distributor: 0x03001000n, uart: 0x22000000n, ram: 0x40000000n } as const;
const [MIB, GIB] = [1024n * 1024n, 1024n * 1024n * 1024n];
const RAM_BANKS = [3n * GIB, 1016n * GIB] as const;
const SMALLEST_REGION = 64n * MIB;
/** Of a GICv3: what each processor has of it. */
const REDISTRIBUTOR = 0x20000n;

/** The device tree that Xen makes for a guest which it starts itself. */
export interface GuestTree {
  /** Of the whole blob. */
  readonly bytes: number;
  /** Of these, the copy of the partial tree. */
  readonly copied: number;
  /**
   * Whether all but the last property fits into so many bytes. Xen does not look whether it could write that one
   * (domain_build.c:make_vpl011_uart_node), and goes on to the end of the tree.
   */
  fitsWithoutSpeed(room: number): boolean;
}

/**
 * Counts that tree: Xen's own nodes and a copy of the partial tree, in the order in which Xen 4.17 writes them
 * (xen/arch/arm/domain_build.c:prepare_dtb_domU). The regions that a 1:1 domain with Xen's interfaces may map foreign
 * pages into are not counted: Xen looks for them when it boots.
 */
export function guestTree(
  { facts, plan }: { readonly facts: HostFacts; readonly plan: Plan },
  domain: Domain,
  partial: FdtTree,
): GuestTree {
  const ends = endsOf(plan.channels, domain.name);
  return write(surroundings(facts, domain), { ...domain, ends, enhanced: isEnhanced(plan, domain) }, partial);
}

/** What Xen's own nodes take at least, whatever the host and the domain are, with a copy of the partial tree. */
export const leastGuestTree = (partial: FdtTree): number =>
  write(LEAST_AROUND, { vcpus: 1, cmdline: '', vuart: false, ends: [], enhanced: false }, partial).bytes;

/** What of a domain is in its tree. */
interface Contents extends Pick<Domain, 'vcpus' | 'cmdline' | 'vuart'> {
  readonly ends: readonly ChannelEnd[];
  readonly enhanced: boolean;
}

function write(around: Surroundings, contents: Contents, partial: FdtTree): GuestTree {
  const { enhanced } = contents;
  const tree = new SequentialSize();
  let copied = 0;
  let speed = 0;
  tree.node('', () => {
    cells(tree, '#address-cells', '#size-cells');
    chosen(tree, contents);
    psci(tree);
    cpus(tree, around, contents.vcpus);
    memory(tree, around);
    sharedMemory(tree, contents.ends);
    const before = tree.bytes;
    for (const top of partial.root.children) {
      if (COPIED.includes(top.name)) tree.copy(top, top.name === 'aliases' ? NONE : XEN_ONLY);
    }
    copied = tree.bytes - before;
    gic(tree, around);
    timer(tree, around);
    if (contents.vuart) speed = uart(tree, around);
    if (enhanced) hypervisor(tree, around);
  });
  const { bytes } = tree;
  return {
    bytes,
    copied,
    fitsWithoutSpeed: (room) => !enhanced && bytes - AFTER_SPEED > room && bytes - speed <= room,
  };
}

/**
 * How many bytes Xen has for the tree of a guest. Since 4.18 it adds the size of the module with the partial tree, and
 * since 4.22 room for all processors that a guest may have.
 * @param partialSize bytes of the partial tree, which count where the plan says nothing about its module
 */
export function treeRoom(version: XenVersion, { modules }: Domain, partialSize: number): number {
  if (version === '4.17') return OWN_ROOM;
  const own = version === '4.22' ? ROOM_FOR_ALL_VCPUS : OWN_ROOM;
  const stated = modules && parseAddress(modules.deviceTree.size);
  return Math.min(own + (stated === undefined ? partialSize : Number(stated)), MOST_ROOM);
}

/** What Xen's own nodes depend on. */
interface Surroundings {
  readonly processor: { readonly compatible: number; readonly clocked: boolean };
  readonly timerClocked: boolean;
  /** Where RAM begins, and its ranges. */
  readonly ram: bigint;
  readonly banks: number;
  /** Free parts of the RAM banks, offered for foreign pages. */
  readonly regions: number;
  readonly gic: { readonly at: bigint; readonly compatible: string; readonly ranges: number };
  readonly uart: bigint;
}

const LEAST_AROUND: Surroundings = {
  processor: { compatible: 1, clocked: false },
  timerClocked: false,
  ram: GUEST.ram,
  banks: 1,
  regions: 0,
  gic: { at: GUEST.distributor, compatible: 'arm,gic-v3', ranges: 2 },
  uart: GUEST.uart,
};

function surroundings({ tree, gic }: HostFacts, domain: Domain): Surroundings {
  const processors = tree.byPath('/cpus');
  const first =
    processors && tree.children(processors).find((node) => tree.string(node, 'device_type') === 'cpu');
  const timerNode = [...tree.nodes()].find((node) =>
    tree.strings(node, 'compatible').some((name) => /^arm,armv[78]-timer$/.test(name)),
  );
  const direct = isDirectMapped(domain);
  const second = gic === undefined || !tree.strings(gic, 'compatible').includes('arm,gic-v3');
  const places = direct && gic !== undefined ? registers(tree, gic) : [];
  const redistributors = second
    ? 1
    : redistributorsFor(tree, gic, places.slice(1), BigInt(domain.vcpus) * REDISTRIBUTOR);
  const amount = BigInt(domain.memoryMib) * MIB;
  const starts = (domain.staticMemory ?? []).map(({ address }) => parseAddress(address));
  return {
    processor: {
      compatible: (first && tree.value(first, 'compatible')?.length) ?? 0,
      clocked: first !== undefined && tree.has(first, 'clock-frequency'),
    },
    timerClocked: timerNode !== undefined && tree.has(timerNode, 'clock-frequency'),
    ram: (direct && starts[0]) || GUEST.ram,
    banks: direct ? starts.length : amount > RAM_BANKS[0] ? 2 : 1,
    regions: direct ? 0 : freeRegions(amount),
    gic: {
      at: places[0]?.cpuAddress ?? GUEST.distributor,
      compatible: second ? 'arm,gic-400' : 'arm,gic-v3',
      ranges: 1 + redistributors,
    },
    uart: (direct && consoleAddress(tree)) || GUEST.uart,
  };
}

/** vgic-v3.c:vgic_v3_domain_init: one range of Xen's own, or with the host's layout as many as the processors need. */
function redistributorsFor(
  tree: DeviceTree,
  gic: Parameters<DeviceTree['u32']>[0],
  ranges: readonly { readonly size: bigint }[],
  wanted: bigint,
): number {
  const there = ranges.slice(0, tree.u32(gic, '#redistributor-regions') ?? 1);
  let [count, room] = [0, 0n];
  for (const { size } of there) {
    count++;
    room += size;
    if (room >= wanted) break;
  }
  return Math.max(count, 1);
}

/** domain_build.c:find_domU_holes. */
const freeRegions = (amount: bigint): number => {
  const first = amount < RAM_BANKS[0] ? amount : RAM_BANKS[0];
  return [RAM_BANKS[0] - first, RAM_BANKS[1] - (amount - first)].filter((free) => free >= SMALLEST_REGION)
    .length;
};

function consoleAddress(tree: DeviceTree): bigint | undefined {
  const found = findConsole(tree);
  return found && registers(tree, found.node)[0]?.cpuAddress;
}

const at = (name: string, address: bigint | number): string => `${name}@${address.toString(16)}`;
const text = (value: string): number => encodeUtf8(value).length + 1;

function cells(tree: SequentialSize, ...names: readonly string[]): void {
  for (const name of names) tree.property(name, CELL);
}

/** The two numbers about the RAM disk are there without one, too. */
function chosen(tree: SequentialSize, { cmdline }: Contents): void {
  tree.node('chosen', () => {
    if (cmdline !== '') tree.property('bootargs', text(cmdline));
    for (const name of ['linux,initrd-start', 'linux,initrd-end']) tree.property(name, 2 * CELL);
  });
}

function psci(tree: SequentialSize): void {
  tree.node('psci', () => {
    tree.property('compatible', text('arm,psci-1.0') + text('arm,psci-0.2') + text('arm,psci'));
    tree.property('method', text('hvc'));
    cells(tree, 'cpu_off', 'cpu_on');
  });
}

function cpus(tree: SequentialSize, { processor }: Surroundings, count: number): void {
  tree.node('cpus', () => {
    cells(tree, '#address-cells', '#size-cells');
    for (let vcpu = 0; vcpu < count; vcpu++) {
      // Sixteen to a cluster (vgic.h: vcpuid_to_vaffinity).
      tree.node(at('cpu', ((vcpu >> 4) << 8) | (vcpu & 0xf)), () => {
        tree.property('compatible', processor.compatible);
        tree.property('device_type', text('cpu'));
        cells(tree, 'reg');
        if (processor.clocked) cells(tree, 'clock-frequency');
        tree.property('enable-method', text('psci'));
      });
    }
  });
}

function memory(tree: SequentialSize, { ram, banks }: Surroundings): void {
  tree.node(at('memory', ram), () => {
    tree.property('device_type', text('memory'));
    tree.property('reg', banks * RANGE);
  });
}

function sharedMemory(tree: SequentialSize, ends: readonly ChannelEnd[]): void {
  const shared = ends.flatMap(({ channel: { name, memory: range }, end }) =>
    range === undefined ? [] : [{ name, address: parseAddress(range.guest[end]) ?? 0n }],
  );
  if (shared.length === 0) return;
  tree.node('reserved-memory', () => {
    tree.property('ranges', 0);
    cells(tree, '#address-cells', '#size-cells');
    for (const { name, address } of shared) {
      tree.node(at('xen-shmem', address), () => {
        tree.property('compatible', text('xen,shared-memory-v1'));
        tree.property('reg', RANGE);
        tree.property('xen,id', text(name));
        tree.property('xen,offset', 2 * CELL);
      });
    }
  });
}

function gic(tree: SequentialSize, { gic: { at: address, compatible, ranges } }: Surroundings): void {
  tree.node(at('interrupt-controller', address), () => {
    cells(tree, '#address-cells', '#interrupt-cells');
    tree.property('interrupt-controller', 0);
    tree.property('compatible', text(compatible));
    tree.property('reg', ranges * RANGE);
    cells(tree, 'linux,phandle', 'phandle');
  });
}

function interrupts(tree: SequentialSize, count: number): void {
  tree.property('interrupts', count * 3 * CELL);
  cells(tree, 'interrupt-parent');
}

function timer(tree: SequentialSize, { timerClocked }: Surroundings): void {
  tree.node('timer', () => {
    tree.property('compatible', text('arm,armv8-timer'));
    interrupts(tree, 3);
    if (timerClocked) cells(tree, 'clock-frequency');
  });
}

/** @returns what its last property takes */
function uart(tree: SequentialSize, { uart: address }: Surroundings): number {
  let speed = 0;
  tree.node(at('sbsa-uart', address), () => {
    tree.property('compatible', text('arm,sbsa-uart'));
    tree.property('reg', RANGE);
    interrupts(tree, 1);
    const before = tree.bytes;
    cells(tree, 'current-speed');
    speed = tree.bytes - before;
  });
  return speed;
}

function hypervisor(tree: SequentialSize, { regions }: Surroundings): void {
  tree.node('hypervisor', () => {
    tree.property('compatible', text('xen,xen-4.17') + text('xen,xen'));
    tree.property('reg', (1 + regions) * RANGE);
    interrupts(tree, 1);
  });
}
