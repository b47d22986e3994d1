import { assert } from '../base/assert.ts';
import { FDT_MAGIC, headerSize } from './header.ts';
import { CANONICAL_LAYOUT, type FdtBlock, type FdtLayout } from './layout.ts';
import { Output } from './output.ts';
import { FDT_BEGIN_NODE, FDT_END, FDT_END_NODE, FDT_NOP, FDT_PROP } from './scan.ts';
import { StringTable } from './string-table.ts';
import type { FdtNode, FdtTree, MemoryReservation } from './tree.ts';

/**
 * Writes a tree as a blob. Without a layout it writes what dtc would: version 17, header, reservations, structure,
 * strings. With the layout the tree was read with ({@link parseFdtWithLayout}) an unedited tree gives the same
 * bytes again; an edited one keeps versions, order of blocks, gaps and string table, and grows where it must.
 * Names have one character per byte (at most U+00FF) and no NUL.
 */
export function writeFdt(tree: FdtTree, layout: FdtLayout = CANONICAL_LAYOUT): Uint8Array<ArrayBuffer> {
  const out = new Output();
  const strings = new StringTable(tree.root, layout);
  const offsets: Record<FdtBlock, number> = { reservations: 0, structure: 0, strings: 0 };
  let structureSize = 0;
  out.skip(headerSize(layout.version));
  for (const { block, filler, phase } of layout.blocks) {
    out.bytes(filler);
    // The reservations and the structure are aligned, and a block before them may have changed its size.
    if (block !== 'strings') out.skip((phase - out.length) & 7);
    offsets[block] = out.length;
    if (block === 'reservations') writeReservations(out, tree.reservations, layout.terminatorAddress);
    else if (block === 'strings') out.text(strings.text);
    else {
      new StructureWriter(out, strings, layout).write(tree.root);
      out.bytes(layout.structureTail);
      structureSize = out.length - offsets.structure;
    }
  }
  out.bytes(layout.slack);
  const header = [
    FDT_MAGIC,
    out.length,
    offsets.structure,
    offsets.strings,
    offsets.reservations,
    layout.version,
    layout.lastCompatibleVersion,
    tree.bootCpu,
    strings.text.length,
  ];
  if (layout.version >= 17) header.push(structureSize);
  return out.finish(header);
}

function writeReservations(
  out: Output,
  reservations: readonly MemoryReservation[],
  terminatorAddress: bigint,
): void {
  for (const { address, size } of reservations) {
    out.quad(address);
    out.quad(size);
  }
  out.quad(terminatorAddress);
  out.quad(0n);
}

class StructureWriter {
  readonly #out: Output;
  readonly #strings: StringTable;
  readonly #layout: FdtLayout;
  #token = 0;

  constructor(out: Output, strings: StringTable, layout: FdtLayout) {
    this.#out = out;
    this.#strings = strings;
    this.#layout = layout;
  }

  write(root: FdtNode): void {
    assert(root.name === '', 'the root node has a name');
    this.#node(root);
    this.#begin(FDT_END);
  }

  #node({ name, properties, children }: FdtNode): void {
    assert(!name.includes('\0'), 'a node name holds a NUL');
    this.#begin(FDT_BEGIN_NODE);
    this.#out.text(name);
    this.#out.skip(1);
    this.#finish();
    for (const property of properties) {
      this.#begin(FDT_PROP);
      this.#out.word(property.value.length);
      this.#out.word(this.#nameOffset(property.name));
      this.#out.bytes(property.value);
      this.#finish();
    }
    for (const child of children) this.#node(child);
    this.#begin(FDT_END_NODE);
    this.#token++;
  }

  #begin(token: number): void {
    for (let nops = this.#layout.oddTokens.get(this.#token)?.nops ?? 0; nops > 0; nops--) {
      this.#out.word(FDT_NOP);
    }
    this.#out.word(token);
  }

  /** Pads up to the next token. */
  #finish(): void {
    const count = -this.#out.length & 3;
    const padding = this.#layout.oddTokens.get(this.#token)?.padding;
    if (padding?.length === count) this.#out.text(padding);
    else this.#out.skip(count);
    this.#token++;
  }

  #nameOffset(name: string): number {
    const odd = this.#layout.oddTokens.get(this.#token)?.nameOffset;
    return odd !== undefined && this.#strings.text.startsWith(`${name}\0`, odd)
      ? odd
      : this.#strings.offset(name);
  }
}
