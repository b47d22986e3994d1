import { readHeader } from './header.ts';
import { latin1Between } from './latin1.ts';
import { DEFAULT_LIMITS, type FdtLimits } from './limits.ts';
import { PropertyNames } from './names.ts';
import { readReservations } from './reservations.ts';
import { type Structure, scanStructure } from './scan.ts';
import type { FdtNode, FdtProperty, FdtTree } from './tree.ts';

/**
 * Reads a flattened device tree. Property values are views of the given bytes; names have one character per byte.
 * Duplicate names of nodes or properties and empty names are kept as they are.
 * @throws FdtError for every input that is no sound tree or passes a limit; no other error.
 */
export function parseFdt(bytes: Uint8Array, limits: Partial<FdtLimits> = {}): FdtTree {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const header = readHeader(bytes, all);
  const structure = scanStructure(bytes, header, all);
  return {
    reservations: readReservations(bytes, header),
    bootCpu: header.bootCpu,
    root: buildNodes(bytes, structure, new PropertyNames(bytes, header, all)),
  };
}

function buildNodes(bytes: Uint8Array, structure: Structure, names: PropertyNames): FdtNode {
  const nodes: { name: string; properties: FdtProperty[]; children: FdtNode[] }[] = [];
  for (let i = 0; i < structure.nodeCount; i++) {
    const node = {
      name: latin1Between(bytes, structure.nameStarts[i]!, structure.nameEnds[i]!),
      properties: [] as FdtProperty[],
      children: [],
    };
    for (let p = structure.firstProperties[i]!; p < structure.firstProperties[i + 1]!; p++) {
      node.properties.push({
        name: names.at(structure.nameOffsets[p]!),
        value: bytes.subarray(structure.valueStarts[p]!, structure.valueEnds[p]!),
      });
    }
    nodes[structure.parents[i]!]?.children.push(node);
    nodes.push(node);
  }
  return nodes[0]!;
}
