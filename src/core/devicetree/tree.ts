import type { NodeIndex, NodePath, Phandle } from '../base/brand.ts';
import { type FdtHeader, readHeader } from '../fdt/header.ts';
import { latin1Between } from '../fdt/latin1.ts';
import { DEFAULT_LIMITS } from '../fdt/limits.ts';
import { PropertyNames } from '../fdt/names.ts';
import { type Structure, scanStructure } from '../fdt/scan.ts';
import { wordAt } from '../fdt/word.ts';

/** The root of every tree. */
export const ROOT = 0 as NodeIndex;

/**
 * A flattened device tree, indexed: nodes are numbered in document order, and what stands below a node is the
 * number range up to {@link end}. All values are views of the bytes it was made from.
 */
export class DeviceTree {
  readonly bytes: Uint8Array;
  /** Number of nodes; a node is a number from 0 to size - 1. */
  readonly size: number;
  readonly #columns: Columns;
  readonly #paths: readonly NodePath[];
  readonly #byPath: ReadonlyMap<string, NodeIndex>;
  readonly #byPhandle: ReadonlyMap<number, NodeIndex>;

  /** @throws FdtError for every input that is no sound tree; no other error. */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#columns = readColumns(bytes);
    this.size = this.#columns.names.length;
    this.#paths = listPaths(this.#columns);
    this.#byPath = new Map(this.#paths.map((path, node) => [path as string, node as NodeIndex]));
    this.#byPhandle = indexPhandles(this);
  }

  /** Node name with its unit address, as in the blob; empty for the root. */
  name(node: NodeIndex): string {
    return this.#columns.names[node]!;
  }

  path(node: NodeIndex): NodePath {
    return this.#paths[node]!;
  }

  parent(node: NodeIndex): NodeIndex | undefined {
    const parent = this.#columns.parents[node]!;
    return parent < 0 ? undefined : (parent as NodeIndex);
  }

  /** 0 for the root. */
  depth(node: NodeIndex): number {
    return this.#columns.depths[node]!;
  }

  /** The first node after this one and all that stands below it. */
  end(node: NodeIndex): NodeIndex {
    return this.#columns.ends[node] as NodeIndex;
  }

  children(node: NodeIndex): NodeIndex[] {
    const found: NodeIndex[] = [];
    for (let child = node + 1; child < this.end(node); child = this.end(child as NodeIndex)) {
      found.push(child as NodeIndex);
    }
    return found;
  }

  /** All nodes in document order. */
  *nodes(): Generator<NodeIndex> {
    for (let node = 0; node < this.size; node++) yield node as NodeIndex;
  }

  /** The node itself and everything below it, in document order. */
  *subtree(node: NodeIndex): Generator<NodeIndex> {
    for (let at = node as number; at < this.end(node); at++) yield at as NodeIndex;
  }

  /** From the parent up to the root. */
  *ancestors(node: NodeIndex): Generator<NodeIndex> {
    for (let up = this.parent(node); up !== undefined; up = this.parent(up)) yield up;
  }

  /** Whether a node stands at or below another. */
  isWithin(node: NodeIndex, top: NodeIndex): boolean {
    return node >= top && node < this.end(top);
  }

  /** The node at an absolute path, the unit address included; undefined where there is none. */
  byPath(path: string): NodeIndex | undefined {
    return this.#byPath.get(path);
  }

  byPhandle(phandle: number): NodeIndex | undefined {
    return this.#byPhandle.get(phandle);
  }

  /** The node's own `phandle` (or `linux,phandle`). */
  phandle(node: NodeIndex): Phandle | undefined {
    const value = this.u32(node, 'phandle') ?? this.u32(node, 'linux,phandle');
    return value === undefined || value === 0 || value === 0xffffffff ? undefined : (value as Phandle);
  }

  /** Property names in document order. */
  propertyNames(node: NodeIndex): string[] {
    const { firstProperties, nameIds, distinctNames } = this.#columns;
    const names: string[] = [];
    for (let i = firstProperties[node]!; i < firstProperties[node + 1]!; i++) {
      names.push(distinctNames[nameIds[i]!]!);
    }
    return names;
  }

  /**
   * Properties are numbered through the whole tree in document order: a node's run from its first one up to the
   * first one of the next node. For passes over all of them; otherwise ask by name.
   */
  firstProperty(node: number): number {
    return this.#columns.firstProperties[node]!;
  }

  /** Position of a property's name in {@link distinctNames}. */
  nameId(property: number): number {
    return this.#columns.nameIds[property]!;
  }

  /** Every property name of the tree once. */
  get distinctNames(): readonly string[] {
    return this.#columns.distinctNames;
  }

  /** Where a property's value begins in {@link bytes}. */
  valueStart(property: number): number {
    return this.#columns.valueStarts[property]!;
  }

  /** Where a property's value ends in {@link bytes}. */
  valueEnd(property: number): number {
    return this.#columns.valueEnds[property]!;
  }

  /** A property's value, or undefined where the node does not have it. */
  value(node: NodeIndex, name: string): Uint8Array | undefined {
    const property = this.#find(node, name);
    if (property < 0) return undefined;
    return this.bytes.subarray(this.#columns.valueStarts[property], this.#columns.valueEnds[property]);
  }

  has(node: NodeIndex, name: string): boolean {
    return this.#find(node, name) >= 0;
  }

  /** The first cell of a property; undefined where it is absent or shorter than 4 bytes. */
  u32(node: NodeIndex, name: string): number | undefined {
    const property = this.#find(node, name);
    if (property < 0) return undefined;
    const start = this.#columns.valueStarts[property]!;
    return this.#columns.valueEnds[property]! - start < 4 ? undefined : wordAt(this.bytes, start);
  }

  /** A property as 32-bit cells; undefined where it is absent or its length is no multiple of 4. */
  cells(node: NodeIndex, name: string): number[] | undefined {
    const value = this.value(node, name);
    if (value === undefined || value.length % 4 !== 0) return undefined;
    return Array.from({ length: value.length / 4 }, (_, i) => cellAt(value, i));
  }

  /** A property as a list of strings, one character per byte; empty where it is absent. */
  strings(node: NodeIndex, name: string): string[] {
    const value = this.value(node, name);
    return value === undefined ? [] : splitStrings(value);
  }

  /** The first string of a property. */
  string(node: NodeIndex, name: string): string | undefined {
    return this.strings(node, name)[0];
  }

  /** The number of a node's property, negative where it has none of that name. */
  #find(node: NodeIndex, name: string): number {
    const { firstProperties, nameIds, idByName } = this.#columns;
    const id = idByName.get(name);
    if (id === undefined) return -1;
    const end = firstProperties[node + 1]!;
    for (let i = firstProperties[node]!; i < end; i++) if (nameIds[i] === id) return i;
    return -1;
  }
}

/** The cell at a position (in cells) of a property value. */
export function cellAt(value: Uint8Array, index: number): number {
  const at = index * 4;
  return ((value[at]! << 24) | (value[at + 1]! << 16) | (value[at + 2]! << 8) | value[at + 3]!) >>> 0;
}

/** Splits a property value at its NUL bytes, one character per byte. */
export function splitStrings(value: Uint8Array): string[] {
  if (value.length === 0) return [];
  const text = latin1Between(value, 0, value.length);
  return (text.endsWith('\0') ? text.slice(0, -1) : text).split('\0');
}

/** The structure with its names read. */
interface Columns extends Structure {
  readonly names: readonly string[];
  /** By property: the position of its name in distinctNames. */
  readonly nameIds: Uint32Array;
  readonly distinctNames: readonly string[];
  readonly idByName: ReadonlyMap<string, number>;
}

function readColumns(bytes: Uint8Array): Columns {
  const header = readHeader(bytes);
  const structure = scanStructure(bytes, header, DEFAULT_LIMITS);
  const names: string[] = [];
  for (let i = 0; i < structure.nodeCount; i++) {
    names.push(latin1Between(bytes, structure.nameStarts[i]!, structure.nameEnds[i]!));
  }
  return { ...structure, names, ...readPropertyNames(bytes, header, structure) };
}

function readPropertyNames(
  bytes: Uint8Array,
  header: FdtHeader,
  structure: Structure,
): Pick<Columns, 'nameIds' | 'distinctNames' | 'idByName'> {
  const reader = new PropertyNames(bytes, header, DEFAULT_LIMITS);
  const nameIds = new Uint32Array(structure.propertyCount);
  const distinctNames: string[] = [];
  const idByName = new Map<string, number>();
  /** By offset in the strings block: the name's id + 1. */
  const idByOffset = new Uint32Array(header.stringsSize);
  for (let i = 0; i < structure.propertyCount; i++) {
    const offset = structure.nameOffsets[i]!;
    if (idByOffset[offset] === 0) {
      const name = reader.at(offset);
      const id = idByName.get(name) ?? distinctNames.push(name) - 1;
      idByName.set(name, id);
      idByOffset[offset] = id + 1;
    }
    nameIds[i] = idByOffset[offset]! - 1;
  }
  return { nameIds, distinctNames, idByName };
}

function listPaths({ names, parents }: Columns): NodePath[] {
  const paths: string[] = [];
  for (const [node, name] of names.entries()) {
    const parent = parents[node]!;
    paths.push(parent < 0 ? '/' : parent === 0 ? `/${name}` : `${paths[parent]}/${name}`);
  }
  return paths as NodePath[];
}

/** The first node to claim a phandle keeps it, as in libfdt. */
function indexPhandles(tree: DeviceTree): Map<number, NodeIndex> {
  const found = new Map<number, NodeIndex>();
  for (const node of tree.nodes()) {
    const phandle = tree.phandle(node);
    if (phandle !== undefined && !found.has(phandle)) found.set(phandle, node);
  }
  return found;
}
