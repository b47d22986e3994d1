import { ArrowDown, ArrowUp, Download, X } from 'lucide-react';
import { type KeyboardEvent, memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { FLEET_COLUMNS, type FleetColumn, fleetCsv, sortFleet } from '../../core/fleet/csv.ts';
import { IOMMU_DRIVERS, type XenTarget } from '../../core/plan/plan.ts';
import type { Fleet, FleetRow } from '../../store/fleet.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import { classes } from '../parts/classes.ts';
import fields from '../parts/Field.module.css';
import { LinkButton } from '../parts/LinkButton.tsx';
import { saveBytes } from '../parts/save.ts';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './FleetScreen.module.css';
import { texts } from './strings.ts';

type DriverSet = keyof typeof texts.driverSets;
const DRIVER_SETS: Readonly<Record<DriverSet, XenTarget['iommuDrivers']>> = {
  smmu: ['smmu'],
  all: IOMMU_DRIVERS,
  none: [],
};

interface Order {
  readonly by: FleetColumn;
  readonly descending: boolean;
}

/** Many boards in a table that sorts and filters. */
export default function FleetScreen({ fleet }: { fleet: Fleet }) {
  const store = useWorkspaceStore();
  const { closeFleet, stopSurvey, surveyFor } = store.getState();
  const { total, done, running, target, rows, failures } = fleet;
  const [order, setOrder] = useState<Order>({ by: 'name', descending: false });
  const [filter, setFilter] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const seen = useDeferredValue(rows);
  const shown = useMemo(() => {
    const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
    const passing = seen.filter(({ name, model, compatible, scmi }) => {
      const text = `${name} ${model} ${compatible} ${scmi}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
    return sortFleet(passing, order.by, order.descending);
  }, [seen, filter, order]);

  useEffect(() => field.current?.focus(), []);

  const drivers = (Object.keys(DRIVER_SETS) as DriverSet[]).find(
    (set) => DRIVER_SETS[set].join() === target.iommuDrivers.join(),
  );
  const save = () =>
    saveBytes(texts.csvName, new TextEncoder().encode(fleetCsv(shown)), 'text/csv;charset=utf-8');
  const onKeyDown = ({ key }: KeyboardEvent) => key === 'Escape' && closeFleet();

  return (
    <div
      className={styles.screen}
      role="dialog"
      aria-modal="true"
      aria-labelledby="fleet"
      onKeyDown={onKeyDown}
    >
      <header className={styles.head}>
        <div>
          <h1 id="fleet">{texts.title}</h1>
          <p className={styles.lead}>{texts.lead}</p>
        </div>
        <IconButton label={texts.close} onClick={closeFleet}>
          <X size={16} />
        </IconButton>
      </header>
      <div className={styles.bar}>
        <input
          ref={field}
          type="search"
          className={classes(fields.input, styles.filter)}
          placeholder={texts.filter}
          aria-label={texts.filter}
          value={filter}
          onChange={({ target: { value } }) => setFilter(value)}
        />
        <label className={styles.drivers}>
          <span>{texts.drivers}</span>
          <select
            className={fields.input}
            value={drivers}
            onChange={({ target: { value } }) =>
              void surveyFor({ ...target, iommuDrivers: DRIVER_SETS[value as DriverSet] })
            }
          >
            {Object.entries(texts.driverSets).map(([set, name]) => (
              <option key={set} value={set}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <span className="grow" />
        {running && (
          <>
            <progress max={total} value={done} aria-label={texts.progress(done, total)} />
            <Button small onClick={stopSurvey}>
              {texts.stop}
            </Button>
          </>
        )}
        <Button onClick={save} disabled={shown.length === 0}>
          <Download size={14} aria-hidden="true" />
          {texts.csv}
        </Button>
      </div>
      <main className={styles.body}>
        <Table rows={shown} order={order} onOrder={setOrder} />
        {shown.length === 0 && !running && (
          <p className={styles.empty}>{rows.length === 0 ? texts.empty : texts.none}</p>
        )}
        {failures.length > 0 && (
          <details className={styles.failures}>
            <summary>{texts.failures(failures.length)}</summary>
            <ul>
              {failures.map(({ name, why }) => (
                <li key={name}>
                  <span className="mono">{name}</span> {why}
                </li>
              ))}
            </ul>
          </details>
        )}
      </main>
      <footer className={styles.foot}>
        <span role="status">
          {texts.boards(shown.length, rows.length)}
          {done < total && ` · ${running ? '' : `${texts.stopped}: `}${texts.progress(done, total)}`}
        </span>
      </footer>
    </div>
  );
}

interface TableProps {
  readonly rows: readonly FleetRow[];
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}

/** Figures are sorted from the largest first, texts from A. */
const isFigure = (column: FleetColumn): boolean => !['name', 'model', 'compatible', 'scmi'].includes(column);

function Table({ rows, order, onOrder }: TableProps) {
  return (
    <table className={styles.table} aria-label={texts.table}>
      <thead>
        <tr>
          {FLEET_COLUMNS.map((column) => {
            const sorted = order.by === column;
            const Arrow = order.descending ? ArrowDown : ArrowUp;
            return (
              <th
                key={column}
                scope="col"
                className={isFigure(column) ? styles.figure : undefined}
                aria-sort={sorted ? (order.descending ? 'descending' : 'ascending') : 'none'}
              >
                <button
                  type="button"
                  title={texts.explain[column]}
                  onClick={() =>
                    onOrder({ by: column, descending: sorted ? !order.descending : isFigure(column) })
                  }
                >
                  {texts.columns[column]}
                  {sorted && <Arrow size={12} aria-hidden="true" />}
                </button>
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.name} row={row} />
        ))}
      </tbody>
    </table>
  );
}

const Row = memo(function Row({ row }: { row: FleetRow }) {
  const store = useWorkspaceStore();
  const { name, model, compatible, protectedShare, unprotected, masters, scmi } = row;
  const cut = name.lastIndexOf('/') + 1;
  return (
    <tr>
      <th scope="row" title={name}>
        <LinkButton onClick={() => void store.getState().openFromFleet(row)}>{name.slice(cut)}</LinkButton>
        {cut > 0 && <span className={styles.folder}>{name.slice(0, cut - 1)}</span>}
      </th>
      <td title={model}>{model}</td>
      <td className={styles.mono} title={compatible}>
        {compatible}
      </td>
      <td className={styles.figure}>{row.devices}</td>
      <td className={styles.figure}>{masters}</td>
      <td className={classes(styles.figure, unprotected > 0 && styles.bad)}>{unprotected}</td>
      <td className={styles.figure}>
        {protectedShare === undefined ? texts.noMasters : `${protectedShare} %`}
      </td>
      <td className={styles.figure}>{row.unknown}</td>
      <td className={styles.figure}>{row.iommus}</td>
      <td className={styles.figure}>{row.driven}</td>
      <td title={scmi}>{scmi}</td>
      <td className={styles.figure}>{row.sharing}</td>
      <td className={styles.figure}>{row.nodes}</td>
    </tr>
  );
});
