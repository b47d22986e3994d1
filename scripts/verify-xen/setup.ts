/** What the verification runs on, all of it from Debian: Xen and Linux for arm64, QEMU, an assembler. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Apt, dependency, ownArchitecture, type PackageSource, privateApt, unpack } from '../debian.ts';
import { hasCommand, installTools } from '../setup.mjs';
import { Missing, orMissing } from './missing.ts';

export const CACHE = resolve('.cache/verify-xen');

const NEEDED = ['qemu-system-aarch64', 'aarch64-linux-gnu-as'] as const;
/** From here on QEMU's `virt` machine can have a second serial port that is not the secure world's. */
const QEMU_WITH_TWO_PORTS = 9.1;

export interface Parts {
  /** The hypervisor's image, as QEMU's `-kernel` takes it. */
  readonly xen: string;
  /** Its first two numbers. */
  readonly xenVersion: string;
  /** How the table calls it. */
  readonly xenName: string;
  /** Whether it was built with static shared memory, where that is known. */
  readonly sharesMemory?: boolean;
  readonly qemu: Qemu;
  /** Whether the machine has an IOMMU. */
  readonly smmu?: boolean;
  /** The bare-metal guest, assembled. */
  readonly guest: string;
}

export interface Qemu {
  readonly command: string;
  readonly args: readonly string[];
  readonly version: number;
  /** Why there is no newer one, where one was wanted. */
  readonly whyOld?: string;
}

/** Downloads and builds what is missing. @throws Missing that says what to install where that cannot be done here. */
export function setUp(): Parts {
  installTools(NEEDED);
  const missing = NEEDED.filter((tool) => !hasCommand(tool));
  if (missing.length > 0) throw new Missing(`not installed: ${missing.join(', ')}`);
  const root = fetched('root', "Debian's Xen for arm64", { architecture: 'arm64' }, (apt, work, into) =>
    unpack(apt, work, [dependency(apt, 'xen-system-arm64', /Depends: (xen-hypervisor-\S+)/)], into),
  );
  return { ...xenIn(root), qemu: findQemu(), guest: assemble() };
}

/** The hypervisor of an unpacked package. */
function xenIn(root: string): Pick<Parts, 'xen' | 'xenVersion' | 'xenName' | 'sharesMemory'> {
  const xen = fileIn(join(root, 'boot'), /^xen-[\d.]+-arm64$/);
  const sharesMemory = /^CONFIG_STATIC_SHM=y$/m.test(readFileSync(`${xen}.config`, 'utf8'));
  const xenVersion = /xen-(\d+\.\d+)-/.exec(xen)![1]!;
  return { xen, xenVersion, xenName: `Xen ${xenVersion}`, sharesMemory };
}

/** The same with the Xen of Debian's next release. @throws Missing where there is none to be had. */
export function nextXen(parts: Parts): Parts {
  const suite = nextSuite();
  const source = { architecture: 'arm64', suites: [suite] };
  const root = fetched(`root-${suite}`, `the Xen of Debian ${suite}`, source, (apt, work, into) =>
    unpack(apt, work, [dependency(apt, 'xen-system-arm64', /Depends: (xen-hypervisor-\S+)/)], into),
  );
  return { ...parts, ...xenIn(root) };
}

/** The suite of Debian's next release. @throws Missing where none is known. */
export function nextSuite(): string {
  const suite = NEXT[codename()];
  if (suite === undefined) throw new Missing(`no release of Debian is known to come after ${codename()}`);
  return suite;
}

/**
 * The suite whose xl goes with a Xen, as their interfaces change with each version; undefined for this release.
 * @throws Missing where Debian has none
 */
export function suiteOfXl(parts: Parts): string | undefined {
  if (parts.xenVersion === setUp().xenVersion) return undefined;
  if (parts.xenVersion === nextXen(parts).xenVersion) return nextSuite();
  throw new Missing(`neither this Debian nor the next has an xl for Xen ${parts.xenVersion}`);
}

/** Debian's releases, and the one after each. */
const NEXT: Readonly<Record<string, string>> = { bookworm: 'trixie', trixie: 'forky' };

/**
 * A folder of the cache, made where it is not there: what `fill` puts into it comes from Debian.
 * @param what is said on the console while it is downloaded
 * @throws Missing where Debian cannot be reached or has it not
 */
export function fetched(
  name: string,
  what: string,
  source: PackageSource,
  fill: (apt: Apt, work: string, into: string) => void,
): string {
  const folder = join(CACHE, name);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(join(CACHE, 'download-'));
  return orMissing(what, () => {
    try {
      console.log(`verify:xen: downloading ${what}`);
      const into = join(work, 'root');
      mkdirSync(into);
      fill(privateApt(source, work), work, into);
      // Another run may have been faster.
      if (!existsSync(folder)) renameSync(into, folder);
      return folder;
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  });
}

/** The one file of a folder with such a name. */
export function fileIn(folder: string, name: RegExp): string {
  const found = readdirSync(folder).find((file) => name.test(file));
  if (found === undefined)
    throw new Error(`${folder} holds no ${name.source}: remove ${CACHE} and run again`);
  return join(folder, found);
}

/** The installed QEMU, or where that is old the one of the backports, which runs from the cache. */
function findQemu(): Qemu {
  const installed = describeQemu('qemu-system-aarch64', []);
  if (installed.version >= QEMU_WITH_TWO_PORTS) return installed;
  try {
    const source = { architecture: ownArchitecture(), suites: [`${codename()}-backports`] };
    const root = fetched('qemu', 'a newer QEMU of the backports', source, (apt, work, into) =>
      unpack(apt, work, ['qemu-system-arm', 'qemu-system-data', 'qemu-system-common'], into),
    );
    return orMissing('a newer QEMU that runs here', () =>
      describeQemu(join(root, 'usr/bin/qemu-system-aarch64'), ['-L', join(root, 'usr/share/qemu')]),
    );
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    return { ...installed, whyOld: error.message };
  }
}

function describeQemu(command: string, args: readonly string[]): Qemu {
  const said = execFileSync(command, ['--version'], { encoding: 'utf8' });
  return { command, args, version: Number(/version (\d+\.\d+)/.exec(said)![1]) };
}

export const hasSecondPort = ({ version }: Qemu): boolean => version >= QEMU_WITH_TWO_PORTS;

/** Why the machine has no second port. */
export const whyNoSecondPort = ({ version, whyOld }: Qemu): string =>
  `QEMU ${version} has no second serial port for the normal world; ${whyOld}`;

const codename = (): string =>
  execFileSync('sh', ['-c', '. /etc/os-release && echo "$VERSION_CODENAME"'], { encoding: 'utf8' }).trim();

function assemble(): string {
  const [object, image] = [join(CACHE, 'guest.o'), join(CACHE, 'guest.bin')];
  execFileSync('aarch64-linux-gnu-as', ['-o', object, 'scripts/verify-xen/guest.S']);
  execFileSync('aarch64-linux-gnu-objcopy', ['-O', 'binary', '-j', '.text', object, image]);
  return image;
}
