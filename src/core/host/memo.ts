import type { NodeIndex } from '../base/brand.ts';

/** A function of a node that computes each answer once; `undefined` is an answer. */
export function perNode<T>(compute: (node: NodeIndex) => T): (node: NodeIndex) => T {
  const known = new Map<NodeIndex, { readonly answer: T }>();
  return (node) => {
    let entry = known.get(node);
    if (entry === undefined) {
      entry = { answer: compute(node) };
      known.set(node, entry);
    }
    return entry.answer;
  };
}

/** A value that is computed when it is first asked for. */
export function once<T>(compute: () => T): () => T {
  let known: { readonly answer: T } | undefined;
  return () => {
    known ??= { answer: compute() };
    return known.answer;
  };
}
