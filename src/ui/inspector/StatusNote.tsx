import { CircleOff } from 'lucide-react';
import type { NodeIndex } from '../../core/base/brand.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';
import { switchedOffBy } from '../../store/node/status.ts';
import styles from './Inspector.module.css';
import { texts } from './strings.ts';

/** Says so where a node is switched off, by itself or by a node above it; otherwise nothing. */
export function StatusNote({ tree, node }: { tree: DeviceTree; node: NodeIndex }) {
  const cause = switchedOffBy(tree, node);
  if (cause === undefined) return null;
  return (
    <p className={styles.status}>
      <CircleOff size={14} aria-hidden="true" />
      {cause === node
        ? texts.disabled(tree.string(node, 'status') ?? '')
        : texts.disabledAbove(tree.name(cause))}
    </p>
  );
}
