import { FdtError } from './error.ts';
import { type FdtHeader, readHeader } from './header.ts';
import { scanStructure } from './scan.ts';
import { NameReader } from './strings.ts';
import type { FdtNode, FdtProperty, FdtTree, MemoryReservation } from './tree.ts';

/**
 * Reads a flattened device tree. Property values are views of the given bytes.
 * @throws FdtError for every input that is no sound tree; no other error.
 */
export function parseFdt(bytes: Uint8Array): FdtTree {
  const header = readHeader(bytes);
  const names = new NameReader(bytes, header);
  const above: { name: string; properties: FdtProperty[]; children: FdtNode[] }[] = [
    { name: '', properties: [], children: [] },
  ];
  scanStructure(bytes, header, {
    beginNode(start, end) {
      const node = { name: names.nodeName(start, end), properties: [], children: [] };
      above.at(-1)!.children.push(node);
      above.push(node);
    },
    property(nameStart, valueStart, valueEnd) {
      above.at(-1)!.properties.push({
        name: names.propertyName(nameStart),
        value: bytes.subarray(valueStart, valueEnd),
      });
    },
    endNode() {
      above.pop();
    },
  });
  return {
    reservations: readReservations(bytes, header),
    bootCpu: header.bootCpu,
    root: above[0]!.children[0]!,
  };
}

/** Reads the memory reservation block up to its terminating pair of zeros. @throws FdtError where it has none. */
export function readReservations(bytes: Uint8Array, header: FdtHeader): MemoryReservation[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, header.totalsize);
  const found: MemoryReservation[] = [];
  for (let at = header.reservationsOffset; at + 16 <= header.totalsize; at += 16) {
    const address = view.getBigUint64(at);
    const size = view.getBigUint64(at + 8);
    if (address === 0n && size === 0n) return found;
    found.push({ address, size });
  }
  throw new FdtError('bad-layout', header.reservationsOffset, 'The memory reservation block has no end.');
}
