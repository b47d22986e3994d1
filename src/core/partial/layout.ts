import type { PageNumber } from '../base/brand.ts';
import { hex } from '../base/hex.ts';
import { PAGE_SIZE, pagesOf } from '../base/page.ts';
import { sharedWithin } from '../plan/channel-places.ts';
import { type Domain, isDirectMapped, type Plan, type XenTarget } from '../plan/plan.ts';

/** A stretch of guest physical pages and what lies there; `end` is the first page after it. */
export interface GuestRegion {
  readonly start: PageNumber;
  readonly end: PageNumber;
  readonly use: string;
}

/** Where mappings of devices may lie in a guest, and where not. */
export interface GuestLayout {
  /** No mapping may touch these. */
  readonly taken: readonly GuestRegion[];
  /** The part of `taken` that is the guest's memory. */
  readonly ram: readonly GuestRegion[];
  /** The part of `taken` that is memory of channels. */
  readonly shared: readonly GuestRegion[];
  /** Free whatever else the domain uses; in the order in which they are filled. */
  readonly holes: readonly GuestRegion[];
  /** Free as things are, but better left alone: only what fits in no hole goes here. */
  readonly spare: readonly GuestRegion[];
  /** What this Xen offers to the guest as free for foreign pages, devices there or not; part of `spare`. */
  readonly offered: readonly GuestRegion[];
  /** The first page that the guest cannot address. */
  readonly limit: PageNumber;
  /** The guest is laid out as the host is: every mapping stays at its host address. */
  readonly identityOnly: boolean;
}

const PAGE = Number(PAGE_SIZE);
const MIB_PAGES = 256;
const GIB_PAGES = 1024 * MIB_PAGES;
/** Guest physical addresses have 40 bits on most Armv8 cores (Xen: p2m_ipa_bits). */
const IPA_LIMIT = 2 ** 40 / PAGE;

/** xen/include/public/arch-arm.h, the same from 4.17 to 4.22; GICv2 and GICv3 together, used or not. */
const FIXED: readonly [first: number, last: number, use: string][] = [
  [0x02000000, 0x020fffff, 'virtio-mmio'],
  [0x03001000, 0x0401ffff, 'the virtual GIC'],
  [0x10000000, 0x1fffffff, 'the virtual PCI configuration space'],
  [0x20000000, 0x21ffffff, 'the ACPI tables'],
  [0x22000000, 0x22000fff, 'the virtual PL011'],
  [0x23000000, 0x32ffffff, 'the virtual PCI memory window'],
  [0x38000000, 0x38ffffff, 'the grant table'],
  [0x39000000, 0x39ffffff, 'the magic pages'],
];

/** Used only by guests with virtual PCI. */
const PCI_PREFETCHABLE = region(0x1_00000, 0x2_00000, 'the virtual PCI prefetchable window');
const EPAM_SCMI = region(0x22001, 0x22002, "the SCMI channel of EPAM's Xen");

const HOLES: readonly [first: number, last: number][] = [
  [0x04020000, 0x0fffffff],
  [0x33000000, 0x37ffffff],
  [0x3a000000, 0x3fffffff],
  [0x22001000, 0x22ffffff],
];

const BANK0_START = 0x40000000 / PAGE;
const BANK1_START = 0x2_00000000 / PAGE;
const BANK1_END = 0x100_00000000 / PAGE;

/** A guest that is laid out as the host is. */
export const IDENTITY_LAYOUT: GuestLayout = {
  taken: [],
  ram: [],
  shared: [],
  spare: [],
  holes: [],
  offered: [],
  limit: page(IPA_LIMIT),
  identityOnly: true,
};

/**
 * The guest physical layout of a domain, from xen/include/public/arch-arm.h and `xg_dom_arm.c:meminit`: RAM fills
 * bank 0 from 1 GiB (3 GiB large; 2 GiB in EPAM's Xen) and then bank 1 from 8 GiB. Before 4.21 Xen advertises the
 * rest of both banks to the guest as free for foreign pages, devices mapped there included
 * (`domain_build.c:find_unallocated_memory`), so that devices keep out of the banks as long as there is room elsewhere.
 * @param shared where the memory of channels appears in it ({@link sharedRegions})
 */
export function guestLayout(
  domain: Pick<Domain, 'boot' | 'memoryMib' | 'directMap' | 'staticMemory' | 'extraConfig'>,
  target: Pick<XenTarget, 'version' | 'flavour'>,
  shared: readonly GuestRegion[] = [],
): GuestLayout {
  if (isDirectMapped(domain)) return { ...IDENTITY_LAYOUT, taken: shared, shared };
  const bank0Size = (target.flavour === 'epam' ? 2 : 3) * GIB_PAGES;
  const ram = domain.memoryMib * MIB_PAGES;
  const inBank0 = Math.min(ram, bank0Size);
  const inBank1 = ram - inBank0;
  const bank0Rest = region(BANK0_START + inBank0, BANK0_START + 3 * GIB_PAGES, 'the rest of RAM bank 0');
  const bank1Rest = region(BANK1_START + inBank1, BANK1_END, 'the rest of RAM bank 1');
  const offered = hasExtendedRegionsOverDevices(target.version) ? [bank1Rest, bank0Rest] : [];
  const memory = [
    region(BANK0_START, BANK0_START + inBank0, 'the guest RAM'),
    region(BANK1_START, BANK1_START + inBank1, 'the guest RAM'),
  ].filter(({ start, end }) => end > start);
  const virtualPci = /^\s*pci\s*\+?=/m.test(domain.extraConfig);
  return {
    taken: [
      ...FIXED.map(([first, last, use]) => region(first / PAGE, (last + 1) / PAGE, use)),
      ...(virtualPci ? [PCI_PREFETCHABLE] : []),
      ...(target.flavour === 'epam' ? [EPAM_SCMI] : []),
      ...memory,
      ...shared,
    ],
    ram: memory,
    shared,
    holes: [
      ...HOLES.map(([first, last]) => region(first / PAGE, (last + 1) / PAGE, 'a hole')),
      ...(offered.length > 0 ? [] : [bank1Rest]),
    ],
    spare: [...(virtualPci ? [] : [PCI_PREFETCHABLE]), ...offered],
    offered,
    limit: page(IPA_LIMIT),
    identityOnly: false,
  };
}

/** Where a domain that Xen starts sees the memory of its channels; xl makes none. */
export const sharedRegions = (
  { channels }: Pick<Plan, 'channels'>,
  { boot, name }: Pick<Domain, 'boot' | 'name'>,
): GuestRegion[] =>
  boot === 'xl'
    ? []
    : sharedWithin(channels, name).map(({ start, end, use }) => {
        const { mfn, count } = pagesOf({ address: start, size: end - start });
        return region(mfn, mfn + count, use);
      });

/** Whether this Xen offers the pages of devices inside a RAM bank to the guest as free (fixed in 4.21). */
export function hasExtendedRegionsOverDevices(version: XenTarget['version']): boolean {
  return Number(version.slice(2)) < 21;
}

/** The first region that a stretch of pages touches. */
export function firstTouched(
  regions: readonly GuestRegion[],
  start: number,
  count: number,
): GuestRegion | undefined {
  return regions.find((taken) => start < taken.end && taken.start < start + count);
}

/** A region in words: `the grant table (0x38000000-0x38ffffff)`. */
export const describeRegion = ({ start, end, use }: GuestRegion): string =>
  `${use} (${hex(start * PAGE)}-${hex(end * PAGE - 1)})`;

function region(start: number, end: number, use: string): GuestRegion {
  return { start: page(start), end: page(end), use };
}

function page(value: number): PageNumber {
  return value as PageNumber;
}
