/** Changing a parsed tree in place, for the host trees that the verification makes up. */
import type { FdtNode, FdtProperty } from '../../src/core/fdt/index.ts';

/** A node of a tree that nobody else holds. */
export interface EditNode extends FdtNode {
  readonly properties: FdtProperty[];
  readonly children: EditNode[];
}

export const newNode = (name: string): EditNode => ({ name, properties: [], children: [] });

export function nodeAt(root: EditNode, path: string): EditNode | undefined {
  let at: EditNode | undefined = root;
  for (const name of path.split('/').filter(Boolean)) at = at?.children.find((child) => child.name === name);
  return at;
}

export function addChild(parent: EditNode, name: string): EditNode {
  const node = newNode(name);
  parent.children.push(node);
  return node;
}

export function setCells(node: EditNode, name: string, cells: readonly number[]): void {
  const value = new Uint8Array(cells.length * 4);
  const view = new DataView(value.buffer);
  for (const [i, cell] of cells.entries()) view.setUint32(i * 4, cell);
  setValue(node, name, value);
}

export function setStrings(node: EditNode, name: string, strings: readonly string[]): void {
  setValue(node, name, new TextEncoder().encode(strings.map((text) => `${text}\0`).join('')));
}

export function setValue(node: EditNode, name: string, value: Uint8Array): void {
  const at = node.properties.findIndex((property) => property.name === name);
  if (at < 0) node.properties.push({ name, value });
  else node.properties[at] = { name, value };
}
