/** What the verification runs on, all of it from Debian: Xen for arm64, QEMU, an assembler. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dependency, privateApt, unpack } from '../debian.ts';
import { hasCommand, installTools } from '../setup.mjs';

export const CACHE = resolve('.cache/verify-xen');
const ROOT = join(CACHE, 'root');

const NEEDED = ['qemu-system-aarch64', 'aarch64-linux-gnu-as'] as const;

export interface Parts {
  /** The hypervisor's image, as QEMU's `-kernel` takes it. */
  readonly xen: string;
  readonly xenVersion: string;
  /** The bare-metal guest, assembled. */
  readonly guest: string;
}

/** Downloads and builds what is missing. @throws Error that says what to install where that cannot be done here. */
export function setUp(): Parts {
  installTools(NEEDED);
  const missing = NEEDED.filter((tool) => !hasCommand(tool));
  if (missing.length > 0) throw new Error(`not installed: ${missing.join(', ')}`);
  if (!existsSync(ROOT)) download();
  const guest = assemble();
  const xen = bootFile(/^xen-[\d.]+-arm64$/);
  if (!xen) throw new Error(`${ROOT} holds no Xen: remove the folder and run again`);
  const xenVersion = /xen-(\d+\.\d+)-/.exec(xen)![1]!;
  return { xen, xenVersion, guest };
}

function bootFile(pattern: RegExp): string | undefined {
  const name = readdirSync(join(ROOT, 'boot')).find((file) => pattern.test(file));
  return name && join(ROOT, 'boot', name);
}

function download(): void {
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(join(CACHE, 'download-'));
  try {
    const apt = privateApt('arm64', work);
    console.log("verify:xen: downloading Debian's Xen for arm64");
    const xen = dependency(apt, 'xen-system-arm64', /Depends: (xen-hypervisor-\S+)/);
    unpack(apt, work, [xen], join(work, 'root'));
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
