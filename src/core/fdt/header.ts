import { hex } from '../base/hex.ts';
import { FdtError } from './error.ts';

/** The first word of every flattened device tree (DTSpec 0.4, 5.2). */
export const FDT_MAGIC = 0xd00dfeed;
/** The largest blob that is read, in bytes: Xen itself takes 2 MiB, real boards stay below 256 KiB. */
export const MAX_TOTALSIZE = 16 * 1024 * 1024;
const HEADER_SIZE_V16 = 36;
const HEADER_SIZE_V17 = 40;

/** The header fields (DTSpec 0.4, 5.2), offsets and sizes in bytes from the start of the blob. */
export interface FdtHeader {
  readonly totalsize: number;
  readonly structureOffset: number;
  /** For version 16, which does not store it: up to the end of the blob. */
  readonly structureSize: number;
  readonly stringsOffset: number;
  readonly stringsSize: number;
  readonly reservationsOffset: number;
  readonly version: number;
  readonly lastCompatibleVersion: number;
  readonly bootCpu: number;
}

/**
 * Reads and checks the header of a flattened device tree, in the order of libfdt's fdt_check_header().
 * @throws FdtError where the blob is empty, no device tree, cut, too large, of another version, or its blocks
 *   lie outside of it.
 */
export function readHeader(bytes: Uint8Array): FdtHeader {
  if (bytes.length === 0) throw new FdtError('empty', 0, 'The file is empty.');
  if (bytes.length < 4 || word(bytes, 0) !== FDT_MAGIC) {
    const found = bytes.length < 4 ? 'fewer than four bytes' : hex(word(bytes, 0), 8);
    throw new FdtError(
      'bad-magic',
      0,
      `A device tree blob begins with ${hex(FDT_MAGIC)}; here stands ${found}.`,
    );
  }
  if (bytes.length < HEADER_SIZE_V16) {
    throw new FdtError(
      'truncated',
      bytes.length,
      `The header needs ${HEADER_SIZE_V16} bytes; the file has ${bytes.length}.`,
    );
  }
  const version = word(bytes, 20);
  const lastCompatibleVersion = word(bytes, 24);
  if (version < 16 || lastCompatibleVersion > 17) {
    throw new FdtError(
      'bad-version',
      20,
      `Version ${version} (compatible back to ${lastCompatibleVersion}) is not read; versions 16 and 17 are.`,
    );
  }
  const headerSize = version >= 17 ? HEADER_SIZE_V17 : HEADER_SIZE_V16;
  const totalsize = word(bytes, 4);
  if (totalsize > MAX_TOTALSIZE) {
    throw new FdtError(
      'too-large',
      4,
      `The header announces ${totalsize} bytes; at most ${MAX_TOTALSIZE} are read.`,
    );
  }
  if (totalsize < headerSize) {
    throw new FdtError('bad-layout', 4, `A total size of ${totalsize} bytes is less than the header alone.`);
  }
  if (totalsize > bytes.length) {
    throw new FdtError(
      'truncated',
      bytes.length,
      `The header announces ${totalsize} bytes; the file has ${bytes.length}.`,
    );
  }
  const structureOffset = word(bytes, 8);
  const stringsOffset = word(bytes, 12);
  const header: FdtHeader = {
    totalsize,
    structureOffset,
    structureSize: version >= 17 ? word(bytes, 36) : Math.max(0, totalsize - structureOffset),
    stringsOffset,
    stringsSize: word(bytes, 32),
    reservationsOffset: word(bytes, 16),
    version,
    lastCompatibleVersion,
    bootCpu: word(bytes, 28),
  };
  requireBlock(8, 'structure block', header.structureOffset, header.structureSize);
  requireBlock(12, 'strings block', header.stringsOffset, header.stringsSize);
  requireBlock(16, 'memory reservation block', header.reservationsOffset, 16);
  if (structureOffset % 4 !== 0) {
    throw new FdtError(
      'bad-layout',
      8,
      `The structure block begins at ${hex(structureOffset)}, which is no multiple of 4.`,
    );
  }
  return header;

  function requireBlock(at: number, what: string, offset: number, size: number): void {
    if (offset < headerSize || offset + size > totalsize) {
      throw new FdtError(
        'bad-layout',
        at,
        `The ${what} (${size} bytes at ${hex(offset)}) lies outside of the blob.`,
      );
    }
  }
}

function word(bytes: Uint8Array, offset: number): number {
  return (
    ((bytes[offset]! << 24) | (bytes[offset + 1]! << 16) | (bytes[offset + 2]! << 8) | bytes[offset + 3]!) >>>
    0
  );
}
