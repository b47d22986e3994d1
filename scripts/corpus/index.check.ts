import type { NodeIndex } from '../../src/core/base/brand.ts';
import { DeviceTree } from '../../src/core/devicetree/tree.ts';
import { type FdtNode, parseFdt } from '../../src/core/fdt/index.ts';
import type { Board, Check, Outcome } from './check.ts';

/** The indexed tree and the plain tree of a blob tell of the same nodes, in the same order, under the same paths. */
const check: Check = {
  name: 'index',
  run({ bytes }: Board): Outcome {
    const tree = new DeviceTree(bytes);
    const failures: string[] = [];
    let next = 0;
    const walk = (plain: FdtNode, above: string): void => {
      const node = next++ as NodeIndex;
      const path = above === '' && node > 0 ? `/${plain.name}` : `${above}/${plain.name}`;
      const index = tree.byPath(path);
      if (index !== node) failures.push(`${path}: is node ${index}, not ${node}, of the index`);
      for (const child of plain.children) walk(child, path === '/' ? '' : path);
    };
    walk(parseFdt(bytes).root, '');
    if (tree.size !== next) failures.push(`the index has ${tree.size} nodes, not ${next}`);
    return { failures, counts: { nodes: next } };
  },
};
export default check;
