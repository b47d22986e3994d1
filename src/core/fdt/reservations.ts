import { FdtError } from './error.ts';
import type { FdtHeader } from './header.ts';
import type { MemoryReservation } from './tree.ts';
import { wordAt } from './word.ts';

/** Bytes of one entry: address and size. */
const RESERVATION_SIZE = 16;

/** Reads the memory reservation block up to its terminator. @throws FdtError where it has none. */
export function readReservations(bytes: Uint8Array, header: FdtHeader): MemoryReservation[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, header.totalsize);
  const end = reservationsEnd(bytes, header) - RESERVATION_SIZE;
  const found: MemoryReservation[] = [];
  for (let at = header.reservationsOffset; at < end; at += RESERVATION_SIZE) {
    found.push({ address: view.getBigUint64(at), size: view.getBigUint64(at + 8) });
  }
  return found;
}

/**
 * Where the memory reservation block ends: behind the first entry of size zero, whatever its address, as
 * libfdt's fdt_num_mem_rsv() and dtc have it. @throws FdtError where there is none.
 */
export function reservationsEnd(bytes: Uint8Array, header: FdtHeader): number {
  const last = header.totalsize - RESERVATION_SIZE;
  for (let at = header.reservationsOffset; at <= last; at += RESERVATION_SIZE) {
    if (wordAt(bytes, at + 8) === 0 && wordAt(bytes, at + 12) === 0) return at + RESERVATION_SIZE;
  }
  throw new FdtError(
    'bad-reservations',
    header.reservationsOffset,
    'The memory reservation block has no end.',
  );
}
