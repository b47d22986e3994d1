import type { NodePath } from '../core/base/brand.ts';
import {
  BOOT_KINDS,
  type BootKind,
  DOMAIN_NAME,
  type Domain,
  IOMMU_DRIVERS,
  type IommuDriver,
  newDomain,
  XEN_FLAVOURS,
  XEN_VERSIONS,
  type XenTarget,
} from '../core/plan/plan.ts';

/** The command line makes no sense; `message` says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** `domgraft build`, as asked for. */
export interface BuildCommand {
  readonly kind: 'build';
  /** The host tree: a file of any supported form, or a folder such as /proc/device-tree. */
  readonly host: string;
  /** Overlay files to apply to the host tree. */
  readonly overlays: readonly string[];
  /** Which tree, where the host file holds several. */
  readonly tree?: string;
  /** The project file; without one the domains are those of the command line. */
  readonly plan?: string;
  readonly domains: readonly Domain[];
  /** What overrules the target of the plan, or the default. */
  readonly target: Partial<XenTarget>;
  readonly output: string;
  readonly json: boolean;
}

export type Command = BuildCommand | { readonly kind: 'help' } | { readonly kind: 'version' };

/**
 * Reads the words after `domgraft`. Options of a domain stand after its `--domain NAME`; all others may stand
 * anywhere. An option takes its value as the next word or after `=`; `--assign` takes all words up to the next option.
 * @throws UsageError
 */
export function parseArguments(words: readonly string[]): Command {
  const [command, ...rest] = words;
  if (command === undefined || rest.includes('--help') || rest.includes('-h')) return { kind: 'help' };
  if (['help', '--help', '-h'].includes(command)) return { kind: 'help' };
  if (['version', '--version', '-V'].includes(command)) return { kind: 'version' };
  if (command !== 'build') throw new UsageError(`there is no command "${command}"; the command is "build"`);
  return new BuildArguments(rest).finish();
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

class BuildArguments {
  readonly #words: string[];
  readonly #files: string[] = [];
  readonly #overlays: string[] = [];
  readonly #domains: Mutable<Domain>[] = [];
  readonly #target: Partial<Mutable<XenTarget>> = {};
  #tree: string | undefined;
  #output: string | undefined;
  #json = false;

  constructor(words: readonly string[]) {
    this.#words = words.flatMap(splitAtEquals);
    for (let word = this.#words.shift(); word !== undefined; word = this.#words.shift()) {
      if (word.startsWith('-') && word.length > 1) this.#option(word);
      else this.#files.push(word);
    }
  }

  finish(): BuildCommand {
    const [host, plan, ...more] = this.#files;
    if (host === undefined) throw new UsageError('no host tree is named');
    if (more.length > 0)
      throw new UsageError(`"${more[0]}" is one file too many: a host tree and a project file`);
    if (this.#output === undefined) throw new UsageError('-o DIR is missing: where the files are to go');
    if (plan !== undefined && this.#domains.length > 0) {
      throw new UsageError(`the domains are those of ${plan}; --domain does not go with a project file`);
    }
    if (plan === undefined && this.#domains.length === 0) {
      throw new UsageError('nothing to build: name a project file, or a domain with --domain NAME');
    }
    return {
      kind: 'build',
      host,
      overlays: this.#overlays,
      ...(this.#tree !== undefined && { tree: this.#tree }),
      ...(plan !== undefined && { plan }),
      domains: this.#domains,
      target: this.#target,
      output: this.#output,
      json: this.#json,
    };
  }

  #option(option: string): void {
    switch (option) {
      case '-o':
      case '--output':
        this.#output = this.#value(option);
        return;
      case '--json':
        this.#json = true;
        return;
      case '--overlay':
        this.#overlays.push(this.#value(option));
        return;
      case '--tree':
        this.#tree = this.#value(option);
        return;
      case '--xen':
        this.#target.version = oneOf(XEN_VERSIONS, option, this.#value(option));
        return;
      case '--flavour':
        this.#target.flavour = oneOf(XEN_FLAVOURS, option, this.#value(option));
        return;
      case '--iommu':
        this.#target.iommuDrivers = iommuDrivers(this.#value(option));
        return;
      case '--domain':
        this.#domains.push(newDomain(this.#domainName()));
        return;
      default:
        this.#domainOption(option);
    }
  }

  #domainOption(option: string): void {
    const domain = this.#domains.at(-1);
    const change = DOMAIN_OPTIONS[option];
    if (change === undefined && option !== '--assign') throw new UsageError(`there is no option ${option}`);
    if (domain === undefined)
      throw new UsageError(`${option} is about a domain: it stands after --domain NAME`);
    if (change !== undefined) change(domain, () => this.#value(option));
    else domain.devices = [...domain.devices, ...this.#nodePaths()];
  }

  #domainName(): string {
    const name = this.#value('--domain');
    if (!DOMAIN_NAME.test(name)) {
      throw new UsageError(`"${name}" is no name of a domain: 1 to 40 letters, digits, "_", "-" and "."`);
    }
    if (this.#domains.some((domain) => domain.name === name))
      throw new UsageError(`two domains are called ${name}`);
    return name;
  }

  #nodePaths(): { path: NodePath }[] {
    const paths: { path: NodePath }[] = [];
    while (this.#words[0]?.startsWith('-') === false) {
      const path = this.#words.shift()!;
      if (!path.startsWith('/')) {
        throw new UsageError(`"${path}" after --assign is no path of a node, such as /soc/ethernet@ff0e0000`);
      }
      paths.push({ path: path as NodePath });
    }
    if (paths.length === 0) throw new UsageError('--assign needs the path of a node');
    return paths;
  }

  #value(option: string): string {
    const value = this.#words.shift();
    if (value === undefined) throw new UsageError(`${option} needs a value`);
    return value;
  }
}

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
};

const splitAtEquals = (word: string): string[] => {
  const [, option, value] = /^(--[a-z-]+)=(.*)$/s.exec(word) ?? [];
  return option === undefined ? [word] : [option, value!];
};

function oneOf<Name extends string>(names: readonly Name[], option: string, value: string): Name {
  const name = names.find((each) => each === value);
  if (name === undefined) throw new UsageError(`${option} is one of ${names.join(', ')}, not "${value}"`);
  return name;
}

const iommuDrivers = (value: string): IommuDriver[] =>
  value === 'none' ? [] : [...new Set(value.split(','))].map((name) => oneOf(IOMMU_DRIVERS, '--iommu', name));

function wholeNumber(option: string, value: string): number {
  if (!/^[1-9][0-9]{0,8}$/.test(value))
    throw new UsageError(`${option} is a whole number, 1 or more, not "${value}"`);
  return Number(value);
}
