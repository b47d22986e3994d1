import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowRight } from 'lucide-react';
import { useRef, useState } from 'react';
import type { DeviceDifference } from '../../core/compare/comparison.ts';
import fields from '../parts/Field.module.css';
import styles from './CompareSheet.module.css';
import { texts } from './strings.ts';

/** Devices that are on one side alone, elsewhere, changed or assigned otherwise. */
export function DeviceDifferences({ devices }: { devices: readonly DeviceDifference[] }) {
  const [filter, setFilter] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = filter.trim().toLowerCase();
  const shown = devices.filter(({ path, to = '' }) => `${path} ${to}`.toLowerCase().includes(wanted));
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 48,
    overscan: 12,
    getItemKey: (index) => shown[index]!.path,
  });
  return (
    <>
      <input
        className={fields.input}
        type="search"
        placeholder={texts.filter}
        aria-label={texts.filter}
        value={filter}
        onChange={({ target }) => setFilter(target.value)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by key */}
      <div ref={scroller} className={styles.scroller} tabIndex={0}>
        <ul aria-label={texts.devices} style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map(({ index, key, start }) => (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className={styles.device}
              style={{ top: start }}
            >
              <Device device={shown[index]!} />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function Device({
  device: { path, to, fate, changes, leftDomain, rightDomain },
}: {
  device: DeviceDifference;
}) {
  return (
    <>
      <span className={styles.fate}>{texts.fates[fate]}</span>
      <div>
        <p className={styles.path}>
          <span className="mono">{path}</span>
          {to !== undefined && <Change before="" after={to} />}
        </p>
        {leftDomain !== rightDomain && (
          <p className={styles.change}>
            <Change before={leftDomain ?? texts.dom0} after={rightDomain ?? texts.dom0} />
          </p>
        )}
        {changes.map(({ what, before, after }) => (
          <p key={what} className={styles.change}>
            <span className={styles.what}>{what}</span>
            <Change before={before || texts.nothing} after={after || texts.nothing} />
          </p>
        ))}
      </div>
    </>
  );
}

function Change({ before, after }: { before: string; after: string }) {
  return (
    <span className={styles.values}>
      {before !== '' && <del>{before}</del>}
      <ArrowRight size={12} aria-hidden="true" />
      <ins>{after}</ins>
    </span>
  );
}
