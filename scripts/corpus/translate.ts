import type { FdtNode } from '../../src/core/fdt/index.ts';

/**
 * The 4 KiB pages that the registers of a node, and of what is usable below it, take of the CPU's address space:
 * written again from the Devicetree Specification (2.3.5 to 2.3.8), without any code of the project's own reading
 * of addresses, so that the two can be held against each other.
 * @param chain the nodes from the root down to the device
 */
export function pagesBelow(chain: readonly FdtNode[]): Set<number> {
  const pages = new Set<number>();
  const visit = (path: readonly FdtNode[], top: boolean): void => {
    const node = path.at(-1)!;
    if (!top && !isUsable(node)) return;
    for (const [start, size] of hostRegisters(path)) {
      for (let page = start >> 12n; page <= (start + size - 1n) >> 12n; page++) pages.add(Number(page));
    }
    for (const child of node.children) visit([...path, child], false);
  };
  visit(chain, true);
  return pages;
}

function* hostRegisters(path: readonly FdtNode[]): Generator<[start: bigint, size: bigint]> {
  const cells = numbers(path.at(-1)!, 'reg');
  const [address, size] = cellsOf(path.at(-2)!);
  if (cells === undefined || address === 0) return;
  for (let at = 0; at + address + size <= cells.length; at += address + size) {
    const length = value(cells.slice(at + address, at + address + size));
    const start = toCpu(path.slice(0, -1), value(cells.slice(at, at + address)));
    if (start !== undefined && length > 0n) yield [start, length];
  }
}

/** Carries an address on the last bus of a chain up to the root. */
function toCpu(buses: readonly FdtNode[], address: bigint): bigint | undefined {
  if (buses.length === 1) return address;
  const bus = buses.at(-1)!;
  const ranges = numbers(bus, 'ranges');
  if (ranges === undefined || text(bus, 'device_type')?.startsWith('pci')) return undefined;
  const above = buses.slice(0, -1);
  if (ranges.length === 0) return toCpu(above, address);
  const [childAddress, size] = cellsOf(bus);
  const [parentAddress] = cellsOf(above.at(-1)!);
  for (let at = 0; at < ranges.length; at += childAddress + parentAddress + size) {
    const child = value(ranges.slice(at, at + childAddress));
    const parent = value(ranges.slice(at + childAddress, at + childAddress + parentAddress));
    const length = value(
      ranges.slice(at + childAddress + parentAddress, at + childAddress + parentAddress + size),
    );
    if (address >= child && address < child + length) return toCpu(above, address - child + parent);
  }
  return undefined;
}

const cellsOf = (bus: FdtNode): [address: number, size: number] => [
  numbers(bus, '#address-cells')?.[0] ?? 2,
  numbers(bus, '#size-cells')?.[0] ?? 1,
];

const value = (cells: readonly number[]): bigint =>
  cells.reduce((sum, cell) => (sum << 32n) | BigInt(cell), 0n);

function numbers(node: FdtNode, name: string): number[] | undefined {
  const bytes = node.properties.find((property) => property.name === name)?.value;
  if (bytes === undefined) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: bytes.length >> 2 }, (_, i) => view.getUint32(i * 4));
}

function text(node: FdtNode, name: string): string | undefined {
  const bytes = node.properties.find((property) => property.name === name)?.value;
  return bytes && new TextDecoder('latin1').decode(bytes).split('\0')[0];
}

const isUsable = (node: FdtNode): boolean => ['okay', 'ok', undefined].includes(text(node, 'status'));
