import { FdtError } from './error.ts';
import type { FdtHeader } from './header.ts';
import type { MemoryReservation } from './tree.ts';

/** Bytes of one entry. */
export const RESERVATION_SIZE = 16;

/** Reads the memory reservation block up to its terminating pair of zeros. @throws FdtError where it has none. */
export function readReservations(bytes: Uint8Array, header: FdtHeader): MemoryReservation[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, header.totalsize);
  const found: MemoryReservation[] = [];
  for (
    let at = header.reservationsOffset;
    at + RESERVATION_SIZE <= header.totalsize;
    at += RESERVATION_SIZE
  ) {
    const address = view.getBigUint64(at);
    const size = view.getBigUint64(at + 8);
    // libfdt's fdt_num_mem_rsv() and dtc take a size of zero as the end, whatever the address.
    if (size === 0n) return found;
    found.push({ address, size });
  }
  throw new FdtError(
    'bad-reservations',
    header.reservationsOffset,
    'The memory reservation block has no end.',
  );
}
