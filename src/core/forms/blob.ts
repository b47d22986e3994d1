import type { InputError, InputFile } from '../contract.ts';
import { FdtError } from '../fdt/error.ts';
import { FDT_MAGIC } from '../fdt/header.ts';
import { MAX_TOTALSIZE } from '../fdt/limits.ts';
import { parseFdt } from '../fdt/parse.ts';
import { wordAt } from '../fdt/word.ts';
import { embeddedTrees } from './embedded.ts';
import { isFit, treesOfFit } from './fit.ts';
import { type Found, foundTree, refuseBlob } from './found.ts';
import { MAX_CONTAINER } from './limits.ts';

/** Whether a file begins as a blob. */
export const isBlob = (bytes: Uint8Array): boolean => bytes.length >= 4 && wordAt(bytes, 0) === FDT_MAGIC;

/** Reads a file that begins as a blob: a device tree, several one after the other, or a FIT image. */
export function readBlob({ name, bytes }: InputFile): Found | InputError {
  try {
    const tree = parseFdt(bytes, { totalsize: MAX_CONTAINER, valueLength: MAX_CONTAINER });
    const size = wordAt(bytes, 4);
    if (isFit(tree)) return treesOfFit(name, bytes, tree, size);
    // What is larger than a device tree may be, is refused by the ordinary limits.
    if (size > MAX_TOTALSIZE) parseFdt(bytes);
    const others = embeddedTrees(name, bytes, size);
    if (others.length === 0) return { what: 'device tree blob', trees: [foundTree(name, '', bytes, tree)] };
    return { what: `file with ${others.length + 1} device trees`, trees: embeddedTrees(name, bytes, 0) };
  } catch (error) {
    if (error instanceof FdtError) return refuseBlob(name, error);
    throw error;
  }
}
