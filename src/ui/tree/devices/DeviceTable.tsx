import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type Ref, useCallback, useEffect, useMemo, useRef } from 'react';
import { assert } from '../../../core/base/assert.ts';
import type { NodeIndex } from '../../../core/base/brand.ts';
import type { HostFacts } from '../../../core/host/facts.ts';
import {
  DEVICE_COLUMNS,
  type DeviceOrder,
  type DeviceRow,
  deviceRows,
  nextOrder,
  sortDevices,
} from '../../../store/device-rows.ts';
import { facesOf, ownershipOf } from '../../../store/views.ts';
import { classes } from '../../parts/classes.ts';
import grid from '../../parts/Grid.module.css';
import panel from '../../parts/Panel.module.css';
import { pageOf } from '../../parts/row-keys.ts';
import { useDeviceFacts } from '../../parts/use-device-facts.ts';
import { rangeWith, rowHeight, useRowMeasure } from '../../parts/virtual-rows.ts';
import { useWorkspace } from '../../parts/workspace.tsx';
import { GRID_TEMPLATE, LEAST_WIDTH } from './columns.ts';
import { DeviceHead } from './DeviceHead.tsx';
import styles from './DeviceTable.module.css';
import { DeviceTableRow } from './DeviceTableRow.tsx';
import { texts } from './strings.ts';
import { useDeviceKeys } from './use-device-keys.ts';

interface DeviceTableProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly facts: HostFacts;
  /** What the filter lets through; undefined for everything. */
  readonly passes: ((node: NodeIndex) => boolean) | undefined;
  readonly hidesDisabled: boolean;
  readonly order: DeviceOrder;
  readonly onOrder: (order: DeviceOrder) => void;
  readonly onFilter: () => void;
  readonly onMenu: (node: NodeIndex, x: number, y: number) => void;
}

const NONE: readonly DeviceRow[] = [];
const NO_DOMAINS: never[] = [];

/** The devices of the board as an ARIA grid: one tab stop for its rows, whose cursor is the active descendant. */
export default function DeviceTable(props: DeviceTableProps) {
  const { ref, facts, passes, hidesDisabled, order, onOrder, onFilter, onMenu } = props;
  const { tree } = facts;
  const selection = useWorkspace((state) => state.selection);
  const revealed = useWorkspace((state) => state.revealed);
  const plan = useWorkspace((state) => state.plan);
  const domains = plan?.domains ?? NO_DOMAINS;
  const faces = facesOf(domains);
  const owners = ownershipOf(tree, domains);
  const listed = useDeviceFacts(facts);
  const all = listed && plan ? deviceRows(facts, plan.target, plan.overrides) : NONE;
  const rows = useMemo(() => {
    const shown = all.filter(
      ({ node, enabled }) => (passes === undefined || passes(node)) && (enabled || !hidesDisabled),
    );
    return sortDevices(shown, order, (node) => owners.get(node)?.domain);
  }, [all, passes, hidesDisabled, order, owners]);

  const scroller = useRef<HTMLDivElement>(null);
  const active = rows.findIndex(({ node }) => node === selection.active);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight(scroller.current),
    getItemKey: (row) => rows[row]!.node,
    overscan: 12,
    // The head of the table covers as much of the view.
    scrollPaddingEnd: rowHeight(scroller.current),
    rangeExtractor: rangeWith(active),
  });
  useRowMeasure(virtual);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a request to reveal, or a new order, scrolls
  useEffect(() => {
    if (active >= 0) virtual.scrollToIndex(active, { align: 'auto' });
  }, [revealed, order]);

  const openMenu = (row: number) => {
    virtual.scrollToIndex(row, { align: 'auto' });
    const element = document.getElementById(rowId(rows[row]!.node)) ?? scroller.current;
    assert(element !== null, 'a table with keys is in the page');
    const box = element.getBoundingClientRect();
    onMenu(rows[row]!.node, box.left + 32, box.bottom);
  };
  const { onKeyDown, onClick } = useDeviceKeys({
    rows,
    active,
    pageRows: () => pageOf(scroller.current, 2),
    scrollTo: (row) => virtual.scrollToIndex(row, { align: 'auto' }),
    openMenu,
    onFilter,
  });
  // The rows are told once; what a click does follows the rows on show.
  const latest = useRef(onClick);
  latest.current = onClick;
  const click = useCallback<typeof onClick>((event, node) => latest.current(event, node), []);
  const latestMenu = useRef(onMenu);
  latestMenu.current = onMenu;
  const menu = useCallback<typeof onMenu>((...where) => latestMenu.current(...where), []);

  return (
    <>
      {rows.length === 0 && <p className={panel.empty}>{listed ? texts.noMatch : texts.loading}</p>}
      {/* biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot be virtual */}
      <div
        ref={(element) => {
          scroller.current = element;
          if (typeof ref === 'function') ref(element);
          else if (ref) ref.current = element;
        }}
        className={classes(grid.table, styles.table)}
        style={{ '--columns': GRID_TEMPLATE, '--least': `${LEAST_WIDTH}px` } as CSSProperties}
        role="grid"
        aria-label={texts.table}
        aria-multiselectable="true"
        aria-rowcount={rows.length + 1}
        aria-colcount={DEVICE_COLUMNS.length}
        aria-activedescendant={active < 0 ? undefined : rowId(rows[active]!.node)}
        tabIndex={0}
        onKeyDown={(event) => event.target === event.currentTarget && onKeyDown(event)}
      >
        <DeviceHead
          order={order}
          onSort={(by) => onOrder(nextOrder(order, by))}
          onLeave={() => scroller.current?.focus()}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot be virtual */}
        <div role="rowgroup" className={grid.rows} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const device = rows[index]!;
            const owner = owners.get(device.node);
            return (
              <DeviceTableRow
                key={device.node}
                id={rowId(device.node)}
                tree={tree}
                device={device}
                position={index + 1}
                start={start}
                selected={selection.nodes.has(device.node)}
                active={index === active}
                face={owner && faces[owner.domain]}
                onClick={click}
                onMenu={menu}
              />
            );
          })}
        </div>
      </div>
      <div className={panel.foot}>
        <span>{texts.devices(all.length)}</span>
        <span role="status">{rows.length !== all.length && texts.shown(rows.length)}</span>
        <span className={styles.end}>{selection.nodes.size > 1 && texts.selected(selection.nodes.size)}</span>
      </div>
    </>
  );
}

const rowId = (node: NodeIndex) => `device-${node}`;
