import type { InputError } from '../contract.ts';
import { latin1Between } from '../fdt/latin1.ts';
import type { FdtNode, FdtTree } from '../fdt/tree.ts';
import { wordAt } from '../fdt/word.ts';
import { type Found, TreeCollector } from './found.ts';

/** Whether a tree is a FIT image (U-Boot, doc/usage/fit/source_file_format.rst): a board has no `/images`. */
export function isFit({ root }: FdtTree): boolean {
  return imagesOf(root).some((image) => property(image, 'type') !== undefined);
}

/**
 * The device trees of a FIT image by the names of their nodes; data in the tree or after it, not compressed.
 * `size` is that of the blob, after which external data follows.
 */
export function treesOfFit(
  name: string,
  bytes: Uint8Array,
  { root }: FdtTree,
  size: number,
): Found | InputError {
  const found = new TreeCollector();
  const unread: string[] = [];
  for (const image of imagesOf(root)) {
    if (text(image, 'type') !== 'flat_dt') continue;
    const compression = text(image, 'compression') ?? 'none';
    const data = compression === 'none' ? dataOf(image, bytes, size) : undefined;
    const tree = data && found.take(`${image.name}.dtb`, text(image, 'description') ?? '', data);
    if (!tree) unread.push(compression === 'none' ? image.name : `${image.name} (${compression})`);
  }
  if (found.trees.length > 0) return { what: 'FIT image', trees: found.trees };
  return {
    code: 'fit',
    offset: 0,
    message:
      unread.length > 0
        ? `${name} is a FIT image whose device trees cannot be read: ${unread.join(', ')}.`
        : `${name} is a FIT image without a device tree.`,
    hint: 'Take the device tree out with dumpimage -T flat_dt -p POSITION -o board.dtb, unpack it, and open that.',
  };
}

function imagesOf(root: FdtNode): readonly FdtNode[] {
  return root.children.find(({ name }) => name === 'images')?.children ?? [];
}

function dataOf(image: FdtNode, bytes: Uint8Array, size: number): Uint8Array | undefined {
  const data = property(image, 'data');
  if (data) return data;
  const length = number(image, 'data-size');
  const offset = number(image, 'data-offset');
  const start =
    number(image, 'data-position') ?? (offset === undefined ? undefined : ((size + 3) & ~3) + offset);
  if (length === undefined || start === undefined || start + length > bytes.length) return undefined;
  return bytes.subarray(start, start + length);
}

function property(node: FdtNode, wanted: string): Uint8Array | undefined {
  return node.properties.find(({ name }) => name === wanted)?.value;
}

function text(node: FdtNode, name: string): string | undefined {
  const value = property(node, name);
  return value && latin1Between(value, 0, Math.max(0, value.indexOf(0)));
}

function number(node: FdtNode, name: string): number | undefined {
  const value = property(node, name);
  return value?.length === 4 ? wordAt(value, 0) : undefined;
}
