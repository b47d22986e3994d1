/** The bare-metal guest: which addresses it shall touch, and what it found. */
import { readFileSync } from 'node:fs';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { FdtError } from '../../src/core/fdt/index.ts';

const TABLE_OFFSET = 64;
const TABLE_SIZE = 255;
const PORT_OFFSET = TABLE_OFFSET + 8 * (1 + TABLE_SIZE);
/** EVTCHNSTAT_interdomain (Xen: xen/include/public/event_channel.h). */
const INTERDOMAIN = 2;
/** Fault status of a stage 2 translation fault that Xen injects: nothing is mapped there (Arm ARM, ESR_ELx.DFSC). */
const EXTERNAL_ABORT = 0x10;

export const GUEST_DONE = /GUEST DONE/;

/** What the guest shall do besides telling its tree. */
export interface Errand {
  /** Addresses to touch. */
  readonly touch: readonly bigint[];
  /** The event channel to ask Xen about. */
  readonly port?: number;
  /** Where to leave a word for another guest, whose own is at the address with bit 3 turned. */
  readonly mail?: bigint;
  /** Not to tell its tree. */
  readonly quiet?: boolean;
}

/** A copy of the guest's image that does an errand. */
export function patchedGuest(
  image: string,
  { touch, port = 0, mail = 0n, quiet = false }: Errand,
): Uint8Array {
  const bytes = readFileSync(image);
  const few = touch.slice(0, TABLE_SIZE);
  bytes.writeBigUInt64LE(BigInt(few.length), TABLE_OFFSET);
  for (const [i, address] of few.entries()) bytes.writeBigUInt64LE(address, TABLE_OFFSET + 8 + i * 8);
  bytes.writeBigUInt64LE(BigInt(port), PORT_OFFSET);
  bytes.writeBigUInt64LE(mail, PORT_OFFSET + 8);
  bytes.writeBigUInt64LE(quiet ? 1n : 0n, PORT_OFFSET + 16);
  return bytes;
}

export interface GuestView {
  /** The device tree that Xen gave to the guest; undefined where Xen broke it off. */
  readonly tree?: DeviceTree;
  /** Whether something is mapped at an address: a device that does not answer is mapped, too. */
  readonly mapped: ReadonlyMap<bigint, boolean>;
}

/** Reads what the guest printed; undefined where it never came to the end. */
export function readGuest(console: string): GuestView | undefined {
  if (!GUEST_DONE.test(console)) return undefined;
  const lines = console.split('\n').map((line) => line.replace(/^(?:\(XEN\) )?(?:DOM\d+: )?/, ''));
  const hex = lines.flatMap((line) => /^T ([0-9a-f]+)$/.exec(line)?.[1] ?? []).join('');
  const mapped = new Map<bigint, boolean>();
  for (const line of lines) {
    const probe = /^P ([0-9a-f]{16}) ([0-9a-f]{8})$/.exec(line);
    if (!probe) continue;
    const syndrome = Number.parseInt(probe[2]!, 16);
    mapped.set(BigInt(`0x${probe[1]}`), syndrome === 0 || (syndrome & 0x3f) === EXTERNAL_ABORT);
  }
  const tree = readTree(new Uint8Array(Buffer.from(hex, 'hex')));
  return { mapped, ...(tree && { tree }) };
}

function readTree(bytes: Uint8Array): DeviceTree | undefined {
  try {
    return new DeviceTree(bytes);
  } catch (error) {
    if (error instanceof FdtError) return undefined;
    throw error;
  }
}

/** What guests that have channels found, of all that print to the console. */
export interface ChannelView {
  /** The ports at the other ends of event channels that Xen has connected. */
  readonly remotePorts: readonly number[];
  /** The words that guests found in shared memory. */
  readonly words: readonly number[];
}

export function readChannels(console: string): ChannelView {
  const numbers = (pattern: RegExp): number[] =>
    [...console.matchAll(pattern)].map(([, digits]) => Number.parseInt(digits!, 16));
  const connected = `E 0{16} ${INTERDOMAIN.toString(16).padStart(8, '0')} [0-9a-f]{4} ([0-9a-f]{8})`;
  return { remotePorts: numbers(new RegExp(connected, 'g')), words: numbers(/S ([0-9a-f]{8})\n/g) };
}
