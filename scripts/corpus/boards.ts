/**
 * The corpus: the device trees that Debian ships with its kernel for a machine architecture, kept in
 * `.cache/corpus/<architecture>`. They belong to others and are never part of this repository.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dependency, privateApt } from '../debian.ts';

interface Origin {
  /** The package that always depends on Debian's current kernel. */
  readonly kernel: string;
  readonly architecture: string;
  /** Where the machine's own suite is too old. */
  readonly suites?: readonly string[];
}

const ORIGINS = {
  arm64: { kernel: 'linux-image-arm64', architecture: 'arm64' },
  armhf: { kernel: 'linux-image-armmp', architecture: 'armhf' },
  /** The same boards by a newer kernel of the same Debian: plans are re-bound to these. */
  'arm64-backports': {
    kernel: 'linux-image-arm64',
    architecture: 'arm64',
    suites: ['bookworm-backports'],
  },
  /** The boards of a newer kernel; not a part of `npm test`, as it doubles the time. */
  'arm64-trixie': { kernel: 'linux-image-arm64', architecture: 'arm64', suites: ['trixie'] },
} as const satisfies Record<string, Origin>;
export type Architecture = keyof typeof ORIGINS;
export const ARCHITECTURES = Object.keys(ORIGINS) as Architecture[];

const CACHE = '.cache/corpus';

/** The names of all boards of an architecture, sorted, downloaded where they are not there yet. */
export function boardNames(architecture: Architecture): string[] {
  const folder = join(CACHE, architecture);
  if (!existsSync(folder)) download(architecture, folder);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.dtb'))
    .map((path) => `${architecture}/${path}`)
    .sort();
}

/** Where the file of a board is. */
export const boardFile = (name: string): string => resolve(CACHE, name);

/** Takes the DTBs out of the kernel package, which apt fetches and verifies in a state folder of its own. */
function download(architecture: Architecture, folder: string): void {
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(resolve(CACHE, `download-${architecture}-`));
  try {
    const { kernel: current, ...source }: Origin = ORIGINS[architecture];
    const apt = privateApt(source, work);
    const kernel = dependency(apt, current, /Depends: (linux-image-\S+)/);
    console.log(`corpus: downloading the device trees of ${kernel} for ${architecture}`);
    apt('apt-get', ['-qq', 'download', kernel]);
    const archive = readdirSync(work).find((name) => name.endsWith('.deb'))!;
    mkdirSync(join(work, 'tree'));
    execFileSync(
      'sh',
      [
        '-c',
        'dpkg-deb --fsys-tarfile "$0" | tar -x -C tree --strip-components=4 --wildcards "*.dtb"',
        archive,
      ],
      { cwd: work },
    );
    writeFileSync(join(work, 'tree', 'PACKAGE'), `${archive}\n`);
    // Another run may have been faster.
    if (!existsSync(folder)) renameSync(join(work, 'tree'), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
