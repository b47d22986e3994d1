/** Flattened device trees: bytes to plain tree and back. Knows no meaning of any property. */
export { FdtError, type FdtErrorCode } from './error.ts';
export { FDT_MAGIC, type FdtHeader, readHeader } from './header.ts';
export { DEFAULT_LIMITS, type FdtLimits, MAX_TOTALSIZE } from './limits.ts';
export { parseFdt } from './parse.ts';
export type { FdtNode, FdtProperty, FdtTree, MemoryReservation } from './tree.ts';
export { writeFdt } from './write.ts';
