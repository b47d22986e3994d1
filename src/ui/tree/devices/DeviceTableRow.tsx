import { Lock } from 'lucide-react';
import { type ComponentProps, type MouseEvent, memo, useRef } from 'react';
import type { NodeIndex } from '../../../core/base/brand.ts';
import { hex } from '../../../core/base/hex.ts';
import type { DeviceTree } from '../../../core/devicetree/tree.ts';
import type { DeviceRow } from '../../../store/device-rows.ts';
import type { Face } from '../../../store/views.ts';
import { classes } from '../../parts/classes.ts';
import { DmaMark } from '../../parts/DmaMark.tsx';
import { DomainBadge } from '../../parts/DomainBadge.tsx';
import grid from '../../parts/Grid.module.css';
import { NodeName } from '../../parts/NodeName.tsx';
import { useDeviceDrag } from '../../parts/use-device-drag.ts';
import styles from './DeviceTable.module.css';
import { texts } from './strings.ts';

interface DeviceTableRowProps {
  readonly id: string;
  readonly tree: DeviceTree;
  readonly device: DeviceRow;
  /** Position among the rows, from 1 for the first device. */
  readonly position: number;
  /** Distance from the top of the rows, in pixels. */
  readonly start: number;
  readonly selected: boolean;
  readonly active: boolean;
  readonly face: Face | undefined;
  readonly onClick: (event: MouseEvent, node: NodeIndex) => void;
  readonly onMenu: (node: NodeIndex, x: number, y: number) => void;
}

/** How many INTIDs are told one by one. */
const INTIDS_SHOWN = 2;

export const DeviceTableRow = memo(function DeviceTableRow(props: DeviceTableRowProps) {
  const { id, tree, device, position, start, selected, active, face, onClick, onMenu } = props;
  const { node, name, bus, address, intids, view, dma, sharers, enabled, why } = device;
  const row = useRef<HTMLDivElement>(null);
  useDeviceDrag(row, tree, node);
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot be virtual
    // biome-ignore lint/a11y/useKeyWithClickEvents: the table as a whole takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the table has the focus, this is its active descendant
    <div
      ref={row}
      id={id}
      role="row"
      aria-rowindex={position + 1}
      aria-selected={selected}
      className={classes(
        grid.row,
        styles.row,
        selected && grid.selected,
        active && grid.active,
        face === undefined && styles.idle,
        !enabled && styles.off,
      )}
      style={{ top: start }}
      onClick={(event) => onClick(event, node)}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(node, event.clientX, event.clientY);
      }}
    >
      <Cell role="rowheader" column={1} aria-label={name} className={styles.first} title={name}>
        <NodeName shrinking name={name} />
      </Cell>
      <Cell column={2} className={styles.marks}>
        <DmaMark view={view} />
      </Cell>
      <Cell column={3} className={classes(styles.marks, styles.domain)}>
        {face !== undefined && <DomainBadge face={face} />}
        {face !== undefined && (
          <span className={styles.mono} aria-hidden="true">
            {face.name}
          </span>
        )}
        {why !== undefined && (
          <span
            className={styles.lock}
            role="img"
            aria-label={texts.notAssignable(why)}
            title={texts.notAssignable(why)}
          >
            <Lock size={12} />
          </span>
        )}
      </Cell>
      <Cell column={4} title={dma.evidence[0]?.text}>
        {texts.dma[dma.verdict]}
      </Cell>
      <Cell column={5} className={styles.mono} title={intids.join(', ')}>
        {intids.slice(0, INTIDS_SHOWN).join(', ')}
        {intids.length > INTIDS_SHOWN && ` ${texts.more(intids.length - INTIDS_SHOWN)}`}
      </Cell>
      <Cell column={6} title={sharers.join('\n')}>
        {sharers.length > 0 && texts.shares(sharers.length)}
      </Cell>
      <Cell column={7} className={styles.mono}>
        {address !== undefined && hex(address)}
      </Cell>
      <Cell column={8} className={styles.mono} title={bus}>
        {bus.slice(bus.lastIndexOf('/') + 1) || '/'}
      </Cell>
      <Cell column={9} title={why}>
        {why ?? (enabled ? texts.yes : texts.disabled)}
      </Cell>
    </div>
  );
});

interface CellProps extends ComponentProps<'div'> {
  /** From 1. */
  readonly column: number;
}

function Cell({ column, role = 'gridcell', ...rest }: CellProps) {
  // biome-ignore lint/a11y/useAriaPropsSupportedByRole: every cell has a role that takes it
  return <div {...rest} role={role} aria-colindex={column} />;
}
