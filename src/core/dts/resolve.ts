import { sameBytes } from '../base/bytes.ts';
import { encodeUtf8 } from '../platform.ts';
import { deleteNode } from './merge.ts';
import { liveNodes, type Marker, type SourceNode, type SourceProperty } from './model.ts';
import { nodeByPath, type SourceTree } from './read-source.ts';
import { fail } from './source.ts';

/**
 * Fills the references of a tree in, as dtc's checks do: phandles are given out from 1 on in the order in which
 * references ask for them, then paths are inserted, then unreferenced `/omit-if-no-ref/` nodes go.
 */
export class Resolver {
  readonly #tree: SourceTree;
  readonly #byLabel = new Map<string, SourceNode>();
  readonly #taken = new Map<number, SourceNode>();
  #nextPhandle = 1;

  constructor(tree: SourceTree) {
    this.#tree = tree;
    setPaths(tree.root, '');
    for (const node of liveNodes(tree.root)) {
      for (const label of node.labels) if (!label.deleted) this.#byLabel.set(label.name, node);
    }
  }

  /** @throws DtsError for references to nothing (in a plugin only where a path is asked for) and bad phandles */
  resolve({ keepLabelled }: { readonly keepLabelled: boolean }): void {
    const nodes = liveNodes(this.#tree.root);
    for (const node of nodes) this.#readPhandle(node);
    for (const node of nodes) dropRedundantName(node);
    for (const node of nodes) for (const property of node.liveProperties) this.#fillPhandles(property);
    for (const node of nodes) for (const property of node.liveProperties) this.#insertPaths(property);
    for (const node of nodes) {
      const kept = node.referenced || (keepLabelled && node.labels.length > 0);
      if (node.omitIfUnreferenced && !kept) deleteNode(node, node.at);
    }
  }

  /** The node a reference means; undefined where there is none. */
  target(reference: string): SourceNode | undefined {
    if (reference.startsWith('/')) return nodeByPath(this.#tree.root, reference);
    const node = this.#byLabel.get(reference);
    return node?.deleted ? undefined : node;
  }

  /** The phandle of a node; one is given to it where it has none. */
  phandle(node: SourceNode): number {
    if (node.phandle !== undefined) return node.phandle;
    while (this.#taken.has(this.#nextPhandle)) this.#nextPhandle++;
    const phandle = this.#nextPhandle;
    node.phandle = phandle;
    this.#taken.set(phandle, node);
    if (!node.property('phandle')) {
      node.properties.add({
        name: 'phandle',
        at: node.at,
        labels: [],
        value: cell(phandle),
        markers: [],
        deleted: false,
      });
    }
    return phandle;
  }

  #readPhandle(node: SourceNode): void {
    const phandle = this.#ownPhandle(node, 'phandle');
    const legacy = this.#ownPhandle(node, 'linux,phandle');
    if (phandle !== undefined && legacy !== undefined && phandle !== legacy) {
      fail(node.at, `phandle and linux,phandle of ${node.path} differ.`);
    }
    const own = phandle ?? legacy;
    if (own === undefined) return;
    const other = this.#taken.get(own);
    if (other) fail(node.at, `${node.path} has the phandle ${own}, which ${other.path} has too.`);
    node.phandle = own;
    this.#taken.set(own, node);
  }

  #ownPhandle(node: SourceNode, name: string): number | undefined {
    const property = node.property(name);
    if (!property) return undefined;
    if (property.value.length !== 4)
      fail(property.at, `A ${name} has 4 bytes; this one has ${property.value.length}.`);
    const reference = property.markers.find((marker) => marker.kind === 'phandle');
    if (reference) {
      if (this.target(reference.reference) !== node)
        fail(reference.at, `This ${name} refers to another node.`);
      return undefined;
    }
    const value = new DataView(property.value.buffer, property.value.byteOffset).getUint32(0);
    if (value === 0 || value === 0xffffffff) fail(property.at, `${value} is no phandle.`);
    return value;
  }

  #fillPhandles(property: SourceProperty): void {
    for (const marker of property.markers) {
      if (marker.kind !== 'phandle') continue;
      const node = this.target(marker.reference);
      if (node) {
        property.value.set(cell(this.phandle(node)), marker.offset);
        node.referenced = true;
      } else if (!this.#tree.plugin) this.#failReference(marker);
    }
  }

  #insertPaths(property: SourceProperty): void {
    if (!property.markers.some((marker) => marker.kind === 'path')) return;
    const pieces: Uint8Array[] = [];
    const markers: Marker[] = [];
    let from = 0;
    let grown = 0;
    for (const marker of property.markers) {
      markers.push({ ...marker, offset: marker.offset + grown });
      if (marker.kind !== 'path') continue;
      const node = this.target(marker.reference) ?? this.#failReference(marker);
      node.referenced = true;
      const path = encodeUtf8(`${node.path}\0`);
      this.#tree.budget.bytes(path.length, marker.at);
      pieces.push(property.value.subarray(from, marker.offset), path);
      from = marker.offset;
      grown += path.length;
    }
    pieces.push(property.value.subarray(from));
    property.value = concatenate(pieces);
    property.markers = markers;
  }

  #failReference({ reference, at }: Marker): never {
    const shown = reference.startsWith('/') ? `&{${reference}}` : `&${reference}`;
    return fail(at, `${shown} refers to nothing in this tree.`);
  }
}

function setPaths(node: SourceNode, above: string): void {
  node.path = node.name === '' ? '/' : `${above}/${node.name}`;
  const prefix = node.path === '/' ? '' : node.path;
  for (const child of node.liveChildren) setPaths(child, prefix);
}

/** A `name` property repeats the node's name and is left out, as dtc does. */
function dropRedundantName(node: SourceNode): void {
  const property = node.properties.first('name');
  if (!property || property.deleted) return;
  const expected = encodeUtf8(`${node.name.split('@')[0]}\0`);
  if (!sameBytes(property.value, expected))
    fail(property.at, `The property name of ${node.path} is not the node's name.`);
  node.properties.remove(property);
}

/** A cell as bytes. */
export function cell(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

function concatenate(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
