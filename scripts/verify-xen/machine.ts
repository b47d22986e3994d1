/** QEMU's `virt` machine with a real Xen on it: its own device tree, and booting domains without a dom0. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFdt, writeFdt } from '../../src/core/fdt/index.ts';
import { addChild, type EditNode, nodeAt, setCells, setStrings } from './edit-tree.ts';
import { CACHE, type Parts } from './setup.ts';

const MACHINE = [
  '-M',
  'virt,virtualization=on,gic-version=3',
  '-cpu',
  'cortex-a57',
  '-m',
  '1024',
  '-smp',
  '1',
];
const BARE = ['-nodefaults', '-nic', 'none'];
/** Where QEMU's loader puts the modules: clear of the blob that `-kernel` places 128 MiB into RAM. */
const MODULE_ADDRESS = { kernel: 0x50000000, ramdisk: 0x54000000, tree: 0x57000000 } as const;
/** What Xen prints when it gives up. */
const PANIC = /Panic on CPU|Xen BUG at|Assertion .* failed/;

export interface Boot {
  readonly kernel: string;
  readonly ramdisk?: string;
  readonly cmdline: string;
  /** The partial device tree. */
  readonly tree: Uint8Array;
  readonly memoryMib: number;
}

/** The device tree of the machine itself, as QEMU describes it. */
export function machineTree(): Uint8Array {
  const folder = mkdtempSync(join(CACHE, 'machine-'));
  try {
    const file = join(folder, 'host.dtb');
    const [option, machine, ...rest] = MACHINE;
    execFileSync('qemu-system-aarch64', [option!, `${machine},dumpdtb=${file}`, ...rest, ...BARE], {
      stdio: 'pipe',
    });
    return new Uint8Array(readFileSync(file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Boots Xen with one domain and gives back what the console said, up to `done` or a panic.
 * @param host the host tree; the domain and Xen's command line are added to a copy of it
 */
export async function bootDom0less(
  parts: Parts,
  host: Uint8Array,
  boot: Boot,
  done: RegExp,
  seconds: number,
): Promise<string> {
  const folder = mkdtempSync(join(CACHE, 'boot-'));
  try {
    const files = { kernel: boot.kernel, tree: join(folder, 'partial.dtb'), host: join(folder, 'host.dtb') };
    writeFileSync(files.tree, boot.tree);
    writeFileSync(files.host, withDomain(host, boot));
    const loaders = [
      loader(files.kernel, MODULE_ADDRESS.kernel),
      loader(files.tree, MODULE_ADDRESS.tree),
      ...(boot.ramdisk ? [loader(boot.ramdisk, MODULE_ADDRESS.ramdisk)] : []),
    ].flat();
    const screen = ['-display', 'none', '-no-reboot', '-monitor', 'none', '-serial', 'stdio'];
    const args = [...MACHINE, ...BARE, ...screen, '-kernel', parts.xen, '-dtb', files.host, ...loaders];
    return await runQemu(args, done, seconds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const loader = (file: string, address: number): string[] => [
  '-device',
  `loader,file=${file},addr=0x${address.toString(16)},force-raw=on`,
];

/** Adds `/chosen/domU1` with its modules (Xen: docs/misc/arm/device-tree/booting.txt). */
function withDomain(host: Uint8Array, boot: Boot): Uint8Array {
  const tree = parseFdt(host);
  const root = tree.root as EditNode;
  const chosen = nodeAt(root, '/chosen') ?? addChild(root, 'chosen');
  setCells(chosen, '#address-cells', [2]);
  setCells(chosen, '#size-cells', [2]);
  setStrings(chosen, 'xen,xen-bootargs', [
    'console=dtuart dtuart=/pl011@9000000 loglvl=all guest_loglvl=all noreboot',
  ]);
  const domain = addChild(chosen, 'domU1');
  setStrings(domain, 'compatible', ['xen,domain']);
  setCells(domain, '#address-cells', [2]);
  setCells(domain, '#size-cells', [2]);
  setCells(domain, 'cpus', [1]);
  setCells(domain, 'memory', [0, boot.memoryMib * 1024]);
  setCells(domain, 'vpl011', []);
  const module = (kind: string, address: number, size: number): EditNode => {
    const node = addChild(domain, `module@${address.toString(16)}`);
    setStrings(node, 'compatible', [`multiboot,${kind}`, 'multiboot,module']);
    setCells(node, 'reg', [0, address, 0, size]);
    return node;
  };
  const kernel = module('kernel', MODULE_ADDRESS.kernel, readFileSync(boot.kernel).length);
  setStrings(kernel, 'bootargs', [boot.cmdline]);
  if (boot.ramdisk) module('ramdisk', MODULE_ADDRESS.ramdisk, readFileSync(boot.ramdisk).length);
  module('device-tree', MODULE_ADDRESS.tree, boot.tree.length);
  return writeFdt(tree);
}

/** Runs QEMU until the console says `done`, Xen panics, QEMU ends, or the time is over; then ends it. */
function runQemu(args: readonly string[], done: RegExp, seconds: number): Promise<string> {
  return new Promise((resolve) => {
    const qemu = spawn('qemu-system-aarch64', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    const end = (): void => void qemu.kill('SIGKILL');
    const clock = setTimeout(end, seconds * 1000);
    const read = (bytes: Buffer): void => {
      text += bytes.toString('latin1');
      const tail = text.slice(-4096 - bytes.length);
      if (done.test(tail)) end();
      else if (PANIC.test(tail)) setTimeout(end, 200);
    };
    qemu.stdout.on('data', read);
    qemu.stderr.on('data', read);
    qemu.on('close', () => {
      clearTimeout(clock);
      resolve(text.replaceAll('\r', ''));
    });
  });
}
