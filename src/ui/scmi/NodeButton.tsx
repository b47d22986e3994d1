import type { NodeIndex } from '../../core/base/brand.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';
import { facesOf, ownershipOf } from '../../store/views.ts';
import { DomainBadge } from '../parts/DomainBadge.tsx';
import { NodeLink } from '../parts/NodeLink.tsx';
import { useWorkspace } from '../parts/workspace.tsx';
import styles from './Scmi.module.css';

interface NodeButtonProps {
  readonly tree: DeviceTree;
  readonly node: NodeIndex;
  /** Shows the whole path, not the name alone. */
  readonly full?: boolean;
}

const NONE: readonly never[] = [];

/** A node with the domain that has it. */
export function NodeButton({ tree, node, full = false }: NodeButtonProps) {
  const domains = useWorkspace(({ plan }) => plan?.domains ?? NONE);
  const owner = ownershipOf(tree, domains).get(node);
  return (
    <span className={styles.node}>
      <NodeLink className={styles.link} path={tree.path(node)} full={full} />
      {owner !== undefined && <DomainBadge face={facesOf(domains)[owner.domain]!} />}
    </span>
  );
}
