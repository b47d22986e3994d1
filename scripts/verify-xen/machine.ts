/** QEMU's `virt` machine with a real Xen on it: its own device tree, what Xen is told in it, and a boot. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyOverlay } from '../../src/core/dts/index.ts';
import { parseFdt, writeFdt } from '../../src/core/fdt/index.ts';
import { addChild, type EditNode, nodeAt, setCells, setStrings } from './edit-tree.ts';
import { CACHE, hasSecondPort, type Parts, type Qemu } from './setup.ts';

const PROCESSOR = ['-cpu', 'cortex-a57', '-smp', '1'];
const BARE = ['-nodefaults', '-nic', 'none', '-display', 'none', '-no-reboot', '-monitor', 'none'];
/** Behind the first virtio window, so that a driver finds something to take. */
const DEVICES = ['-device', 'virtio-rng-device,bus=virtio-mmio-bus.0'];
export const MEMORY_MIB = 1024;
/** What Xen prints when it gives up. */
const PANIC = /Panic on CPU|Xen BUG at|Assertion .* failed/;

/** What lies in memory when Xen starts. */
export interface Load {
  /** A file, or what would be in it. */
  readonly content: string | Uint8Array;
  readonly address: number;
}

export interface Boot {
  /** The host tree, with all that Xen is to be told. */
  readonly host: Uint8Array;
  readonly loads: readonly Load[];
  readonly memoryMib?: number;
  /** What the console says when there is no more to come. */
  readonly done: RegExp;
  readonly seconds: number;
}

const machine = (options = ''): string[] => ['-M', `virt,virtualization=on,gic-version=3${options}`];
/** The console, and another port on which somebody talks all the time, so that it has interrupts. */
function serial(qemu: Qemu, first: string, folder: string): string[] {
  const ports = ['-serial', first];
  if (!hasSecondPort(qemu)) return ports;
  const talk = join(folder, 'talk');
  writeFileSync(talk, 'talk\n'.repeat(4_000_000));
  const line = `file,id=line,path=/dev/null,input-path=${talk}`;
  return [...ports, '-chardev', line, '-serial', 'chardev:line'];
}

/** The device tree of the machine itself, as QEMU describes it. */
export function machineTree({ qemu }: Parts, memoryMib = MEMORY_MIB): Uint8Array {
  const folder = mkdtempSync(join(CACHE, 'machine-'));
  try {
    const file = join(folder, 'host.dtb');
    const args = [...machine(`,dumpdtb=${file}`), ...PROCESSOR, '-m', `${memoryMib}`, ...BARE];
    execFileSync(qemu.command, [...qemu.args, ...args, ...serial(qemu, 'null', folder)], { stdio: 'pipe' });
    return new Uint8Array(readFileSync(file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A copy of the host tree with overlays of an export applied, and Xen's command line: no guest gets the console to
 * itself (`conswitch`), so that Xen writes the text of each in whole lines.
 */
export function hostForXen(host: Uint8Array, overlays: readonly Uint8Array[], options = ''): EditNode {
  const tree = overlays.reduce((base, overlay) => applyOverlay(base, parseFdt(overlay)), parseFdt(host));
  const root = tree.root as EditNode;
  const chosen = nodeAt(root, '/chosen') ?? addChild(root, 'chosen');
  setCells(chosen, '#address-cells', [2]);
  setCells(chosen, '#size-cells', [2]);
  setStrings(chosen, 'xen,xen-bootargs', [
    `console=dtuart dtuart=/pl011@9000000 loglvl=all guest_loglvl=all noreboot conswitch=ax ${options}`.trim(),
  ]);
  return root;
}

/** The blob of a tree that was made up. */
export const blob = (root: EditNode): Uint8Array => writeFdt({ root, reservations: [], bootCpu: 0 });

/** Boots Xen and gives back what the console said, up to `done` or a panic. */
export async function bootXen({ xen, qemu }: Parts, boot: Boot): Promise<string> {
  const folder = mkdtempSync(join(CACHE, 'boot-'));
  try {
    const host = join(folder, 'host.dtb');
    writeFileSync(host, boot.host);
    const loads = boot.loads.flatMap(({ content, address }) => {
      const at = `0x${address.toString(16)}`;
      const file = typeof content === 'string' ? content : join(folder, at);
      if (typeof content !== 'string') writeFileSync(file, content);
      return ['-device', `loader,file=${file},addr=${at},force-raw=on`];
    });
    const memory = ['-m', `${boot.memoryMib ?? MEMORY_MIB}`];
    const args = [
      ...qemu.args,
      ...machine(),
      ...PROCESSOR,
      ...memory,
      ...BARE,
      ...serial(qemu, 'stdio', folder),
    ];
    return await runQemu(
      qemu.command,
      [...args, ...DEVICES, '-kernel', xen, '-dtb', host, ...loads],
      boot.done,
      boot.seconds,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs QEMU until the console says `done`, Xen panics, QEMU ends, or the time is over; then ends it. */
function runQemu(command: string, args: readonly string[], done: RegExp, seconds: number): Promise<string> {
  return new Promise((resolve) => {
    const qemu = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
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
