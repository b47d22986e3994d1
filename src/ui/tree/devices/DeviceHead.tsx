import { ArrowDown, ArrowUp } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { DEVICE_COLUMNS, type DeviceColumn, type DeviceOrder } from '../../../store/device-rows.ts';
import grid from '../../parts/Grid.module.css';
import styles from './DeviceTable.module.css';
import { texts } from './strings.ts';

interface DeviceHeadProps {
  readonly order: DeviceOrder;
  readonly onSort: (by: DeviceColumn) => void;
  /** Goes down to the rows. */
  readonly onLeave: () => void;
}

/** The names of the columns: one tab stop, arrows along them, Enter or a click sorts. */
export function DeviceHead({ order, onSort, onLeave }: DeviceHeadProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const keys: Record<string, () => void> = {
      ArrowRight: () => buttons[at + 1]?.focus(),
      ArrowLeft: () => buttons[at - 1]?.focus(),
      Home: () => buttons[0]?.focus(),
      End: () => buttons.at(-1)?.focus(),
      ArrowDown: onLeave,
    };
    const action = keys[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot be virtual
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons have the focus
    <div className={grid.head} role="row" aria-rowindex={1} onKeyDown={onKeyDown}>
      {DEVICE_COLUMNS.map((column, i) => {
        const sorted = order.by === column;
        const Arrow = order.direction === 'ascending' ? ArrowUp : ArrowDown;
        return (
          // biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot be virtual
          // biome-ignore lint/a11y/useFocusableInteractive: its button has the focus
          <div
            key={column}
            role="columnheader"
            aria-colindex={i + 1}
            aria-sort={sorted ? order.direction : 'none'}
            className={styles.columnHead}
          >
            <button
              type="button"
              tabIndex={sorted ? 0 : -1}
              title={texts.explain[column]}
              onClick={() => onSort(column)}
            >
              <span>{texts.columns[column]}</span>
              {sorted && <Arrow size={12} aria-hidden="true" />}
            </button>
          </div>
        );
      })}
    </div>
  );
}
