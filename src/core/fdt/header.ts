import { hex } from '../base/hex.ts';
import { FdtError } from './error.ts';
import { DEFAULT_LIMITS, type FdtLimits } from './limits.ts';
import { wordAt } from './word.ts';

/** The first word of every flattened device tree (DTSpec 0.4, 5.2). */
export const FDT_MAGIC = 0xd00dfeed;
/** The oldest version that is read: structure block as it is today, its size not yet in the header. */
const FIRST_VERSION = 16;
/** The version that is written, and the newest that a blob may ask its readers to know. */
const CURRENT_VERSION = 17;
/** Where the fields end that say which version it is; no header is shorter. */
const VERSIONS_END = 28;
/** Bytes of the smallest reservation block: its terminator alone. */
const MIN_RESERVATIONS_SIZE = 16;

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

/** Bytes of the header of a version. */
export const headerSize = (version: number): number => (version >= 17 ? 40 : 36);

/**
 * Reads and checks the header of a flattened device tree, by the rules of libfdt's fdt_check_header(). Blocks may
 * overlap and stand in any order, as there. Stricter than libfdt: versions before 16 are refused, and a structure
 * block that is not aligned to 4 bytes (DTSpec 0.4, 5.6).
 * @throws FdtError where the blob is empty, no device tree, cut, too large, of another version, or its blocks
 *   lie outside of it.
 */
export function readHeader(bytes: Uint8Array, limits: FdtLimits = DEFAULT_LIMITS): FdtHeader {
  if (bytes.length === 0) throw new FdtError('empty', 0, 'The file is empty.');
  if (bytes.length < 4 || wordAt(bytes, 0) !== FDT_MAGIC) {
    const found = bytes.length < 4 ? 'fewer than four bytes' : hex(wordAt(bytes, 0), 8);
    throw new FdtError(
      'bad-magic',
      0,
      `A device tree blob begins with ${hex(FDT_MAGIC)}; here stands ${found}.`,
    );
  }
  if (bytes.length < VERSIONS_END) {
    throw new FdtError(
      'truncated',
      bytes.length,
      `The file ends inside the header, after ${bytes.length} bytes.`,
    );
  }
  const version = wordAt(bytes, 20);
  const lastCompatibleVersion = wordAt(bytes, 24);
  if (version < FIRST_VERSION || lastCompatibleVersion > CURRENT_VERSION || lastCompatibleVersion > version) {
    throw new FdtError(
      'bad-version',
      20,
      `Version ${version} (compatible back to ${lastCompatibleVersion}) is not read; versions 16 and 17 are.`,
    );
  }
  const size = headerSize(version);
  const totalsize = wordAt(bytes, 4);
  if (totalsize > limits.totalsize) {
    throw new FdtError(
      'too-large',
      4,
      `The header announces ${totalsize} bytes; at most ${limits.totalsize} are read.`,
    );
  }
  if (totalsize < size) {
    throw new FdtError('bad-layout', 4, `A total size of ${totalsize} bytes is less than the header alone.`);
  }
  if (totalsize > bytes.length) {
    throw new FdtError(
      'truncated',
      bytes.length,
      `The header announces ${totalsize} bytes; the file has ${bytes.length}.`,
    );
  }
  const structureOffset = wordAt(bytes, 8);
  const header: FdtHeader = {
    totalsize,
    structureOffset,
    structureSize: version >= 17 ? wordAt(bytes, 36) : Math.max(0, totalsize - structureOffset),
    stringsOffset: wordAt(bytes, 12),
    stringsSize: wordAt(bytes, 32),
    reservationsOffset: wordAt(bytes, 16),
    version,
    lastCompatibleVersion,
    bootCpu: wordAt(bytes, 28),
  };
  requireBlock(header, 8, 'structure block', structureOffset, header.structureSize);
  requireBlock(header, 12, 'strings block', header.stringsOffset, header.stringsSize);
  requireBlock(header, 16, 'memory reservation block', header.reservationsOffset, MIN_RESERVATIONS_SIZE);
  if (structureOffset % 4 !== 0) {
    throw new FdtError(
      'bad-layout',
      8,
      `The structure block begins at ${hex(structureOffset)}, which is no multiple of 4.`,
    );
  }
  return header;
}

/** `at` is the offset of the header field that says where the block is. */
function requireBlock(header: FdtHeader, at: number, what: string, offset: number, size: number): void {
  if (offset < headerSize(header.version) || offset + size > header.totalsize) {
    throw new FdtError(
      'bad-layout',
      at,
      `The ${what} (${size} bytes at ${hex(offset)}) lies outside of the blob.`,
    );
  }
}
