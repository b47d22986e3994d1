import type { FdtNode } from '../../fdt/index.ts';

/** The header, with 8 bytes to a multiple of a reservation's size, and the end of the memory reservations. */
const BEFORE_STRUCTURE = 64;
const TOKEN = 4;

const aligned = (length: number): number => (length + 3) & ~3;

/**
 * How many bytes a flattened tree has that is written from begin to end, as Xen writes those of guests
 * (xen/common/libfdt/fdt_sw.c). A property's name takes no room where a name that was written before ends with it.
 */
export class SequentialSize {
  #bytes = BEFORE_STRUCTURE + TOKEN;
  readonly #endings = new Set<string>();

  /** Of the whole blob, were it finished now. */
  get bytes(): number {
    return this.#bytes;
  }

  node(name: string, fill: () => void): void {
    this.#bytes += TOKEN + aligned(name.length + 1);
    fill();
    this.#bytes += TOKEN;
  }

  /** @param length of the value, in bytes */
  property(name: string, length: number): void {
    this.#bytes += 3 * TOKEN + aligned(length);
    if (this.#endings.has(name)) return;
    this.#bytes += name.length + 1;
    for (let from = 0; from < name.length; from++) this.#endings.add(name.slice(from));
  }

  /** A copy of a node and all below it, without some of their properties. */
  copy(node: FdtNode, left: ReadonlySet<string>): void {
    this.node(node.name, () => {
      for (const { name, value } of node.properties) if (!left.has(name)) this.property(name, value.length);
      for (const child of node.children) this.copy(child, left);
    });
  }
}
