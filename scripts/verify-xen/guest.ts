/** The bare-metal guest: which addresses it shall touch, and what it found. */
import { readFileSync } from 'node:fs';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';

const TABLE_OFFSET = 64;
const TABLE_SIZE = 255;
/** Fault status of a stage 2 translation fault that Xen injects: nothing is mapped there (Arm ARM, ESR_ELx.DFSC). */
const EXTERNAL_ABORT = 0x10;

export const GUEST_DONE = /GUEST DONE/;

/** A copy of the guest's image that touches the given addresses. */
export function patchedGuest(image: string, addresses: readonly bigint[]): Uint8Array {
  const bytes = readFileSync(image);
  const few = addresses.slice(0, TABLE_SIZE);
  bytes.writeBigUInt64LE(BigInt(few.length), TABLE_OFFSET);
  for (const [i, address] of few.entries()) bytes.writeBigUInt64LE(address, TABLE_OFFSET + 8 + i * 8);
  return bytes;
}

export interface GuestView {
  /** The device tree that Xen gave to the guest. */
  readonly tree: DeviceTree;
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
  return { tree: new DeviceTree(new Uint8Array(Buffer.from(hex, 'hex'))), mapped };
}
