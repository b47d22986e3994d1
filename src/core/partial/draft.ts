import type { NodeIndex, NodePath } from '../base/brand.ts';
import type { FdtNode } from '../fdt/index.ts';

/** Why a node or property stands in a generated tree. */
export interface Reason {
  /** One sentence. */
  readonly why: string;
  /** The host node and property it was made from. */
  readonly path?: NodePath;
  readonly property?: string;
  /** The channel of the plan that it belongs to. */
  readonly channel?: string;
  /** The rule of Xen or of a binding behind it. */
  readonly source?: string;
}

/** A cell whose value is known (a number), or the phandle of another node of the same tree. */
export type Cell = number | DraftNode;

export interface DraftProperty {
  readonly name: string;
  readonly value: Uint8Array | readonly Cell[];
  readonly reason?: Reason;
}

/** A node of a partial tree under construction: phandles are still references to nodes. */
export class DraftNode {
  name: string;
  readonly reason: Reason;
  /** The host node that this one was made from. */
  readonly host: NodeIndex | undefined;
  parent: DraftNode | undefined;
  readonly properties: DraftProperty[] = [];
  readonly children: DraftNode[] = [];

  constructor(name: string, reason: Reason, host?: NodeIndex) {
    this.name = name;
    this.reason = reason;
    this.host = host;
  }

  add(child: DraftNode): void {
    child.parent = this;
    this.children.push(child);
  }

  addFirst(child: DraftNode): void {
    child.parent = this;
    this.children.unshift(child);
  }

  cells(name: string, cells: readonly Cell[], reason?: Reason): void {
    this.properties.push({ name, value: cells, ...(reason && { reason }) });
  }

  strings(name: string, strings: readonly string[], reason?: Reason): void {
    this.properties.push({ name, value: stringBytes(strings), ...(reason && { reason }) });
  }

  has(name: string): boolean {
    return this.properties.some((property) => property.name === name);
  }

  get path(): string {
    if (this.parent === undefined) return '/';
    return this.parent.parent === undefined ? `/${this.name}` : `${this.parent.path}/${this.name}`;
  }

  *subtree(): Generator<DraftNode> {
    yield this;
    for (const child of this.children) yield* child.subtree();
  }
}

/** A finished tree, and the reason of every node (key: its path) and property (key: path, `:`, name). */
export interface FinishedTree {
  readonly root: FdtNode;
  readonly reasons: ReadonlyMap<string, Reason>;
  /** By path, `:` and name of a property: the positions of its cells that are phandles of other nodes here. */
  readonly references: ReadonlyMap<string, readonly number[]>;
}

/**
 * Numbers the nodes that others refer to, from 1 in document order, leaving out the numbers given, and writes
 * all values. Xen rejects partial trees that define a phandle of 64999 or more
 * (`dom0less-build.c:domain_handle_dtb_boot_module`, since 4.22).
 */
export function finishDraft(root: DraftNode, avoid: ReadonlySet<number> = new Set()): FinishedTree {
  const phandles = numberNodes(root, avoid);
  const reasons = new Map<string, Reason>();
  const references = new Map<string, number[]>();
  const finish = (node: DraftNode, path: string): FdtNode => {
    reasons.set(path === '' ? '/' : path, node.reason);
    for (const { name, reason, value } of node.properties) {
      const key = `${path === '' ? '/' : path}:${name}`;
      if (reason) reasons.set(key, reason);
      if (value instanceof Uint8Array) continue;
      const positions = value.flatMap((cell, i) => (typeof cell === 'number' ? [] : [i]));
      if (positions.length > 0) references.set(key, positions);
    }
    const phandle = phandles.get(node);
    return {
      name: node.name,
      properties: [
        ...node.properties.map(({ name, value }) => ({
          name,
          value:
            value instanceof Uint8Array
              ? value
              : cellBytes(value.map((cell) => (typeof cell === 'number' ? cell : phandles.get(cell)!))),
        })),
        ...(phandle === undefined ? [] : [{ name: 'phandle', value: cellBytes([phandle]) }]),
      ],
      children: node.children.map((child) => finish(child, `${path}/${child.name}`)),
    };
  };
  return { root: finish(root, ''), reasons, references };
}

function numberNodes(root: DraftNode, avoid: ReadonlySet<number>): Map<DraftNode, number> {
  const referenced = new Set<DraftNode>();
  for (const { properties } of root.subtree()) {
    for (const { value } of properties) {
      if (value instanceof Uint8Array) continue;
      for (const cell of value) if (typeof cell !== 'number') referenced.add(cell);
    }
  }
  const phandles = new Map<DraftNode, number>();
  let next = 1;
  for (const node of root.subtree()) {
    if (!referenced.has(node)) continue;
    while (avoid.has(next)) next++;
    phandles.set(node, next++);
  }
  return phandles;
}

/** 32-bit big-endian cells. */
export function cellBytes(cells: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(cells.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [i, cell] of cells.entries()) view.setUint32(i * 4, cell);
  return bytes;
}

/** Strings, each with its NUL; one byte per character. */
export function stringBytes(strings: readonly string[]): Uint8Array {
  const text = strings.map((string) => `${string}\0`).join('');
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** A 64-bit number as two cells. */
export const twoCells = (value: bigint): [high: number, low: number] => [
  Number(value >> 32n),
  Number(value & 0xffff_ffffn),
];
