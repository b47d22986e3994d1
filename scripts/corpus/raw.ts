/**
 * Values of a tree as they stand in it, for readings that are to be independent of the project's own: nothing here
 * knows what a property means.
 */
import type { FdtNode } from '../../src/core/fdt/index.ts';

const bytesOf = (node: FdtNode, name: string): Uint8Array | undefined =>
  node.properties.find((property) => property.name === name)?.value;

export const has = (node: FdtNode, name: string): boolean => bytesOf(node, name) !== undefined;

/** The 32-bit cells of a property; what is left over at the end is not read. */
export function numbers(node: FdtNode, name: string): number[] | undefined {
  const bytes = bytesOf(node, name);
  if (bytes === undefined) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(i * 4));
}

/** The texts of a property. */
export function texts(node: FdtNode, name: string): string[] | undefined {
  const bytes = bytesOf(node, name);
  return bytes && new TextDecoder('latin1').decode(bytes).replace(/\0$/, '').split('\0');
}

/** Cells as one number, the first one highest. */
export const value = (cells: readonly number[]): bigint =>
  cells.reduce((sum, cell) => (sum << 32n) | BigInt(cell), 0n);

/** `#address-cells` and `#size-cells`, with the defaults of the specification. */
export const cellsOf = (bus: FdtNode): [address: number, size: number] => [
  numbers(bus, '#address-cells')?.[0] ?? 2,
  numbers(bus, '#size-cells')?.[0] ?? 1,
];

export const isPci = (node: FdtNode): boolean => texts(node, 'device_type')?.[0]?.startsWith('pci') ?? false;

export const isUsable = (node: FdtNode): boolean =>
  ['okay', 'ok', undefined].includes(texts(node, 'status')?.[0]);

/** The nodes from the root down to a path. @throws Error where there is none */
export function chainTo(root: FdtNode, path: string): FdtNode[] {
  const chain = [root];
  for (const name of path.slice(1).split('/')) {
    const child = chain.at(-1)!.children.find((each) => each.name === name);
    if (child === undefined) throw new Error(`no node ${path}`);
    chain.push(child);
  }
  return chain;
}

/** Every node with the nodes above it, from the root down. */
export function* chains(root: FdtNode, above: readonly FdtNode[] = []): Generator<readonly FdtNode[]> {
  const chain = [...above, root];
  yield chain;
  for (const child of root.children) yield* chains(child, chain);
}
