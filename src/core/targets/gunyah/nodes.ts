import type { FdtNode, FdtProperty } from '../../fdt/index.ts';
import type { Reason } from '../../partial/draft.ts';

/** A node with the reason of its being there, and reasons of single properties by their names. */
export interface Explained {
  readonly node: FdtNode;
  readonly reasons: ReadonlyMap<string, Reason>;
}

/** Joins a node with what stands below it; reasons are kept by path relative to the node, and `:property`. */
export function explained(
  name: string,
  reason: Reason,
  properties: readonly FdtProperty[],
  children: readonly Explained[] = [],
  ofProperties: Readonly<Record<string, Reason>> = {},
): Explained {
  const reasons = new Map<string, Reason>([['', reason]]);
  for (const [property, why] of Object.entries(ofProperties)) reasons.set(`:${property}`, why);
  for (const { node, reasons: below } of children) {
    for (const [key, why] of below) reasons.set(`/${node.name}${key}`, why);
  }
  return { node: { name, properties, children: children.map(({ node }) => node) }, reasons };
}
