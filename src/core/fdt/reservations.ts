import type { Blob } from './blob.ts';
import { FdtError } from './error.ts';
import type { FdtHeader } from './header.ts';
import type { MemoryReservation } from './tree.ts';
import { wordAt } from './word.ts';

/** Bytes of one entry: address and size. */
const RESERVATION_SIZE = 16;

/** Reads the memory reservation block up to its terminator. */
export function readReservations({ bytes, header, reservationsEnd }: Blob): MemoryReservation[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, header.totalsize);
  const found: MemoryReservation[] = [];
  for (let at = header.reservationsOffset; at < reservationsEnd - RESERVATION_SIZE; at += RESERVATION_SIZE) {
    found.push({ address: view.getBigUint64(at), size: view.getBigUint64(at + 8) });
  }
  return found;
}

/** The address in the entry of size zero that ends the block. */
export function readTerminatorAddress({ bytes, reservationsEnd }: Blob): bigint {
  return new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(reservationsEnd - RESERVATION_SIZE);
}

/**
 * Where the memory reservation block ends: behind the first entry of size zero, whatever its address, as
 * libfdt's fdt_num_mem_rsv() and dtc have it. @throws FdtError where there is none.
 */
export function findReservationsEnd(bytes: Uint8Array, header: FdtHeader): number {
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
