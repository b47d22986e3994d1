/** What Debian's own `xl` makes of a dom.cfg: `xl create -n` parses it and prints the domain, without a hypervisor. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dependency, ownArchitecture, unpack } from '../debian.ts';
import { Missing } from './missing.ts';
import { CACHE, fetched } from './setup.ts';

const ROOT = join(CACHE, 'xl');
const SHIM = join(CACHE, 'xl-shim.so');

/** xl asks for a hypervisor before it parses; these answers keep it from ending there. The parsing is its own. */
const SHIM_SOURCE = `
#include <stdlib.h>
void libxl_physinfo_init(void *info);
void *xc_interface_open(void *a, void *b, unsigned c) { return calloc(1, 8192); }
int xc_interface_close(void *handle) { free(handle); return 0; }
void *xs_open(unsigned long flags) { return calloc(1, 8192); }
void xs_close(void *handle) { free(handle); }
int libxl_get_physinfo(void *context, void *info) { libxl_physinfo_init(info); return 0; }
const void *libxl_get_version_info(void *context) { return NULL; }
int libxl_get_max_cpus(void *context) { return 128; }
int xc_get_max_cpus(void *handle) { return 128; }
`;

/** Libraries that xl and libxl load, besides what every machine has. */
export const LIBRARIES = (
  'libxencall1 libxendevicemodel1 libxenevtchn1 libxenforeignmemory1 libxengnttab1 libxenhypfs1 libxenstore4 ' +
  'libxentoolcore1 libxentoollog1 libyajl2 libnl-3-200 libnl-route-3-200 libuuid1 libfdt1 liblzo2-2'
).split(' ');

export interface Xl {
  /** What xl finds wrong with a configuration: nothing where it takes it without a warning. */
  refuses(config: Uint8Array): string | undefined;
  /** The same of many, in one go. */
  refusals(configs: readonly Uint8Array[]): (string | undefined)[];
}

/** Downloads xl and builds what it needs. @throws Error where the compiler is missing. */
export function setUpXl(): Xl {
  fetchXl('xl', ownArchitecture(), LIBRARIES);
  if (!existsSync(SHIM)) {
    const built = spawnSync('cc', ['-shared', '-fPIC', '-w', '-x', 'c', '-o', SHIM, '-'], {
      input: SHIM_SOURCE,
    });
    if (built.status !== 0) throw new Missing('the answers that xl needs could not be compiled: install gcc');
  }
  const xl = find(/^xl$/);
  const folders = [...new Set(libraryFolders())].join(':');
  const refusals: Xl['refusals'] = (configs) => {
    const folder = mkdtempSync(join(CACHE, 'cfg-'));
    try {
      const files = configs.map((config, i) => {
        const file = join(folder, `${i}.cfg`);
        writeFileSync(file, config);
        return file;
      });
      const env = { ...process.env, XL: xl, XL_LIBRARIES: folders, XL_SHIM: SHIM, LC_ALL: 'C' };
      spawnSync('sh', ['-c', ASK, 'xl', ...files], { env, timeout: 20_000 * configs.length });
      return files.map((file) => complaint(file));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  return { refusals, refuses: (config) => refusals([config])[0] };
}

/** Leaves beside each configuration what xl says of it, and how it ended. */
const ASK = `for file do
  LD_LIBRARY_PATH="$XL_LIBRARIES" LD_PRELOAD="$XL_SHIM" "$XL" create -n "$file" >/dev/null 2>"$file.said"
  echo $? >"$file.status"
done`;

function complaint(file: string): string | undefined {
  const read = (what: string): string => (existsSync(file + what) ? readFileSync(file + what, 'utf8') : '');
  const words = read('.said')
    .replaceAll(file, 'dom.cfg')
    .split('\n')
    .filter((line) => line && !/^(Parsing config from|Failed to read config file)/.test(line));
  const status = read('.status').trim();
  return status === '0' && words.length === 0 ? undefined : (words[0] ?? `xl ended with ${status}`);
}

/** The unpacked package of xl and its libraries, for machines of that architecture: this release's, or that of a suite. */
export function fetchXl(
  folder: string,
  architecture: string,
  libraries: readonly string[],
  suite?: string,
): string {
  const what = `the xl for ${architecture} of ${suite ?? 'this'} Debian`;
  const source = { architecture, ...(suite && { suites: [suite] }) };
  return fetched(folder, what, source, (apt, work, into) => {
    const utils = dependency(apt, `xen-system-${architecture}`, /Depends: (xen-utils-[\d.]+)/);
    const misc = dependency(apt, utils, /Depends: (libxenmisc[\d.]+)/);
    unpack(apt, work, [utils, misc, ...libraries], into);
  });
}

const unpacked = (): string[] => readdirSync(ROOT, { recursive: true, encoding: 'utf8' });

function find(name: RegExp): string {
  const path = unpacked().find(
    (file) => /\/bin\//.test(file) && name.test(file.slice(file.lastIndexOf('/') + 1)),
  );
  if (path === undefined) throw new Error(`${ROOT} holds no xl: remove the folder and run again`);
  return join(ROOT, path);
}

const libraryFolders = (): string[] =>
  unpacked()
    .filter((file) => /\.so(\.\d+)*$/.test(file))
    .map((file) => join(ROOT, file.slice(0, file.lastIndexOf('/'))));
