import { type Blob, readBlob } from './blob.ts';
import { latin1Between } from './latin1.ts';
import type { FdtLayout } from './layout.ts';
import type { FdtLimits } from './limits.ts';
import { readLayout } from './read-layout.ts';
import { readReservations } from './reservations.ts';
import type { FdtNode, FdtProperty, FdtTree } from './tree.ts';

/**
 * Reads a flattened device tree. Property values are views of the given bytes; names have one character per byte.
 * Duplicate names of nodes or properties and empty names are kept as they are.
 * @throws FdtError for every input that is no sound tree or passes a limit; no other error.
 */
export function parseFdt(bytes: Uint8Array, limits: Partial<FdtLimits> = {}): FdtTree {
  return readTree(readBlob(bytes, limits));
}

/**
 * Reads a flattened device tree as {@link parseFdt} does, and how its blob lays it out. The layout shares no memory
 * with the bytes.
 * @throws FdtError for every input that is no sound tree or passes a limit; no other error.
 */
export function parseFdtWithLayout(
  bytes: Uint8Array,
  limits: Partial<FdtLimits> = {},
): { tree: FdtTree; layout: FdtLayout } {
  const blob = readBlob(bytes, limits);
  return { tree: readTree(blob), layout: readLayout(blob) };
}

function readTree(blob: Blob): FdtTree {
  return {
    reservations: readReservations(blob),
    bootCpu: blob.header.bootCpu,
    root: readNodes(blob),
  };
}

function readNodes({ bytes, structure, names }: Blob): FdtNode {
  const nodes: { name: string; properties: FdtProperty[]; children: FdtNode[] }[] = [];
  for (let i = 0; i < structure.nodeCount; i++) {
    const node = {
      name: latin1Between(bytes, structure.nameStarts[i]!, structure.nameEnds[i]!),
      properties: [] as FdtProperty[],
      children: [],
    };
    for (let p = structure.firstProperties[i]!; p < structure.firstProperties[i + 1]!; p++) {
      node.properties.push({
        name: names.names[names.idOfProperty[p]!]!,
        value: bytes.subarray(structure.valueStarts[p]!, structure.valueEnds[p]!),
      });
    }
    nodes[structure.parents[i]!]?.children.push(node);
    nodes.push(node);
  }
  return nodes[0]!;
}
