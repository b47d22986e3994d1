import type { NodeIndex } from '../../core/base/brand.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './Inspector.module.css';

interface NodeLinkProps {
  readonly tree: DeviceTree;
  readonly node: NodeIndex;
}

/** Another node by its name; a click selects it. */
export function NodeLink({ tree, node }: NodeLinkProps) {
  const store = useWorkspaceStore();
  const path = tree.path(node);
  return (
    <button type="button" className={styles.link} title={path} onClick={() => store.getState().reveal(path)}>
      {tree.name(node) || '/'}
    </button>
  );
}
