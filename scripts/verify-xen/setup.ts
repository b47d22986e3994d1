/** What the verification runs on, all of it from Debian: Xen, a kernel and busybox for arm64, QEMU, an assembler. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dependency, privateApt, unpack } from '../debian.ts';

export const CACHE = resolve('.cache/verify-xen');
const ROOT = join(CACHE, 'root');

export interface Parts {
  /** The hypervisor's image, as QEMU's `-kernel` takes it. */
  readonly xen: string;
  readonly xenVersion: string;
  /** The bare-metal guest, assembled. */
  readonly guest: string;
  readonly linux: string;
  readonly busybox: string;
}

const TOOLS: Readonly<Record<string, string>> = {
  'qemu-system-aarch64': 'qemu-system-arm',
  'aarch64-linux-gnu-as': 'binutils-aarch64-linux-gnu',
  dtc: 'device-tree-compiler',
};

/** Downloads and builds what is missing. @throws Error that says what to install where that cannot be done here. */
export function setUp(): Parts {
  installTools();
  if (!existsSync(ROOT)) download();
  const guest = assemble();
  const xen = bootFile(/^xen-[\d.]+-arm64$/);
  const linux = bootFile(/^vmlinuz-/);
  if (!xen || !linux) throw new Error(`${ROOT} holds no Xen or no kernel: remove the folder and run again`);
  const xenVersion = /xen-(\d+\.\d+)-/.exec(xen)![1]!;
  return { xen, xenVersion, guest, linux, busybox: join(ROOT, 'bin/busybox') };
}

function bootFile(pattern: RegExp): string | undefined {
  const name = readdirSync(join(ROOT, 'boot')).find((file) => pattern.test(file));
  return name && join(ROOT, 'boot', name);
}

function installTools(): void {
  const missing = Object.keys(TOOLS).filter((tool) => !onPath(tool));
  if (missing.length === 0) return;
  const packages = missing.map((tool) => TOOLS[tool]!);
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    throw new Error(`missing ${missing.join(', ')}: install ${packages.join(' ')} (apt-get install …)`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['-qq', 'update'], { env });
  execFileSync('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', ...packages], {
    env,
    stdio: 'ignore',
  });
}

const onPath = (tool: string): boolean =>
  (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, tool)));

function download(): void {
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(join(CACHE, 'download-'));
  try {
    const apt = privateApt('arm64', work);
    console.log("verify:xen: downloading Debian's Xen, kernel and busybox for arm64");
    const kernel = dependency(apt, 'linux-image-arm64', /Depends: (linux-image-\S+)/);
    const xen = dependency(apt, 'xen-system-arm64', /Depends: (xen-hypervisor-\S+)/);
    unpack(apt, work, [kernel, xen, 'busybox-static'], join(work, 'root'));
    renameSync(join(work, 'root'), ROOT);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function assemble(): string {
  const [object, image] = [join(CACHE, 'guest.o'), join(CACHE, 'guest.bin')];
  execFileSync('aarch64-linux-gnu-as', ['-o', object, 'scripts/verify-xen/guest.S']);
  execFileSync('aarch64-linux-gnu-objcopy', ['-O', 'binary', '-j', '.text', object, image]);
  return image;
}
