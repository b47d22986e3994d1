import type { NodeIndex } from '../../core/base/brand.ts';
import type { Reference, ReferenceIndex } from '../../core/devicetree/index.ts';

/** References of one property between the same two nodes. */
export interface Bundle {
  readonly property: string;
  /** The node at the other end. */
  readonly other: NodeIndex;
  readonly count: number;
}

/** What a node refers to and what refers to it; entries of one property to one node are gathered. */
export function referenceBundles(index: ReferenceIndex, node: NodeIndex) {
  const out = index.out(node);
  const known = ({ kind }: Reference) => kind === 'known';
  return {
    out: gather(out.filter(known), ({ target }) => target),
    in: gather(index.in(node).filter(known), (reference) => reference.node),
    possible: gather(
      out.filter((reference) => !known(reference)),
      ({ target }) => target,
    ),
  };
}

function gather(
  list: readonly Reference[],
  otherEnd: (reference: Reference) => NodeIndex | undefined,
): Bundle[] {
  const bundles = new Map<string, { property: string; other: NodeIndex; count: number }>();
  for (const reference of list) {
    const other = otherEnd(reference);
    if (other === undefined) continue;
    const key = `${other} ${reference.property}`;
    const known = bundles.get(key);
    if (known === undefined) bundles.set(key, { property: reference.property, other, count: 1 });
    else known.count++;
  }
  return [...bundles.values()];
}
