/** Debian's Linux as a guest: its initial RAM disk reports what the kernel made of the device tree. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { dependency, unpack } from '../debian.ts';
import { cpio } from './cpio.ts';
import { CACHE, fetched, fileIn } from './setup.ts';

export interface Linux {
  /** Debian's kernel for arm64, for guests and for dom0. */
  readonly kernel: string;
  readonly busybox: Uint8Array;
  /** The guest's initial RAM disk. */
  readonly ramdisk: string;
  /** Where the kernel's Xen modules are. */
  readonly xenModules: string;
}

export const LINUX_DONE = /^(?:\(XEN\) )?(?:DOM\d+: )?GUEST DONE/m;
/** Both consoles, as the same export is started by Xen (an emulated PL011) and by xl (Xen's own). */
export const LINUX_CMDLINE = 'console=ttyAMA0 console=hvc0 quiet loglevel=4 panic=1';

const MODULES = ['drivers/xen/*', 'drivers/virtio/virtio_mmio.ko'].map(
  (file) => `./lib/modules/*/kernel/${file}`,
);

/** Downloads kernel and busybox and makes the guest's RAM disk. */
export function setUpLinux(): Linux {
  const root = fetched('linux', "Debian's Linux for arm64", { architecture: 'arm64' }, (apt, work, into) => {
    const kernel = dependency(apt, 'linux-image-arm64', /Depends: (linux-image-\S+)/);
    unpack(apt, work, [kernel], into, ['./boot/vmlinuz-*', ...MODULES]);
    unpack(apt, work, ['busybox-static'], into, ['./bin/busybox']);
  });
  const modules = join(root, 'lib/modules', readdirSync(join(root, 'lib/modules'))[0]!, 'kernel/drivers');
  const busybox = readFileSync(join(root, 'bin/busybox'));
  const ramdisk = join(CACHE, 'guest-ramdisk');
  mkdirSync(CACHE, { recursive: true });
  const files = new Map<string, Uint8Array>([
    ['init', Buffer.from(INIT)],
    ['bin/busybox', busybox],
    ['modules/virtio_mmio.ko', readFileSync(join(modules, 'virtio/virtio_mmio.ko'))],
  ]);
  writeFileSync(ramdisk, cpio(files));
  return {
    kernel: fileIn(join(root, 'boot'), /^vmlinuz-/),
    busybox,
    ramdisk,
    xenModules: join(modules, 'xen'),
  };
}

/**
 * Prints the device tree that the kernel got (F), each device below /passthrough with its driver (D), the pages of
 * its drivers (M) and the interrupts by GIC number before (B) and after (A) the clock's alarm and listening at the other
 * serial port. Lines are short, as Xen breaks long ones.
 *
 * An alarm that is set for a second which has passed by then never comes, and a busy machine takes its time: each
 * round sets it later than the one before. The kernel counts a port's interrupts only while it is open, and QEMU's port
 * makes none for what arrives while its buffer is not empty: opening it reads some of what has gathered, so that a later
 * round finds it empty and waits for the next character.
 */
const INIT = `#!/bin/busybox sh
/bin/busybox mkdir -p /proc /sys /dev /bin
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
dmesg -n 1
insmod /modules/virtio_mmio.ko
echo
echo GUEST BEGIN
base64 -w 64 /sys/firmware/fdt | sed 's/^/F /'
for n in $(find /sys/devices -name of_node); do
  p=$(readlink -f "$n"); p=\${p#/sys/firmware/devicetree/base}; d=\${n%/of_node}
  case "$p" in /passthrough/*) [ -e "$d/driver" ] && echo "D $p $(basename "$(readlink "$d/driver")")";; esac
done
grep passthrough /proc/iomem | sed 's/^ */M /'
irqs() { sed -n "s/^ *[0-9]*: *\\([0-9]*\\) *GICv[23] *\\([0-9]*\\) .*/$1 \\2 \\1/p" /proc/interrupts; }
irqs B
[ -e /sys/class/rtc/rtc0 ] && echo "C $(cat /sys/class/rtc/rtc0/since_epoch)"
alarm=/sys/class/rtc/rtc0/wakealarm
# 32 is the emulated console.
waiting() { irqs A >/after; grep -v ' 32 ' /after | grep -q ' 0$'; }
round=1
while [ $round -le 20 ]; do
  [ -e $alarm ] && { echo 0 > $alarm; echo +$round > $alarm; }
  [ -e /sys/class/tty/ttyAMA1 ] && exec 3</dev/ttyAMA1
  n=0; while [ $n -le $((round*4)) ] && waiting; do usleep 250000; n=$((n+1)); done
  exec 3<&-
  grep -v ' 32 ' /after | grep -q ' 0$' || break
  round=$((round+1))
done
cat /after
echo GUEST DONE
poweroff -f
`;

export interface LinuxReport {
  /** The device tree that the kernel got. */
  readonly tree: DeviceTree;
  /** Guest path of a device to the name of the driver that took it. */
  readonly drivers: ReadonlyMap<string, string>;
  /** Interrupts by GIC number that came while the guest made its devices ask for them. */
  readonly interrupts: ReadonlyMap<number, number>;
  /** Seconds since 1970 that the passed-through clock told, where there is one. */
  readonly clock?: number;
}

/** Reads what the guest printed; undefined where it never came to the end. */
export function readLinux(text: string): LinuxReport | undefined {
  if (!LINUX_DONE.test(text)) return undefined;
  const lines = text.split('\n').map((line) => line.replace(/^(?:\(XEN\) )?(?:DOM\d+: )?/, ''));
  const rows = (tag: string): string[][] =>
    lines.filter((line) => line.startsWith(`${tag} `)).map((line) => line.slice(2).trim().split(' '));
  const counts = (tag: string): Map<number, number> =>
    new Map(rows(tag).map(([intid, count]) => [Number(intid), Number(count)]));
  const before = counts('B');
  const clock = rows('C')[0]?.[0];
  return {
    tree: new DeviceTree(new Uint8Array(Buffer.from(rows('F').flat().join(''), 'base64'))),
    drivers: new Map(rows('D').map(([path, driver]) => [path!, driver!])),
    interrupts: new Map([...counts('A')].map(([intid, n]) => [intid, n - (before.get(intid) ?? 0)])),
    ...(clock === undefined ? {} : { clock: Number(clock) }),
  };
}
