import { sameBytes } from '../base/bytes.ts';
import type { InputError, InputFile } from '../contract.ts';
import { FdtError } from '../fdt/error.ts';
import { latin1Between } from '../fdt/latin1.ts';
import { MAX_DEPTH } from '../fdt/limits.ts';
import { parseFdt } from '../fdt/parse.ts';
import type { FdtNode, FdtProperty } from '../fdt/tree.ts';
import { writeFdt } from '../fdt/write.ts';
import { encodeUtf8 } from '../platform.ts';
import { type Found, foundTree, refuseBlob } from './found.ts';

/** Properties that the root of every board has, one of which tells the folder of the root. */
const ROOT_MARKS = ['#address-cells', 'compatible', 'model'];

/**
 * Reads files with paths as Linux shows the running machine's device tree in /proc/device-tree: folders are nodes,
 * files are properties. Undefined where they are nothing of the kind. The kernel's order of nodes is kept as far
 * as the files come in it; memory reservations and the boot CPU are not shown there.
 */
export function readFolder(name: string, files: readonly InputFile[]): Found | InputError | undefined {
  const top = topFolder(files);
  if (top === undefined) return undefined;
  const root = new Folder('');
  for (const file of files) {
    if (!file.name.startsWith(top)) continue;
    const parts = file.name.slice(top.length).split('/');
    const property = parts.pop()!;
    if (parts.length >= MAX_DEPTH) continue;
    let folder = root;
    for (const part of parts) folder = folder.enter(byteName(part));
    folder.properties.set(byteName(property), file.bytes);
  }
  try {
    const bytes = writeFdt({ reservations: [], bootCpu: 0, root: root.finish() });
    return { what: 'folder of a running Linux', trees: [foundTree(name, '', bytes, parseFdt(bytes))] };
  } catch (error) {
    if (error instanceof FdtError) return refuseBlob(name, error);
    throw error;
  }
}

/** The shallowest folder with a property that a root has; with its final slash. */
function topFolder(files: readonly InputFile[]): string | undefined {
  let top: string | undefined;
  for (const { name } of files) {
    const slash = name.lastIndexOf('/') + 1;
    if (!ROOT_MARKS.includes(name.slice(slash))) continue;
    const folder = name.slice(0, slash);
    if (top === undefined || depth(folder) < depth(top)) top = folder;
  }
  return top;
}

/** A name with one character per byte, as trees have them. */
const byteName = (name: string): string => {
  const bytes = encodeUtf8(name);
  return latin1Between(bytes, 0, bytes.length);
};

const depth = (folder: string): number => folder.split('/').length;

class Folder {
  readonly name: string;
  readonly properties = new Map<string, Uint8Array>();
  readonly #children = new Map<string, Folder>();

  constructor(name: string) {
    this.name = name;
  }

  enter(name: string): Folder {
    let child = this.#children.get(name);
    if (!child) {
      child = new Folder(name);
      this.#children.set(name, child);
    }
    return child;
  }

  /** The kernel adds to every node a file `name` with the node's name, which is no property of the blob. */
  finish(): FdtNode {
    return {
      name: this.name,
      properties: Array.from(this.properties, ([name, value]): FdtProperty => ({ name, value })).filter(
        ({ name, value }) => name !== 'name' || !this.#repeats(value),
      ),
      children: [...this.#children.values()].map((child) => child.finish()),
    };
  }

  #repeats(value: Uint8Array): boolean {
    return sameBytes(value, encodeUtf8(`${this.name.split('@')[0]}\0`));
  }
}
