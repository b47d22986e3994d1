import { assert } from '../base/assert.ts';
import type { FdtLayout } from './layout.ts';
import type { FdtNode } from './tree.ts';

/**
 * The strings block for a tree: that of the layout, and behind it the names it lacks, by dtc's rule
 * (flattree.c:stringtable_insert): names enter in the order of their first use, and a name takes the first place
 * where it stands as a whole or as the tail of another.
 */
export class StringTable {
  /** The block, one character per byte. */
  readonly text: string;
  readonly #offsets: Map<string, number>;

  constructor(root: FdtNode, layout: FdtLayout) {
    this.#offsets = new Map(layout.nameOffsets);
    const missing = new Set<string>();
    collectNames(root, this.#offsets, missing);
    let end = layout.strings.length;
    const added: string[] = [];
    for (const name of missing) {
      const known = end === 0 ? -1 : layout.strings.indexOf(`${name}\0`);
      if (known >= 0) this.#offsets.set(name, known);
      if (this.#offsets.has(name)) continue;
      for (let i = 0; i <= name.length; i++) {
        const tail = name.slice(i);
        if (missing.has(tail) && !this.#offsets.has(tail)) this.#offsets.set(tail, end + i);
      }
      added.push(name);
      end += name.length + 1;
    }
    this.text = layout.strings + added.map((name) => `${name}\0`).join('');
  }

  /** Where a name of the tree stands, in bytes. */
  offset(name: string): number {
    return this.#offsets.get(name)!;
  }
}

/** Collects the names of properties that have no place yet, in document order. */
function collectNames(node: FdtNode, placed: ReadonlyMap<string, number>, missing: Set<string>): void {
  for (const { name } of node.properties) {
    if (missing.has(name) || placed.has(name)) continue;
    assert(!name.includes('\0'), 'a property name holds a NUL');
    missing.add(name);
  }
  for (const child of node.children) collectNames(child, placed, missing);
}
