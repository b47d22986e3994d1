import { hex } from '../../core/base/hex.ts';
import styles from './HexDump.module.css';
import { type HexRow, printable } from './hex-rows.ts';

/** A few bytes of a file, the ones in question marked. */
export function HexDump({ rows, label }: { rows: readonly HexRow[]; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by the keyboard
    <section className={styles.dump} tabIndex={0} aria-label={label}>
      {rows.map((row) => (
        <div key={row.offset}>
          <span className="dim">{hex(row.offset, 4).slice(2)}</span>
          <span>{spread(row, (value) => hex(value, 2).slice(2), true)}</span>
          <span className="sec">{spread(row, printable, false)}</span>
        </div>
      ))}
    </section>
  );
}

/** The bytes of a row as text, neighbours with the same mark in one piece. */
function spread({ bytes }: HexRow, show: (value: number) => string, spaced: boolean) {
  const pieces: { text: string; marked: boolean; at: number }[] = [];
  for (const [i, { value, marked }] of bytes.entries()) {
    const gap = spaced && i > 0 ? (i === 8 ? '  ' : ' ') : '';
    const last = pieces.at(-1);
    if (last !== undefined && last.marked === marked) last.text += gap + show(value);
    else {
      if (last !== undefined && !marked) pieces.push({ text: gap + show(value), marked, at: i });
      else {
        if (last !== undefined) last.text += gap;
        pieces.push({ text: show(value), marked, at: i });
      }
    }
  }
  return pieces.map(({ text, marked, at }) =>
    marked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
  );
}
