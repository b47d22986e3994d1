import { hex } from '../base/hex.ts';
import { FDT_MAGIC } from '../fdt/header.ts';
import { wordAt } from '../fdt/word.ts';
import { describeBoard, type FoundTree, stem, TreeCollector } from './found.ts';

/**
 * Finds the blobs that stand in a file from a byte on, whatever is around them: appended to a kernel or a boot
 * loader, one after the other, or in an image of a form of its own. A tree that names no board is left out: every
 * arm64 kernel holds an empty one.
 */
export function embeddedTrees(name: string, bytes: Uint8Array, from: number): readonly FoundTree[] {
  const found = new TreeCollector();
  for (let at = nextMagic(bytes, from); at >= 0 && found.open; ) {
    const title = `${stem(name)}-${found.trees.length + 1}.dtb`;
    const tree = found.take(title, `at ${hex(at)}`, bytes.subarray(at));
    at = nextMagic(bytes, at + (tree?.bytes.length ?? 4));
  }
  return found.trees.filter(({ overlay, tree }) => overlay || describeBoard(tree) !== undefined);
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
