/**
 * Flattened device trees (DTSpec 0.4, chapter 5): bytes to tree and back, losslessly. Knows no meaning of any
 * property; what a tree says about a machine is for `devicetree/`. Needs nothing but `base/` and `platform.ts`.
 *
 *     const tree = parseFdt(bytes);                         // plain objects; values are views of the bytes
 *     writeFdt(tree);                                       // as dtc writes it
 *
 *     const { tree, layout } = parseFdtWithLayout(bytes);   // also how the file lays the tree out
 *     writeFdt(tree, layout);                               // the same bytes; edited, as little else as can be
 *
 *     const blob = readBlob(bytes);                         // columns of offsets, for an index of one's own
 *
 * Every reader takes any bytes whatever, and throws an FdtError with code and offset or nothing at all. What a
 * blob may cost is bounded by FdtLimits.
 *
 * - The tree, plain data to be read, made and compared: FdtTree, FdtNode, FdtProperty, MemoryReservation.
 * - What a file says beyond its tree: FdtLayout with its parts, and CANONICAL_LAYOUT, the one of dtc.
 * - What is refused, and the bounds: FdtError, FdtErrorCode, FdtLimits, DEFAULT_LIMITS, MAX_TOTALSIZE, MAX_DEPTH.
 * - Beneath: readHeader and FdtHeader, the header alone; Blob, Structure and PropertyNames, where all stands.
 * - Names and numbers as they stand in the bytes: latin1Between, longLatin1Between, wordAt.
 */
export { type Blob, readBlob } from './blob.ts';
export { FdtError, type FdtErrorCode } from './error.ts';
export { FDT_MAGIC, type FdtHeader, readHeader } from './header.ts';
export { latin1Between, longLatin1Between } from './latin1.ts';
export {
  CANONICAL_LAYOUT,
  type FdtBlock,
  type FdtBlockPlace,
  type FdtLayout,
  type FdtOddToken,
} from './layout.ts';
export { DEFAULT_LIMITS, type FdtLimits, MAX_DEPTH, MAX_TOTALSIZE } from './limits.ts';
export type { PropertyNames } from './names.ts';
export { parseFdt, parseFdtWithLayout } from './parse.ts';
export type { Structure } from './scan.ts';
export type { FdtNode, FdtProperty, FdtTree, MemoryReservation } from './tree.ts';
export { wordAt } from './word.ts';
export { writeFdt } from './write.ts';
