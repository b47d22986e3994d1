/** The options that commands have in common: the host tree, what is wished for, where it goes. */
import type { NodePath } from '../core/base/brand.ts';
import {
  BOOT_KINDS,
  type BootKind,
  DOMAIN_NAME,
  type Domain,
  IOMMU_DRIVERS,
  type IommuDriver,
  newDomain,
  PAGE_SIZES,
  type PageSize,
  XEN_FLAVOURS,
  XEN_VERSIONS,
  type XenTarget,
} from '../core/plan/plan.ts';
import { type Following, type OptionTable, oneOf, UsageError } from './options.ts';

/** A host tree, as the command line names it. */
export interface HostSource {
  /** A file of any supported form, a folder such as /proc/device-tree, or `-` for standard input. */
  readonly host: string;
  /** Overlay files to apply to it. */
  readonly overlays: readonly string[];
  /** Which tree, where the file holds several. */
  readonly tree?: string;
}

/** What is wished for: a project file, or the domains of the command line. */
export interface Wish {
  readonly plan?: string;
  readonly domains: readonly Domain[];
  /** What overrules the target of the plan, or the default. */
  readonly target: Partial<XenTarget>;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Gathers `--overlay` and `--tree`. */
export class HostOptions {
  readonly #overlays: string[] = [];
  #tree: string | undefined;

  readonly table: OptionTable = {
    '--overlay': (following) => {
      this.#overlays.push(following.value());
    },
    '--tree': (following) => {
      this.#tree = following.value();
    },
  };

  /** @throws UsageError where no host is named. */
  source(host: string | undefined): HostSource {
    if (host === undefined) throw new UsageError('no host tree is named');
    return { host, overlays: this.#overlays, ...(this.#tree !== undefined && { tree: this.#tree }) };
  }
}

/** Gathers `--xen`, `--flavour`, `--iommu` and `--page-size`. */
export class TargetOptions {
  readonly target: Partial<Mutable<XenTarget>> = {};

  readonly table: OptionTable = {
    '--xen': (following) => {
      this.target.version = oneOf(XEN_VERSIONS, '--xen', following.value());
    },
    '--flavour': (following) => {
      this.target.flavour = oneOf(XEN_FLAVOURS, '--flavour', following.value());
    },
    '--iommu': (following) => {
      this.target.iommuDrivers = iommuDrivers(following.value());
    },
    '--page-size': (following) => {
      const size = oneOf(Object.keys(SIZES), '--page-size', following.value());
      this.target.pageSize = SIZES[size]!;
    },
  };
}

/** Gathers `-o` and `--json`. */
export class OutputOptions {
  #path: string | undefined;
  json = false;

  readonly table: OptionTable = {
    '-o': (following) => {
      this.#path = following.value();
    },
    '--output': (following) => {
      this.#path = following.value();
    },
    '--json': () => {
      this.json = true;
    },
  };

  /** Where the output goes. @throws UsageError with the message given, where that is not said. */
  path(missing: string): string {
    if (this.#path === undefined) throw new UsageError(missing);
    return this.#path;
  }
}

/** Gathers domains: options of a domain stand after its `--domain NAME`. */
export class DomainOptions {
  readonly domains: Mutable<Domain>[] = [];

  readonly table: OptionTable = {
    '--domain': (following) => {
      this.domains.push(newDomain(this.#newName(following.value())));
    },
    '--assign': (following) => {
      const domain = this.#current('--assign');
      domain.devices = [...domain.devices, ...nodePaths(following)];
    },
    ...Object.fromEntries(
      Object.entries(DOMAIN_OPTIONS).map(([option, change]) => [
        option,
        (following: Following) => change(this.#current(option), () => following.value()),
      ]),
    ),
  };

  #current(option: string): Mutable<Domain> {
    const domain = this.domains.at(-1);
    if (domain === undefined)
      throw new UsageError(`${option} is about a domain: it stands after --domain NAME`);
    return domain;
  }

  #newName(name: string): string {
    if (!DOMAIN_NAME.test(name)) {
      throw new UsageError(`"${name}" is no name of a domain: 1 to 40 letters, digits, "_", "-" and "."`);
    }
    if (this.domains.some((domain) => domain.name === name))
      throw new UsageError(`two domains are called ${name}`);
    return name;
  }
}

function nodePaths(following: Following): { path: NodePath }[] {
  const paths = following.values();
  for (const path of paths) {
    if (!path.startsWith('/')) {
      throw new UsageError(`"${path}" after --assign is no path of a node, such as /soc/ethernet@ff0e0000`);
    }
  }
  if (paths.length === 0) throw new UsageError('--assign needs the path of a node');
  return paths.map((path) => ({ path: path as NodePath }));
}

const SIZES: Readonly<Record<string, PageSize>> = Object.fromEntries(
  PAGE_SIZES.map((size) => [`${size / 1024}K`, size]),
);

const DOMAIN_OPTIONS: Record<string, (domain: Mutable<Domain>, value: () => string) => void> = {
  '--boot': (domain, value) => {
    domain.boot = oneOf<BootKind>(BOOT_KINDS, '--boot', value());
  },
  '--memory': (domain, value) => {
    domain.memoryMib = wholeNumber('--memory', value());
  },
  '--vcpus': (domain, value) => {
    domain.vcpus = wholeNumber('--vcpus', value());
  },
  '--kernel': (domain, value) => {
    domain.kernel = value();
  },
  '--ramdisk': (domain, value) => {
    domain.ramdisk = value();
  },
  '--cmdline': (domain, value) => {
    domain.cmdline = value();
  },
  '--folder': (domain, value) => {
    domain.folder = value();
  },
  '--direct-map': (domain) => {
    domain.directMap = true;
  },
  '--driver-domain': (domain) => {
    domain.driverDomain = true;
  },
  '--vuart': (domain) => {
    domain.vuart = true;
  },
  '--strict-subset': (domain) => {
    domain.strictSubset = true;
  },
  '--full-tree': (domain) => {
    domain.fullTree = true;
  },
};

const iommuDrivers = (value: string): IommuDriver[] =>
  value === 'none' ? [] : [...new Set(value.split(','))].map((name) => oneOf(IOMMU_DRIVERS, '--iommu', name));

function wholeNumber(option: string, value: string): number {
  if (!/^[1-9][0-9]{0,8}$/.test(value))
    throw new UsageError(`${option} is a whole number, 1 or more, not "${value}"`);
  return Number(value);
}
