import { ChevronDown, ChevronRight } from 'lucide-react';
import { type CSSProperties, type MouseEvent, memo, useRef } from 'react';
import type { NodeIndex } from '../../core/base/brand.ts';
import type { Severity } from '../../core/contract.ts';
import type { DeviceTree } from '../../core/devicetree/tree.ts';
import type { DmaView } from '../../store/dma.ts';
import type { Face } from '../../store/views.ts';
import { classes } from '../parts/classes.ts';
import { DmaMark } from '../parts/DmaMark.tsx';
import { DomainBadge } from '../parts/DomainBadge.tsx';
import { NodeName } from '../parts/NodeName.tsx';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import { texts as words } from '../parts/strings.ts';
import { useDeviceDrag } from '../parts/use-device-drag.ts';
import { isOn } from './rows.ts';
import { texts } from './strings.ts';
import styles from './Tree.module.css';

interface TreeRowProps {
  readonly id: string;
  readonly tree: DeviceTree;
  readonly node: NodeIndex;
  /** Distance from the top of the list, in pixels. */
  readonly start: number;
  readonly position: number;
  readonly siblings: number;
  /** Undefined where there is nothing to expand. */
  readonly expanded: boolean | undefined;
  readonly selected: boolean;
  readonly active: boolean;
  /** Shown only because it leads to a match, or stands below one. */
  readonly faded: boolean;
  readonly face: Face | undefined;
  readonly follows: boolean;
  readonly dma: DmaView | undefined;
  readonly assignable: boolean;
  readonly severity: Severity | undefined;
  readonly trouble: string | undefined;
  readonly onClick: (event: MouseEvent, node: NodeIndex) => void;
  readonly onToggle: (node: NodeIndex) => void;
  readonly onMenu: (node: NodeIndex, x: number, y: number) => void;
}

export const TreeRow = memo(function TreeRow(props: TreeRowProps) {
  const { id, tree, node, start, position, siblings, expanded, selected, active, faded } = props;
  const { face, follows, dma, assignable, severity, trouble, onClick, onToggle, onMenu } = props;
  const row = useRef<HTMLDivElement>(null);
  const off = !isOn(tree, node);
  const compatible = tree.string(node, 'compatible');

  useDeviceDrag(row, tree, node);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree as a whole takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus, this is its active descendant
    <div
      ref={row}
      id={id}
      className={classes(
        styles.row,
        selected && styles.selected,
        active && styles.active,
        off && styles.off,
        faded && styles.faded,
      )}
      role="treeitem"
      aria-label={texts.row(
        tree.name(node) || '/',
        off ? texts.disabled : compatible,
        severity && texts.severities[severity],
        dma && words.dma[dma.state],
        face && (follows ? texts.follows(face.name) : face.name),
      )}
      aria-level={tree.depth(node) + 1}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={expanded}
      aria-selected={selected}
      style={{ '--depth': tree.depth(node), top: start } as CSSProperties}
      onClick={(event) => onClick(event, node)}
      onDoubleClick={() => expanded !== undefined && onToggle(node)}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(node, event.clientX, event.clientY);
      }}
    >
      {assignable && <span className={styles.grip} aria-hidden="true" />}
      {expanded === undefined ? (
        <span className={styles.twisty} />
      ) : (
        <span
          className={styles.twisty}
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation();
            onToggle(node);
          }}
        >
          {expanded ? <ChevronDown size={12} /> : <ChevronRight size={12} />}
        </span>
      )}
      <NodeName shrinking name={tree.name(node)} />
      <span className={classes(styles.compatible, compatible === undefined && styles.words)}>
        <span>{off ? texts.disabled : compatible}</span>
      </span>
      {severity !== undefined && <SeverityMark small severity={severity} title={trouble} />}
      <span
        className={styles.more}
        aria-hidden="true"
        title={texts.menu}
        onClick={(event) => {
          event.stopPropagation();
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          onMenu(node, left, bottom);
        }}
      />
      {dma !== undefined && <DmaMark quiet view={dma} />}
      {face === undefined ? (
        <span className={styles.noBadge} />
      ) : (
        <DomainBadge face={face} title={follows ? texts.follows(face.name) : face.name} />
      )}
    </div>
  );
});
