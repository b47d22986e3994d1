import type { InputError } from '../contract.ts';
import { isOverlay } from '../dts/overlay.ts';
import { FdtError } from '../fdt/error.ts';
import { readHeader } from '../fdt/header.ts';
import { latin1Between } from '../fdt/latin1.ts';
import { parseFdt } from '../fdt/parse.ts';
import type { FdtTree } from '../fdt/tree.ts';
import { MAX_CONTAINER } from './limits.ts';

/** More trees of one file are not offered. */
const MAX_TREES = 512;

/** A device tree that was found in what the user gave. */
export interface FoundTree {
  /** A file name for it. */
  readonly name: string;
  /** Where in its container it stands, in words; empty where it is a file by itself. */
  readonly place: string;
  readonly overlay: boolean;
  readonly tree: FdtTree;
  readonly bytes: Uint8Array;
}

/** What a file came to: the trees in it, and what it is in words. */
export interface Found {
  readonly what: string;
  readonly trees: readonly FoundTree[];
}

/** Tells an answer from a refusal. */
export const isRefusal = (answer: object): answer is InputError => 'code' in answer;

const HINTS: Readonly<Record<string, string>> = {
  empty: 'Copy the file again: nothing of it arrived.',
  truncated: 'Copy the file again: the end of it is missing.',
  'too-large': 'Make sure that this is the device tree of one board and no disk or firmware image.',
  'bad-version': 'Write it anew with dtc -I dtb -O dtb -V 17.',
};
const DAMAGED =
  'The blob is damaged or was never one: dtc -I dtb -O dts should refuse it too. Copy or compile it again.';

/** A refusal of a blob, with what to do about it. */
export function refuseBlob(name: string, { code, offset, message }: FdtError): InputError {
  return { code, offset, message: `${name}: ${message}`, hint: HINTS[code] ?? DAMAGED };
}

/** The tree of a blob. */
export function foundTree(name: string, place: string, bytes: Uint8Array, tree: FdtTree): FoundTree {
  return { name, place, overlay: isOverlay(tree), tree, bytes };
}

/**
 * The trees of a container. A small table may name one large place over and over, so what is tried in vain and what
 * is found is counted, and beyond the limits nothing more is taken.
 */
export class TreeCollector {
  readonly trees: FoundTree[] = [];
  #bytes = MAX_CONTAINER;

  /** Whether there is room for more. */
  get open(): boolean {
    return this.#bytes > 0 && this.trees.length < MAX_TREES;
  }

  /** Copies and reads the blob at the beginning of the bytes; undefined, and nothing taken, where it is no sound one. */
  take(name: string, place: string, bytes: Uint8Array): FoundTree | undefined {
    if (!this.open) return undefined;
    try {
      const { totalsize } = readHeader(bytes);
      this.#bytes -= totalsize;
      const own = bytes.slice(0, totalsize);
      const found = foundTree(name, place, own, parseFdt(own));
      this.trees.push(found);
      return found;
    } catch (error) {
      if (error instanceof FdtError) return undefined;
      throw error;
    }
  }
}

/** The model of a board, or its first `compatible`. */
export function describeBoard({ root }: FdtTree): string | undefined {
  for (const wanted of ['model', 'compatible']) {
    const value = root.properties.find(({ name }) => name === wanted)?.value;
    const end = value?.indexOf(0) ?? -1;
    if (value && end > 0) return latin1Between(value, 0, end);
  }
  return undefined;
}

/** The file name without folders. */
export const baseName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** The file name without folders and ending. */
export const stem = (name: string): string => baseName(name).replace(/(?<=.)\.[^.]*$/, '');
