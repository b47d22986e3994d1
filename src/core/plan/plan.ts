import type { NodePath } from '../base/brand.ts';
import type { Channel } from './channel.ts';
import type { GunyahMachine } from './gunyah.ts';
import type { SciHost, ScmiMediation, ScmiNames } from './scmi.ts';

/** What the user wishes for: all that a project stores beside the host tree itself. Plain data. */
export interface Plan {
  /** Version of this schema. */
  readonly schema: 1;
  readonly host: HostIdentity;
  readonly target: XenTarget;
  /** No dom0 kernel is booted: Xen starts all domains, and nothing carries `xen,passthrough`. */
  readonly trueDom0less: boolean;
  /** Also write the host tree with the marks (and, where they are known, the domains) applied. */
  readonly patchedHost?: boolean;
  /** What the host tree says of SCMI for domains that are agents of their own (`multi-agent`). */
  readonly sci?: SciHost;
  /** Put the host tree into the export and its report, so that they open without any other file. */
  readonly includeHost?: boolean;
  /** What headers call the ids of SCMI resources. */
  readonly scmiNames?: readonly ScmiNames[];
  readonly domains: readonly Domain[];
  /** Shared memory and event channels between domains that Xen starts. */
  readonly channels?: readonly Channel[];
  /** Statements of the user that overrule what the tool concluded. */
  readonly overrides: readonly Override[];
  /** Findings that somebody has looked at and accepts. */
  readonly accepted: readonly AcceptedFinding[];
}

/** Which host tree the plan was made for. */
export interface HostIdentity {
  readonly name: string;
  /** Of the host bytes, lower-case hexadecimal. */
  readonly sha256: string;
  /** The root node's `compatible`. */
  readonly compatible: readonly string[];
}

export const XEN_FLAVOURS = ['upstream', 'sci-v11', 'epam'] as const;
export const XEN_VERSIONS = ['4.17', '4.18', '4.19', '4.20', '4.21', '4.22'] as const;
export const IOMMU_DRIVERS = ['smmu', 'smmuv3', 'ipmmu'] as const;
export const PAGE_SIZES = [4096, 16384, 65536] as const;
export type XenFlavour = (typeof XEN_FLAVOURS)[number];
export type XenVersion = (typeof XEN_VERSIONS)[number];
export type IommuDriver = (typeof IOMMU_DRIVERS)[number];
export type PageSize = (typeof PAGE_SIZES)[number];

/** The Xen that is to read the export. Which IOMMU drivers it has is a build option of Xen, not a version. */
export interface XenTarget {
  readonly flavour: XenFlavour;
  readonly version: XenVersion;
  /** Empty: Xen runs without IOMMU. */
  readonly iommuDrivers: readonly IommuDriver[];
  /**
   * Bytes of the pages in which registers are looked for that a guest gets along; 4096 where it is absent, which is what
   * every Xen on Arm maps in. Numbers in files stay those of 4 KiB pages.
   */
  readonly pageSize?: PageSize;
}

/** See {@link XenTarget.pageSize}. */
export const pageSizeOf = ({ pageSize }: Pick<XenTarget, 'pageSize'>): PageSize => pageSize ?? 4096;

export const BOOT_KINDS = ['xl', 'dom0less', 'both'] as const;
/** Who starts the domain: `xl create` in dom0, Xen at boot, or either (both forms agree on guest addresses). */
export type BootKind = (typeof BOOT_KINDS)[number];

/** Names of domains: each becomes a folder of the export. */
export const DOMAIN_NAME = /^(?!\.{1,2}$)[A-Za-z0-9_.-]{1,40}$/;

export interface Domain {
  /** Unique; matches {@link DOMAIN_NAME}. */
  readonly name: string;
  readonly boot: BootKind;
  readonly memoryMib: number;
  readonly vcpus: number;
  /** Path of the kernel image as seen by the toolstack in dom0. */
  readonly kernel: string;
  readonly ramdisk?: string;
  readonly cmdline: string;
  /** Where in dom0 the domain's files will lie; default `/etc/xen/<name>`. */
  readonly folder?: string;
  /** Guest addresses equal host addresses for RAM too (dom0less with static memory only). */
  readonly directMap: boolean;
  /** The domain hosts backends of others (`driver_domain` of xl.cfg). */
  readonly driverDomain: boolean;
  /** Emulated PL011 console (`vuart` of xl.cfg, `vpl011` of dom0less). */
  readonly vuart: boolean;
  /** In the order in which they were assigned. */
  readonly devices: readonly AssignedDevice[];
  /** What to do with what a device needs from outside of the domain, where the default is not wanted. */
  readonly providers: readonly ProviderDecision[];
  /** How the domain's devices get their SCMI resources; without it they get stand-ins or nothing. */
  readonly scmi?: ScmiMediation;
  /** Further lines for dom.cfg, as typed. */
  readonly extraConfig: string;
  /** Where the boot loader puts the domain's files (dom0less); without it no `/chosen` node can be written. */
  readonly modules?: BootModules;
  /** Host memory that becomes the guest's RAM (dom0less); its sizes add up to the memory of the domain. */
  readonly staticMemory?: readonly MemoryRange[];
  /** Set for a virtual machine of Gunyah; nothing of Xen is written for it. */
  readonly gunyah?: GunyahMachine;
  /** The partial tree holds nothing but nodes of the host, and of these no property that the host's node lacks. */
  readonly strictSubset?: boolean;
  /** Also write the full guest tree, for toolstacks that take one. */
  readonly fullTree?: boolean;
  /** DTS text with nodes and properties that are merged into the partial tree last. */
  readonly snippet: string;
}

/**
 * Whether guest memory lies at machine addresses: only dom0less can do that, with static memory; a domain of both kinds
 * must work without.
 */
export const isDirectMapped = ({
  boot,
  directMap,
  staticMemory = [],
}: Pick<Domain, 'boot' | 'directMap' | 'staticMemory'>): boolean =>
  boot === 'dom0less' && directMap && staticMemory.length > 0;

/** A stretch of host memory; both numbers in bytes, hexadecimal text. */
export interface MemoryRange {
  readonly address: string;
  readonly size: string;
}

/** Where the files of a dom0less domain lie in memory when Xen starts. */
export interface BootModules {
  readonly kernel: MemoryRange;
  readonly ramdisk?: MemoryRange;
  readonly deviceTree: MemoryRange;
}

export interface AssignedDevice {
  /** Path of the host node. */
  readonly path: NodePath;
  /** Guest addresses the user pinned: position in `reg` to guest physical address (hexadecimal text). */
  readonly pinned?: Readonly<Record<number, string>>;
}

export const PROVIDER_ACTIONS = ['include', 'stub', 'drop', 'scmi'] as const;
/**
 * What a domain gets in the place of a provider that its devices refer to: the provider itself (or a copy, where it
 * has no hardware), a stand-in, nothing, or the same resource through the SCMI firmware.
 */
export type ProviderAction = (typeof PROVIDER_ACTIONS)[number];
export interface ProviderDecision {
  /** Path of the providing host node. */
  readonly provider: NodePath;
  /** First specifier cell, where the decision is for one resource of the provider. */
  readonly id?: number;
  readonly action: ProviderAction;
  /** For a stub clock, in Hz. */
  readonly rateHz?: number;
}

export const DMA_STATEMENTS = ['master', 'not-master'] as const;
export interface Override {
  /** What the statement is about: one device, every device of a compatible, or the platform as a whole. */
  readonly scope: { readonly device: NodePath } | { readonly compatible: string } | 'platform';
  /** `covered`: every master of this board is behind an IOMMU (platform only). */
  readonly says: (typeof DMA_STATEMENTS)[number] | 'covered';
  readonly author: string;
  readonly reason: string;
}

export interface AcceptedFinding {
  readonly rule: string;
  readonly path: string;
  readonly domain?: string;
  readonly author: string;
  readonly reason: string;
}

/** The domain that a device is assigned to by itself. */
export const ownerOf = ({ domains }: Pick<Plan, 'domains'>, path: NodePath): string | undefined =>
  domains.find(({ devices }) => devices.some((device) => device.path === path))?.name;

/** A plan with no domains for a host. */
export const emptyPlan = (host: HostIdentity): Plan => ({
  schema: 1,
  host,
  target: { flavour: 'upstream', version: '4.22', iommuDrivers: ['smmu'] },
  trueDom0less: false,
  domains: [],
  overrides: [],
  accepted: [],
});

/** A domain as the "new domain" dialog and the command line begin it: xl, 512 MiB, 1 vCPU. */
export const newDomain = (name: string): Domain => ({
  name,
  boot: 'xl',
  memoryMib: 512,
  vcpus: 1,
  kernel: '/boot/vmlinuz-guest',
  cmdline: 'console=hvc0',
  directMap: false,
  driverDomain: false,
  vuart: false,
  devices: [],
  providers: [],
  extraConfig: '',
  snippet: '',
});
