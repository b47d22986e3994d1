/** A running dom0 of Debian's Linux and xl: domains are made in it by `xl create`, one after the other. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cpio, type Files } from './cpio.ts';
import { addChild, type EditNode, nodeAt, setCells, setStrings } from './edit-tree.ts';
import type { Linux } from './linux.ts';
import { blob, bootXen, hostForXen, machineTree } from './machine.ts';
import { IN_DOM0 } from './plans.ts';
import type { Parts } from './setup.ts';
import { fetchXl, LIBRARIES } from './xl.ts';

const MEMORY_MIB = 2560;
/** How long dom0 waits for a guest to come to its end. */
const GUEST_SECONDS = 600;
/** Above what dom0 is given at its identity address, and clear of QEMU's own blob. */
const ADDRESS = { kernel: 0x60000000, ramdisk: 0x70000000 } as const;
/** Besides the libraries of xl: what every Debian has, which this RAM disk has not. */
const SYSTEM_LIBRARIES = 'libc6 libgcc-s1 zlib1g'.split(' ');
const PROGRAMS = ['xl', 'xenstored', 'xenconsoled', 'xen-init-dom0', 'libxl-save-helper'];

/** A domain that `xl create` shall make. */
export interface Creation {
  /** Unique; a name of the domain for xl. */
  readonly name: string;
  readonly config: Uint8Array;
  readonly partial: Uint8Array;
}

export interface Created {
  /** What xl printed, and Xen while xl ran. */
  readonly words: readonly string[];
  readonly status: number;
  /** The guest's console, where xl made the domain. */
  readonly console: string;
}

export interface Dom0 {
  /**
   * Boots Xen with dom0 on the machine and makes the domains.
   * @param overlays what an export adds to the host tree
   * @param change what else is to be in the host tree
   */
  create(
    creations: readonly Creation[],
    overlays: readonly Uint8Array[],
    change?: (machine: Uint8Array) => Uint8Array,
  ): Promise<ReadonlyMap<string, Created>>;
}

/** Downloads xl for arm64 and what it needs. @param suite the Debian whose xl goes with this Xen */
export function setUpDom0(parts: Parts, linux: Linux, suite?: string): Dom0 {
  const folder = suite ? `dom0-${suite}` : 'dom0';
  const root = fetchXl(folder, 'arm64', [...LIBRARIES, ...SYSTEM_LIBRARIES], suite);
  const system = systemFiles(root, linux);
  return {
    async create(creations, overlays, change = (machine) => machine) {
      const files = new Map(system);
      for (const { name, config, partial } of creations) {
        files.set(`etc/xen/${name}/dom.cfg`, config);
        files.set(`etc/xen/${name}/passthrough.dtb`, partial);
      }
      files.set('cases', Buffer.from(creations.map(({ name }) => `${name}\n`).join('')));
      const ramdisk = cpio(files, EMPTY_FOLDERS);
      const text = await bootXen(parts, {
        host: hostTree(change(machineTree(parts, MEMORY_MIB)), overlays, {
          kernel: statSync(linux.kernel).size,
          ramdisk: ramdisk.length,
        }),
        loads: [
          { content: linux.kernel, address: ADDRESS.kernel },
          { content: ramdisk, address: ADDRESS.ramdisk },
        ],
        memoryMib: MEMORY_MIB,
        done: /^DOM0 DONE|Kernel panic/m,
        silence: GUEST_SECONDS + 300,
      });
      return readCreated(text);
    },
  };
}

const EMPTY_FOLDERS =
  'proc sys tmp run/xen var/run/xen var/run/xenstored var/lib/xen var/lib/xenstored var/log/xen/console var/lock'.split(
    ' ',
  );

function systemFiles(root: string, linux: Linux): Files {
  const files = new Map<string, Uint8Array>();
  const all = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const xen = all.find((path) => path.endsWith('/bin/xl'))!.replace(/\/xl$/, '');
  for (const program of PROGRAMS) files.set(`bin/${program}`, readFileSync(join(root, xen, program)));
  for (const path of all.filter((name) => /\.so(\.[\d.]+)?$/.test(name))) {
    const name = basename(path);
    if (!statSync(join(root, path)).isFile()) continue;
    files.set(`lib/aarch64-linux-gnu/${name}`, readFileSync(join(root, path)));
    if (name.startsWith('ld-linux')) files.set(`lib/${name}`, readFileSync(join(root, path)));
  }
  for (const path of readdirSync(linux.xenModules, { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.ko'))
      files.set(`modules/${basename(path)}`, readFileSync(join(linux.xenModules, path)));
  }
  files.set('etc/xen/xl.conf', new Uint8Array());
  files.set('bin/busybox', linux.busybox);
  files.set(IN_DOM0.kernel.slice(1), readFileSync(linux.kernel));
  files.set(IN_DOM0.ramdisk.slice(1), readFileSync(linux.ramdisk));
  files.set('init', Buffer.from(INIT));
  return files;
}

/**
 * Makes each domain of /cases, waits until its guest has said what it has to say, and takes it down again. What was said
 * is printed when all are gone: Xen writes into the middle of dom0's lines while it has guests to talk about.
 */
const INIT = `#!/bin/busybox sh
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
mkdir -p /dev/pts
mount -t devpts devpts /dev/pts
dmesg -n 1
for m in xen-evtchn xen-gntdev xen-gntalloc xen-privcmd xenfs; do insmod /modules/$m.ko; done
mount -t xenfs xenfs /proc/xen
xenstored --pid-file /var/run/xenstored.pid
n=0; while [ $n -lt 50 ] && [ ! -e /var/run/xenstored/socket ]; do usleep 100000; n=$((n+1)); done
xen-init-dom0 >/dev/null
xenconsoled --log=guest --log-dir=/var/log/xen/console --pid-file=/var/run/xenconsoled.pid
make() {
  echo "CASE $name"
  xl dmesg -c >/dev/null
  xl create /etc/xen/$name/dom.cfg 2>&1 </dev/null
  status=$?
  xl dmesg -c
  echo
  echo "STATUS $status"
  log=/var/log/xen/console/guest-$name.log
  if [ $status = 0 ]; then
    n=0
    while [ $n -lt ${GUEST_SECONDS} ] && ! grep -q 'GUEST DONE\\|Kernel panic' $log 2>/dev/null; do sleep 1; n=$((n+1)); done
    cat $log
    echo
    xl destroy $name 2>/dev/null
  fi
  echo "END $name"
}
while read -r name; do
  echo "dom0 makes $name"
  make >>/answers
done </cases
sleep 1
cat /answers
echo "DOM0 DONE"
`;

/** dom0 beside the domain's marks; its modules lie directly below /chosen (Xen: docs/misc/arm/device-tree/booting.txt). */
function hostTree(
  machine: Uint8Array,
  overlays: readonly Uint8Array[],
  sizes: Readonly<Record<keyof typeof ADDRESS, number>>,
): Uint8Array {
  const root = hostForXen(machine, overlays, 'dom0_mem=1024M dom0_max_vcpus=1');
  const chosen = nodeAt(root, '/chosen') as EditNode;
  for (const kind of ['kernel', 'ramdisk'] as const) {
    const module = addChild(chosen, `module@${ADDRESS[kind].toString(16)}`);
    setStrings(module, 'compatible', [`multiboot,${kind}`, 'multiboot,module']);
    setCells(module, 'reg', [0, ADDRESS[kind], 0, sizes[kind]]);
    if (kind === 'kernel') setStrings(module, 'bootargs', ['console=hvc0 quiet loglevel=4']);
  }
  return blob(root);
}

function readCreated(text: string): Map<string, Created> {
  const found = new Map<string, Created>();
  const cases = /^CASE (\S+)\n([\s\S]*?)^STATUS (\d+)\n([\s\S]*?)^END \1$/gm;
  for (const [, name, words, status, console] of text.matchAll(cases)) {
    found.set(name!, {
      words: words!.split('\n').filter((line) => line && !line.startsWith('Parsing config from')),
      status: Number(status),
      console: console!,
    });
  }
  return found;
}
