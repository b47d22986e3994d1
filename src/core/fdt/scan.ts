import { hex } from '../base/hex.ts';
import { FdtError } from './error.ts';
import type { FdtHeader } from './header.ts';
import { type FdtLimits, MIN_NODE_SIZE, MIN_PROPERTY_SIZE } from './limits.ts';

/** The tokens of a structure block (DTSpec 0.4, 5.4.1). */
export const FDT_BEGIN_NODE = 1;
export const FDT_END_NODE = 2;
export const FDT_PROP = 3;
export const FDT_NOP = 4;
export const FDT_END = 9;

/**
 * Where everything stands in a structure block: one row per node and one per property, in document order. Offsets
 * are bytes from the start of the blob and lie inside their block. The columns may be longer than their rows.
 */
export interface Structure extends NodeColumns, PropertyColumns {
  readonly nodeCount: number;
  readonly propertyCount: number;
  /** Right after FDT_END. */
  readonly end: number;
}

interface NodeColumns {
  readonly nameStarts: Uint32Array;
  /** Where the NUL of the name stands. */
  readonly nameEnds: Uint32Array;
  /** The row of the parent; -1 for the root. */
  readonly parents: Int32Array;
  /** 0 for the root. */
  readonly depths: Uint32Array;
  /** The row after the last node below this one. */
  readonly ends: Uint32Array;
  /** The row of the first property; its properties reach to that of the next node. One row more than nodes. */
  readonly firstProperties: Uint32Array;
}

interface PropertyColumns {
  /** Offsets in the strings block, all of them less than its size. */
  readonly nameOffsets: Uint32Array;
  readonly valueStarts: Uint32Array;
  readonly valueEnds: Uint32Array;
}

/** What a node and a property of a real board take, in bytes: a little less than the densest ones do. */
const USUAL_NODE_SIZE = 64;
const USUAL_PROPERTY_SIZE = 24;

/**
 * Walks the structure block once. Accepts what libfdt's fdt_check_full() accepts, except that there has to be a
 * root, and that properties have to stand before the child nodes (DTSpec 0.4, 5.4.2: dtc would take them for the
 * parent's, Linux and Xen not see them at all).
 * @throws FdtError where a token, a name or a value does not end inside the block, the nesting is broken, or a
 *   limit is passed.
 */
export function scanStructure(bytes: Uint8Array, header: FdtHeader, limits: FdtLimits): Structure {
  const view = new DataView(bytes.buffer, bytes.byteOffset, header.totalsize);
  const size = header.structureSize;
  const end = header.structureOffset + size;
  const stringsSize = header.stringsSize;
  // The most rows there can be. The columns begin shorter, as to clear them would take longer than the walk.
  const maxNodes = Math.min(limits.nodes, Math.floor(size / MIN_NODE_SIZE));
  const maxProperties = Math.min(limits.properties, Math.floor(size / MIN_PROPERTY_SIZE));
  let nodes = nodeColumns(Math.min(maxNodes, Math.ceil(size / USUAL_NODE_SIZE)));
  let { nameStarts, nameEnds, parents, depths, ends, firstProperties } = nodes;
  let properties = propertyColumns(Math.min(maxProperties, Math.ceil(size / USUAL_PROPERTY_SIZE)));
  let { nameOffsets, valueStarts, valueEnds } = properties;
  let nodeCount = 0;
  let propertyCount = 0;
  let depth = 0;
  /** Of the open node, and of all nodes so far: the root has none, every other a slash and its name. */
  let pathLength = -1;
  let pathLengths = 0;
  /** The open node; -1 outside of the root. */
  let open = -1;
  let at = header.structureOffset;
  for (;;) {
    // The padding of a last value may lead past the end.
    if (at + 4 > end) throw endsInside(Math.min(at, end), 'a token');
    const token = view.getUint32(at);
    if (token === FDT_PROP) {
      if (at + MIN_PROPERTY_SIZE > end) throw endsInside(at, 'a property header');
      const length = view.getUint32(at + 4);
      const nameOffset = view.getUint32(at + 8);
      const valueStart = at + MIN_PROPERTY_SIZE;
      if (length > end - valueStart) throw endsInside(at, 'a property value');
      if (open !== nodeCount - 1 || open < 0) throw misplacedProperty(at, open);
      if (length > limits.valueLength) throw tooLong(at, length, limits);
      if (nameOffset >= stringsSize) throw outsideStrings(at + 8, nameOffset);
      if (propertyCount === valueStarts.length) {
        if (propertyCount === limits.properties) throw tooManyProperties(at, limits);
        properties = propertyColumns(maxProperties, properties);
        ({ nameOffsets, valueStarts, valueEnds } = properties);
      }
      nameOffsets[propertyCount] = nameOffset;
      valueStarts[propertyCount] = valueStart;
      valueEnds[propertyCount] = valueStart + length;
      propertyCount++;
      at = (valueStart + length + 3) & ~3;
    } else if (token === FDT_BEGIN_NODE) {
      if (open < 0 && nodeCount > 0) throw secondRoot(at);
      if (depth === limits.depth) throw tooDeep(at, limits);
      const nameStart = at + 4;
      const nameEnd = findNameEnd(bytes, nameStart, end, limits);
      if (nodeCount === 0 && nameEnd > nameStart) throw namedRoot(nameStart);
      if (nodeCount === nameStarts.length) {
        if (nodeCount === limits.nodes) throw tooManyNodes(at, limits);
        // The ends of all the open nodes would not fit any more.
        if (nodeCount === maxNodes) throw endsInside(at, 'a node');
        nodes = nodeColumns(maxNodes, nodes);
        ({ nameStarts, nameEnds, parents, depths, ends, firstProperties } = nodes);
      }
      nameStarts[nodeCount] = nameStart;
      nameEnds[nodeCount] = nameEnd;
      parents[nodeCount] = open;
      depths[nodeCount] = depth;
      firstProperties[nodeCount] = propertyCount;
      open = nodeCount++;
      depth++;
      pathLength += 1 + nameEnd - nameStart;
      pathLengths += pathLength;
      if (pathLengths > limits.pathLengths) throw pathsTooLong(at, limits);
      at = (nameEnd + 4) & ~3;
    } else if (token === FDT_END_NODE) {
      if (open < 0) throw new FdtError('bad-structure', at, 'A node ends that never began.');
      ends[open] = nodeCount;
      pathLength -= 1 + nameEnds[open]! - nameStarts[open]!;
      open = parents[open]!;
      depth--;
      at += 4;
    } else if (token === FDT_NOP) {
      at += 4;
    } else if (token === FDT_END) {
      if (nodeCount === 0) throw new FdtError('bad-structure', at, 'There is no root node.');
      if (depth > 0) throw new FdtError('bad-structure', at, `The tree ends with ${depth} open nodes.`);
      firstProperties[nodeCount] = propertyCount;
      return { ...nodes, ...properties, nodeCount, propertyCount, end: at + 4 };
    } else {
      throw new FdtError('bad-structure', at, `${hex(token, 8)} is no token of a device tree.`);
    }
  }
}

/** Columns for so many nodes, which begin with the given ones. */
function nodeColumns(rows: number, old?: NodeColumns): NodeColumns {
  // One buffer for all: to allocate six would take as long as half of the walk.
  const size = rows * 4;
  const buffer = new ArrayBuffer(6 * size + 4);
  const columns = {
    nameStarts: new Uint32Array(buffer, 0, rows),
    nameEnds: new Uint32Array(buffer, size, rows),
    parents: new Int32Array(buffer, 2 * size, rows),
    depths: new Uint32Array(buffer, 3 * size, rows),
    ends: new Uint32Array(buffer, 4 * size, rows),
    firstProperties: new Uint32Array(buffer, 5 * size, rows + 1),
  };
  if (old !== undefined) {
    columns.nameStarts.set(old.nameStarts);
    columns.nameEnds.set(old.nameEnds);
    columns.parents.set(old.parents);
    columns.depths.set(old.depths);
    columns.ends.set(old.ends);
    columns.firstProperties.set(old.firstProperties);
  }
  return columns;
}

/** Columns for so many properties, which begin with the given ones. */
function propertyColumns(rows: number, old?: PropertyColumns): PropertyColumns {
  const size = rows * 4;
  const buffer = new ArrayBuffer(3 * size);
  const columns = {
    nameOffsets: new Uint32Array(buffer, 0, rows),
    valueStarts: new Uint32Array(buffer, size, rows),
    valueEnds: new Uint32Array(buffer, 2 * size, rows),
  };
  if (old !== undefined) {
    columns.nameOffsets.set(old.nameOffsets);
    columns.valueStarts.set(old.valueStarts);
    columns.valueEnds.set(old.valueEnds);
  }
  return columns;
}

function findNameEnd(bytes: Uint8Array, start: number, blockEnd: number, limits: FdtLimits): number {
  const last = Math.min(blockEnd, start + limits.nameLength + 1);
  let end = start;
  while (end < last && bytes[end] !== 0) end++;
  if (end < last) return end;
  if (last === blockEnd) throw endsInside(start, 'a node name');
  throw new FdtError('name-too-long', start, `A name has more than ${limits.nameLength} bytes.`);
}

function endsInside(at: number, what: string): FdtError {
  return new FdtError('bad-structure', at, `The structure block ends inside ${what}.`);
}

function misplacedProperty(at: number, open: number): FdtError {
  return open < 0
    ? new FdtError('bad-structure', at, 'A property stands outside of any node.')
    : new FdtError('property-after-child', at, 'A property stands after a child node of its node.');
}

function tooLong(at: number, length: number, limits: FdtLimits): FdtError {
  return new FdtError(
    'value-too-long',
    at,
    `A property value has ${length} bytes; at most ${limits.valueLength} are read.`,
  );
}

function outsideStrings(at: number, nameOffset: number): FdtError {
  return new FdtError(
    'bad-name',
    at,
    `A property name at ${hex(nameOffset)} lies outside of the strings block.`,
  );
}

function secondRoot(at: number): FdtError {
  return new FdtError('bad-structure', at, 'A second root node follows the first.');
}

function namedRoot(at: number): FdtError {
  return new FdtError('bad-structure', at, 'The root node has a name; it must be empty.');
}

function tooDeep(at: number, limits: FdtLimits): FdtError {
  return new FdtError('too-deep', at, `Nodes are nested more than ${limits.depth} deep.`);
}

function tooManyNodes(at: number, limits: FdtLimits): FdtError {
  return new FdtError('too-many-nodes', at, `There are more than ${limits.nodes} nodes.`);
}

function tooManyProperties(at: number, limits: FdtLimits): FdtError {
  return new FdtError('too-many-properties', at, `There are more than ${limits.properties} properties.`);
}

function pathsTooLong(at: number, limits: FdtLimits): FdtError {
  return new FdtError(
    'paths-too-long',
    at,
    `The paths of all nodes have more than ${limits.pathLengths} characters together.`,
  );
}
