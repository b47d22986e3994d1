import type { FdtNode } from '../fdt/index.ts';
import { decodeLatin1 } from '../platform.ts';
import { isTransport } from '../scmi/transports.ts';
import type { Merged } from './snippet.ts';
import { TYPED } from './snippet.ts';

/** Who writes one of these writes an agent of his own; other properties only change the generated one. */
const IDENTITY = ['compatible', 'shmem'];

/**
 * The path of the SCMI agent that the user has written into a partial tree; undefined where the tree has only the
 * generated one, or none. A generated agent makes room for it.
 */
export function typedAgent({ tree, reasons }: Pick<Merged, 'tree' | 'reasons'>): string | undefined {
  const find = (node: FdtNode, path: string): string | undefined => {
    const compatible = node.properties.find(({ name }) => name === 'compatible')?.value;
    const isAgent = compatible !== undefined && isTransport(decodeLatin1(compatible).split('\0'));
    if (isAgent && IDENTITY.some((name) => reasons.get(`${path}:${name}`) === TYPED)) return path;
    for (const child of node.children) {
      const found = find(child, `${path}/${child.name}`);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find(tree.root, '');
}
