import { hex } from '../base/hex.ts';
import { FdtError } from '../fdt/error.ts';
import { FDT_MAGIC, readHeader } from '../fdt/header.ts';
import { wordAt } from '../fdt/word.ts';
import { type FoundTree, stem, tryTree } from './found.ts';

/** Bytes that may be looked at in vain, all tries together: what begins like a blob may be made to mislead. */
const PATIENCE = 256 * 1024 * 1024;
/** More trees than this are not offered. */
const MAX_TREES = 512;

/**
 * Finds the blobs that stand in a file from a byte on, whatever is around them: appended to a kernel or a boot
 * loader, one after the other, or in an image of a form of its own.
 */
export function embeddedTrees(name: string, bytes: Uint8Array, from: number): FoundTree[] {
  const found: FoundTree[] = [];
  let patience = PATIENCE;
  for (let at = nextMagic(bytes, from); at >= 0 && patience > 0 && found.length < MAX_TREES; ) {
    const size = sizeOfBlob(bytes.subarray(at));
    const tree =
      size && tryTree(`${stem(name)}-${found.length + 1}.dtb`, `at ${hex(at)}`, bytes.slice(at, at + size));
    if (tree) found.push(tree);
    else patience -= size ?? 0;
    at = nextMagic(bytes, tree ? at + tree.bytes.length : at + 4);
  }
  return found;
}

function sizeOfBlob(bytes: Uint8Array): number | undefined {
  try {
    return readHeader(bytes).totalsize;
  } catch (error) {
    if (error instanceof FdtError) return undefined;
    throw error;
  }
}

function nextMagic(bytes: Uint8Array, from: number): number {
  for (
    let at = bytes.indexOf(FDT_MAGIC >>> 24, from);
    at >= 0;
    at = bytes.indexOf(FDT_MAGIC >>> 24, at + 1)
  ) {
    if (at + 4 <= bytes.length && wordAt(bytes, at) === FDT_MAGIC) return at;
  }
  return -1;
}
