import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { hex } from '../../core/base/hex.ts';
import type { MapBlock, SpaceView } from '../../store/address-map.ts';
import { DOM0_FACE, type Face } from '../../store/views.ts';
import { classes } from '../parts/classes.ts';
import { DomainBadge } from '../parts/DomainBadge.tsx';
import { count } from '../parts/format.ts';
import grid from '../parts/Grid.module.css';
import { NodeName } from '../parts/NodeName.tsx';
import panel from '../parts/Panel.module.css';
import { pageOf, rowForKey } from '../parts/row-keys.ts';
import { Segments } from '../parts/Segments.tsx';
import { rangeWith, rowHeight, useRowMeasure } from '../parts/virtual-rows.ts';
import type { Spot } from './AddressMap.tsx';
import styles from './BlockTable.module.css';
import { holderName, nameOf, notesOf } from './describe.ts';
import { texts } from './strings.ts';

interface BlockTableProps {
  readonly host: SpaceView;
  readonly guest: SpaceView | undefined;
  readonly faces: readonly Face[];
  readonly domain: Face | undefined;
  readonly selected: Readonly<Record<Spot['side'], ReadonlySet<number>>>;
  readonly onPick: (spot: Spot) => void;
}

/** The address spaces as a table: an ARIA grid with one tab stop, whose cursor is the active descendant. */
export function BlockTable({ host, guest, faces, domain, selected, onPick }: BlockTableProps) {
  const [asked, setAsked] = useState<Spot['side']>('host');
  const side = guest === undefined ? 'host' : asked;
  const { blocks, shared } = side === 'guest' && guest !== undefined ? guest : host;
  const [cursor, setCursor] = useState(0);
  const active = Math.min(cursor, blocks.length - 1);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight(scroller.current),
    overscan: 12,
    // The head of the table covers as much of the view.
    scrollPaddingEnd: rowHeight(scroller.current),
    rangeExtractor: rangeWith(active),
  });
  useRowMeasure(virtual);
  const first = Math.min(...selected[side]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another selection moves the cursor
  useEffect(() => {
    if (!Number.isFinite(first) || selected[side].has(active)) return;
    setCursor(first);
    virtual.scrollToIndex(first, { align: 'auto' });
  }, [first, side]);

  const go = (row: number) => {
    setCursor(row);
    virtual.scrollToIndex(row, { align: 'auto' });
  };
  const keys: Record<string, () => void> = {
    Enter: () => active >= 0 && onPick({ side, index: active }),
    ' ': () => active >= 0 && onPick({ side, index: active }),
  };
  const name = side === 'host' || domain === undefined ? texts.table.host : texts.table.guest(domain.name);

  return (
    <div className={styles.place}>
      {guest !== undefined && domain !== undefined && (
        <div className={styles.sides}>
          <Segments
            label={texts.side}
            values={SIDES}
            words={{ host: texts.hostShort, guest: domain.name }}
            value={side}
            onValue={setAsked}
          />
        </div>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot be virtual */}
      <div
        ref={scroller}
        className={classes(grid.table, styles.table)}
        role="grid"
        aria-label={name}
        aria-rowcount={blocks.length + 1}
        aria-colcount={7}
        aria-activedescendant={active < 0 ? undefined : rowId(active)}
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const page = pageOf(scroller.current, 2);
          const row = rowForKey(event.key, { active, count: blocks.length, page });
          const action = row === undefined ? keys[event.key] : () => go(row);
          if (action === undefined) return;
          event.preventDefault();
          action();
        }}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot be virtual */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: nothing in it can be pressed */}
        <div className={classes(grid.head, styles.head)} role="row" aria-rowindex={1}>
          {heads(side).map((head, i) => (
            // biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot be virtual
            // biome-ignore lint/a11y/useFocusableInteractive: nothing in it can be pressed
            <div key={head} role="columnheader" aria-colindex={i + 1}>
              {head}
            </div>
          ))}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot be virtual */}
        <div role="rowgroup" className={grid.rows} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <Row
              key={index}
              index={index}
              block={blocks[index]!}
              faces={faces}
              start={start}
              active={index === active}
              selected={selected[side].has(index)}
              onClick={() => {
                setCursor(index);
                onPick({ side, index });
              }}
            />
          ))}
        </div>
      </div>
      <div className={panel.foot}>
        <span>{texts.blocks(blocks.length)}</span>
        {shared.length > 0 && (
          <span>{texts.sharedPages(shared.reduce((sum, run) => sum + run.count, 0))}</span>
        )}
      </div>
    </div>
  );
}

const SIDES: readonly Spot['side'][] = ['host', 'guest'];

const rowId = (row: number) => `map-row-${row}`;

const heads = (side: Spot['side']): string[] => {
  const { start, size, pages, what, holder, other, notes } = texts.columns;
  return [start, what, size, pages, holder, other[side], notes];
};

interface RowProps {
  readonly index: number;
  readonly block: MapBlock;
  readonly faces: readonly Face[];
  /** Distance from the top of the rows, in pixels. */
  readonly start: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly onClick: () => void;
}

function Row({ index, block, faces, start, active, selected, onClick }: RowProps) {
  const { holder, node, label, part, other } = block;
  const face = typeof holder === 'number' ? faces[holder] : holder === 'dom0' ? DOM0_FACE : undefined;
  const notes = notesOf(block).join('; ');
  const cells = [
    <span key="start" className={styles.mono}>
      {hex(block.start)}
    </span>,
    <span key="what" className={styles.what}>
      {node !== undefined && !label.includes(', ') ? <NodeName name={label} /> : nameOf(block)}
      {part !== undefined && node !== undefined && <span className={styles.mono}> {part}</span>}
    </span>,
    texts.size(block.end - block.start),
    count(block.count),
    <span key="holder" className={styles.holder}>
      {face !== undefined && <DomainBadge beside face={face} />}
      <span>{face?.name ?? holderName(block, faces)}</span>
    </span>,
    <span key="other" className={styles.mono}>
      {other !== undefined && hex(other)}
    </span>,
    notes,
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot be virtual
    // biome-ignore lint/a11y/useKeyWithClickEvents: the table as a whole takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the table has the focus, this is its active descendant
    <div
      id={rowId(index)}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={classes(grid.row, styles.row, active && grid.active, selected && grid.selected)}
      style={{ top: start }}
      onClick={onClick}
    >
      {cells.map((cell, i) => (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: every cell has a role that takes it
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other identity
          key={i}
          role={i === 1 ? 'rowheader' : 'gridcell'}
          aria-colindex={i + 1}
          title={i === 6 && notes !== '' ? notes : undefined}
        >
          {cell}
        </div>
      ))}
    </div>
  );
}
