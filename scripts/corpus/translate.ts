import type { FdtNode } from '../../src/core/fdt/index.ts';
import { cellsOf, isPci, isUsable, numbers, value } from './raw.ts';

/** Bytes of the CPU's address space: where they begin, and how many. */
export type Stretch = readonly [start: bigint, size: bigint];

/**
 * What the registers of a node, and of what is usable below it, take of the CPU's address space, and the windows of
 * PCI host bridges among them: written again from the Devicetree Specification (2.3.5 to 2.3.8) and the PCI bus
 * binding, without any code of the project's own reading of addresses, so that the two can be held against each other.
 * @param chain the nodes from the root down to the device
 * @param kept parts that are not handed over, whatever they say
 */
export function* stretchesBelow(
  chain: readonly FdtNode[],
  kept: ReadonlySet<FdtNode> = new Set(),
): Generator<Stretch> {
  yield* registersOf(chain);
  yield* windowsOf(chain);
  for (const child of chain.at(-1)!.children) {
    if (isUsable(child) && !kept.has(child)) yield* stretchesBelow([...chain, child], kept);
  }
}

function* registersOf(path: readonly FdtNode[]): Generator<Stretch> {
  const cells = numbers(path.at(-1)!, 'reg');
  const bus = path.at(-2);
  if (cells === undefined || bus === undefined) return;
  const [address, size] = cellsOf(bus);
  if (address === 0) return;
  for (let at = 0; at + address + size <= cells.length; at += address + size) {
    const length = value(cells.slice(at + address, at + address + size));
    const start = toCpu(path.slice(0, -1), value(cells.slice(at, at + address)));
    if (start !== undefined && length > 0n) yield [start, length];
  }
}

/** What a PCI host bridge, the first node with PCI's addresses from above, shows of its bus to the CPU. */
function* windowsOf(path: readonly FdtNode[]): Generator<Stretch> {
  const bridge = path.at(-1)!;
  const ranges = numbers(bridge, 'ranges');
  const above = path.slice(0, -1);
  if (ranges === undefined || !isPci(bridge) || above.length === 0 || above.some(isPci)) return;
  const [child, size] = cellsOf(bridge);
  const [parent] = cellsOf(above.at(-1)!);
  const row = child + parent + size;
  for (let at = 0; at + row <= ranges.length; at += row) {
    const length = value(ranges.slice(at + child + parent, at + row));
    const start = toCpu(above, value(ranges.slice(at + child, at + child + parent)));
    if (start !== undefined && length > 0n) yield [start, length];
  }
}

/** Carries an address on the last bus of a chain up to the root. */
function toCpu(buses: readonly FdtNode[], address: bigint): bigint | undefined {
  if (buses.length === 1) return address;
  const bus = buses.at(-1)!;
  const ranges = numbers(bus, 'ranges');
  if (ranges === undefined || isPci(bus)) return undefined;
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
