/** Flattened device trees: bytes to plain tree and back. Knows no meaning of any property. */
export { FdtError, type FdtErrorCode } from './error.ts';
export { FDT_MAGIC, type FdtHeader, readHeader } from './header.ts';
export {
  CANONICAL_LAYOUT,
  type FdtBlock,
  type FdtBlockPlace,
  type FdtLayout,
  type FdtOddToken,
} from './layout.ts';
export { DEFAULT_LIMITS, type FdtLimits, MAX_TOTALSIZE } from './limits.ts';
export { parseFdt, parseFdtWithLayout } from './parse.ts';
export type { FdtNode, FdtProperty, FdtTree, MemoryReservation } from './tree.ts';
export { writeFdt } from './write.ts';
