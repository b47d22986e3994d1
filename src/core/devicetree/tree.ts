import type { NodeIndex, NodePath, Phandle } from '../base/brand.ts';
import { readBlob } from '../fdt/blob.ts';
import { latin1Between, longLatin1Between } from '../fdt/latin1.ts';
import type { PropertyNames } from '../fdt/names.ts';
import type { Structure } from '../fdt/scan.ts';
import { wordAt } from '../fdt/word.ts';
import { PathIndex } from './path-index.ts';
import { PhandleIndex, phandleClaim } from './phandle-index.ts';

/** The root of every tree. */
export const ROOT = 0 as NodeIndex;

/**
 * A flattened device tree, indexed: nodes are numbered in document order, and what stands below a node is the
 * number range up to {@link end}. All values are views of the bytes it was made from, which must not change.
 * Where siblings or properties share a name, looking it up gives the first one.
 */
export class DeviceTree {
  readonly bytes: Uint8Array;
  /** Number of nodes; a node is a number from 0 to size - 1. */
  readonly size: number;
  /** What was computed from the tree; for `oncePerTree` alone. */
  readonly derived: (object | undefined)[] = [];
  readonly #structure: Structure;
  readonly #properties: PropertyNames;
  readonly #phandleId: number | undefined;
  readonly #oldPhandleId: number | undefined;
  readonly #names: readonly string[];
  readonly #paths: readonly NodePath[];
  readonly #byPath: PathIndex;
  readonly #byPhandle: PhandleIndex;

  /** @throws FdtError for every input that is no sound tree; no other error. */
  constructor(bytes: Uint8Array) {
    const { structure, names } = readBlob(bytes);
    this.bytes = bytes;
    this.size = structure.nodeCount;
    this.#structure = structure;
    this.#properties = names;
    this.#phandleId = this.#properties.ids.get('phandle');
    this.#oldPhandleId = this.#properties.ids.get('linux,phandle');
    this.#names = readNodeNames(bytes, structure);
    this.#paths = listPaths(this.#names, structure.parents);
    this.#byPath = new PathIndex(bytes, structure, this.#names);
    this.#byPhandle = new PhandleIndex(this.#listPhandles());
  }

  /** Node name with its unit address, as in the blob; empty for the root. */
  name(node: NodeIndex): string {
    return this.#names[node]!;
  }

  path(node: NodeIndex): NodePath {
    return this.#paths[node]!;
  }

  parent(node: NodeIndex): NodeIndex | undefined {
    const parent = this.#structure.parents[node]!;
    return parent < 0 ? undefined : (parent as NodeIndex);
  }

  /** 0 for the root. */
  depth(node: NodeIndex): number {
    return this.#structure.depths[node]!;
  }

  /** The first node after this one and all that stands below it. */
  end(node: NodeIndex): NodeIndex {
    return this.#structure.ends[node] as NodeIndex;
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

  /** The node at an absolute path, unit addresses included; undefined where there is none. */
  byPath(path: string): NodeIndex | undefined {
    return this.#byPath.find(path);
  }

  /** The first node that has the phandle; undefined where none has. */
  byPhandle(phandle: number): NodeIndex | undefined {
    return this.#byPhandle.find(phandle);
  }

  /** The node's own `phandle` (or `linux,phandle`), by the rules of libfdt's fdt_get_phandle(). */
  phandle(node: NodeIndex): Phandle | undefined {
    const value = this.#onlyCell(node, this.#phandleId) ?? this.#onlyCell(node, this.#oldPhandleId);
    return value === undefined || value === 0 || value === 0xffffffff ? undefined : (value as Phandle);
  }

  /** Property names in document order. */
  propertyNames(node: NodeIndex): string[] {
    const { firstProperties } = this.#structure;
    const { names, idOfProperty } = this.#properties;
    const found: string[] = [];
    const end = firstProperties[node + 1]!;
    for (let i = firstProperties[node]!; i < end; i++) found.push(names[idOfProperty[i]!]!);
    return found;
  }

  /**
   * Properties are numbered through the whole tree in document order: a node's run from its first one up to the
   * first one of the next node. For passes over all of them; otherwise ask by name.
   */
  firstProperty(node: number): number {
    return this.#structure.firstProperties[node]!;
  }

  /** The number of a node's property; undefined where it has none of that name. */
  propertyAt(node: NodeIndex, name: string): number | undefined {
    const property = this.#find(node, this.#properties.ids.get(name));
    return property < 0 ? undefined : property;
  }

  /** Position of a property's name in {@link distinctNames}. */
  nameId(property: number): number {
    return this.#properties.idOfProperty[property]!;
  }

  /** The position of a name in {@link distinctNames}; undefined where no property of the tree has it. */
  nameIdOf(name: string): number | undefined {
    return this.#properties.ids.get(name);
  }

  /** Every property name of the tree once. */
  get distinctNames(): readonly string[] {
    return this.#properties.names;
  }

  /** Where a property's value begins in {@link bytes}. */
  valueStart(property: number): number {
    return this.#structure.valueStarts[property]!;
  }

  /** Where a property's value ends in {@link bytes}. */
  valueEnd(property: number): number {
    return this.#structure.valueEnds[property]!;
  }

  /** A property's value, or undefined where the node does not have it. */
  value(node: NodeIndex, name: string): Uint8Array | undefined {
    const property = this.#find(node, this.#properties.ids.get(name));
    if (property < 0) return undefined;
    return this.bytes.subarray(this.valueStart(property), this.valueEnd(property));
  }

  has(node: NodeIndex, name: string): boolean {
    return this.#find(node, this.#properties.ids.get(name)) >= 0;
  }

  /** The first cell of a property; undefined where it is absent or shorter than 4 bytes. */
  u32(node: NodeIndex, name: string): number | undefined {
    const property = this.#find(node, this.#properties.ids.get(name));
    if (property < 0) return undefined;
    const start = this.valueStart(property);
    return this.valueEnd(property) - start < 4 ? undefined : wordAt(this.bytes, start);
  }

  /** A property as 32-bit cells; undefined where it is absent or its length is no multiple of 4. */
  cells(node: NodeIndex, name: string): number[] | undefined {
    const property = this.#find(node, this.#properties.ids.get(name));
    if (property < 0) return undefined;
    const start = this.valueStart(property);
    const end = this.valueEnd(property);
    if ((end - start) % 4 !== 0) return undefined;
    const cells: number[] = [];
    for (let at = start; at < end; at += 4) cells.push(wordAt(this.bytes, at));
    return cells;
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

  /** The number of a node's first property with a name, negative where it has none. */
  #find(node: NodeIndex, nameId: number | undefined): number {
    if (nameId === undefined) return -1;
    const { firstProperties } = this.#structure;
    const { idOfProperty } = this.#properties;
    const end = firstProperties[node + 1]!;
    for (let i = firstProperties[node]!; i < end; i++) if (idOfProperty[i] === nameId) return i;
    return -1;
  }

  /** The value of a property of exactly one cell. */
  #onlyCell(node: NodeIndex, nameId: number | undefined): number | undefined {
    const property = this.#find(node, nameId);
    if (property < 0) return undefined;
    const start = this.valueStart(property);
    return this.valueEnd(property) - start === 4 ? wordAt(this.bytes, start) : undefined;
  }

  #listPhandles(): number[] {
    const { firstProperties, propertyCount } = this.#structure;
    const { idOfProperty } = this.#properties;
    const own = this.#phandleId;
    const old = this.#oldPhandleId;
    const claims: number[] = [];
    let node = 0;
    for (let i = 0; i < propertyCount; i++) {
      if (idOfProperty[i] !== own && idOfProperty[i] !== old) continue;
      while (firstProperties[node + 1]! <= i) node++;
      const phandle = this.phandle(node as NodeIndex);
      if (phandle !== undefined) claims.push(phandleClaim(phandle, node as NodeIndex));
    }
    return claims;
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

/** All names are gathered and decoded at once: one by one would take twice as long. */
function readNodeNames(bytes: Uint8Array, { nodeCount, nameStarts, nameEnds }: Structure): string[] {
  let total = 0;
  for (let node = 0; node < nodeCount; node++) total += nameEnds[node]! - nameStarts[node]!;
  const gathered = new Uint8Array(total);
  let length = 0;
  for (let node = 0; node < nodeCount; node++) {
    const end = nameEnds[node]!;
    for (let at = nameStarts[node]!; at < end; at++) gathered[length++] = bytes[at]!;
  }
  const text = longLatin1Between(gathered, 0, total);
  const names: string[] = [];
  let start = 0;
  for (let node = 0; node < nodeCount; node++) {
    const end = start + nameEnds[node]! - nameStarts[node]!;
    names.push(text.slice(start, end));
    start = end;
  }
  return names;
}

function listPaths(names: readonly string[], parents: Int32Array): NodePath[] {
  const paths: string[] = [];
  for (let node = 0; node < names.length; node++) {
    const name = names[node]!;
    const parent = parents[node]!;
    paths.push(parent < 0 ? '/' : parent === 0 ? `/${name}` : `${paths[parent]}/${name}`);
  }
  return paths as NodePath[];
}
