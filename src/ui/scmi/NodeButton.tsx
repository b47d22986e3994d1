import type { NodeIndex } from '../../core/base/brand.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';
import { facesOf, ownershipOf } from '../../store/views.ts';
import { DomainBadge } from '../parts/DomainBadge.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './Scmi.module.css';

interface NodeButtonProps {
  readonly tree: DeviceTree;
  readonly node: NodeIndex;
  /** Shows the whole path, not the name alone. */
  readonly full?: boolean;
}

const NONE: readonly never[] = [];

/** A node by name, with the domain that has it; a click selects it. */
export function NodeButton({ tree, node, full = false }: NodeButtonProps) {
  const store = useWorkspaceStore();
  const domains = useWorkspace(({ plan }) => plan?.domains ?? NONE);
  const owner = ownershipOf(tree, domains).get(node);
  const path = tree.path(node);
  return (
    <span className={styles.node}>
      <button
        type="button"
        className={styles.link}
        title={path}
        onClick={() => store.getState().reveal(path)}
      >
        {full ? path : tree.name(node)}
      </button>
      {owner !== undefined && <DomainBadge face={facesOf(domains)[owner.domain]!} />}
    </span>
  );
}
