/** QEMU's `virt` machine with a real Xen on it: its own device tree, what Xen is told in it, and a boot. */
import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
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
const TALK_EVERY_MS = 500;
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
  /** Nothing comes any more when the console has been silent for so long: a busy machine is slow, but goes on. */
  readonly silence: number;
}

/** QEMU's SMMUv3 translates for Xen with its second stage. */
const machine = ({ smmu }: Parts, options = ''): string[] => [
  '-M',
  `virt,virtualization=on,gic-version=3${smmu ? ',iommu=smmuv3' : ''}${options}`,
  ...(smmu ? ['-global', 'arm-smmuv3.stage=2'] : []),
];
/** The console, and another port at the end of a line, where the machine can have one. */
function serial(qemu: Qemu, first: string, line: string): string[] {
  return ['-serial', first, ...(hasSecondPort(qemu) ? ['-serial', line] : [])];
}

/** A line on which somebody talks slowly: no faster than a guest that listens keeps up with. */
class Line {
  readonly #pipe: number;
  readonly #path: string;
  readonly #clock: ReturnType<typeof setInterval>;

  constructor(folder: string) {
    this.#path = join(folder, 'line');
    execFileSync('mkfifo', [this.#path]);
    this.#pipe = openSync(this.#path, constants.O_RDWR | constants.O_NONBLOCK);
    this.#clock = setInterval(() => this.#talk(), TALK_EVERY_MS);
  }

  get args(): string[] {
    return ['-chardev', `file,id=line,path=/dev/null,input-path=${this.#path}`];
  }

  #talk(): void {
    try {
      writeSync(this.#pipe, '.');
    } catch (error) {
      // Nobody has listened for so long that the pipe is full.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }

  hangUp(): void {
    clearInterval(this.#clock);
    closeSync(this.#pipe);
  }
}

/** The device tree of the machine itself, as QEMU describes it. */
export function machineTree(parts: Parts, memoryMib = MEMORY_MIB): Uint8Array {
  const { qemu } = parts;
  const folder = mkdtempSync(join(CACHE, 'machine-'));
  try {
    const file = join(folder, 'host.dtb');
    const args = [...machine(parts, `,dumpdtb=${file}`), ...PROCESSOR, '-m', `${memoryMib}`, ...BARE];
    execFileSync(qemu.command, [...qemu.args, ...args, ...serial(qemu, 'null', 'null')], { stdio: 'pipe' });
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
export async function bootXen(parts: Parts, boot: Boot): Promise<string> {
  const { xen, qemu } = parts;
  const folder = mkdtempSync(join(CACHE, 'boot-'));
  const line = new Line(folder);
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
      ...machine(parts),
      ...PROCESSOR,
      ...memory,
      ...BARE,
      ...(hasSecondPort(qemu) ? line.args : []),
      ...serial(qemu, 'stdio', 'chardev:line'),
    ];
    return await runQemu(
      qemu.command,
      [...args, ...DEVICES, '-kernel', xen, '-dtb', host, ...loads],
      boot.done,
      boot.silence,
    );
  } finally {
    line.hangUp();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs QEMU until the console says `done`, Xen panics, QEMU ends, or the console stays silent; then ends it. */
function runQemu(command: string, args: readonly string[], done: RegExp, silence: number): Promise<string> {
  return new Promise((resolve) => {
    const qemu = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    const end = (): void => void qemu.kill('SIGKILL');
    process.once('exit', end);
    const clock = setTimeout(end, silence * 1000);
    const read = (bytes: Buffer): void => {
      clock.refresh();
      text += bytes.toString('latin1');
      const tail = text.slice(-4096 - bytes.length);
      if (done.test(tail)) end();
      else if (PANIC.test(tail)) setTimeout(end, 200);
    };
    qemu.stdout.on('data', read);
    qemu.stderr.on('data', read);
    qemu.on('close', () => {
      clearTimeout(clock);
      process.off('exit', end);
      resolve(text.replaceAll('\r', ''));
    });
  });
}
