import type { GuestMapping } from '../../core/contract.ts';
import type { Face } from '../../store/views.ts';
import { classes } from '../parts/classes.ts';
import styles from './AddressMap.module.css';
import type { Space } from './use-space.ts';

interface LinksProps {
  readonly mappings: readonly GuestMapping[];
  readonly host: Space;
  readonly guest: Space;
  readonly face: Face;
  /** The edges of the two strips, in pixels. */
  readonly from: number;
  readonly to: number;
  /** Whether a mapping is the one in hand. */
  readonly isChosen: (mapping: GuestMapping) => boolean;
}

/** From each block of the board to where it appears in the guest; those that move are drawn strongly. */
export function Links({ mappings, host, guest, face, from, to, isChosen }: LinksProps) {
  return (
    <g data-slot={face.slot} className={styles.links}>
      {mappings.map((mapping) => {
        const { mfn, gfn, count, moved } = mapping;
        const left = edgesOf(host, mfn, count);
        const right = edgesOf(guest, gfn, count);
        if (left === undefined || right === undefined) return null;
        const bend = (to - from) / 2;
        const band =
          `M${from} ${left.top}C${from + bend} ${left.top} ${to - bend} ${right.top} ${to} ${right.top}` +
          `V${right.bottom}C${to - bend} ${right.bottom} ${from + bend} ${left.bottom} ${from} ${left.bottom}Z`;
        const [y1, y2] = [(left.top + left.bottom) / 2, (right.top + right.bottom) / 2];
        const line = `M${from} ${y1}C${from + bend} ${y1} ${to - bend} ${y2} ${to - 7} ${y2}`;
        return (
          <g
            key={mfn}
            className={classes(moved !== undefined && styles.moves, isChosen(mapping) && styles.chosenLink)}
          >
            <path d={band} className={styles.band} />
            <path d={line} className={styles.line} />
            <path d={`M${to - 7} ${y2 - 3.5}l6 3.5l-6 3.5z`} className={styles.head} />
          </g>
        );
      })}
    </g>
  );
}

/** Where pages begin and end on screen, kept within it; undefined where they are far outside of the view. */
function edgesOf({ axis, offset, height }: Space, first: number, count: number) {
  const top = axis.yOf(first) - offset;
  const bottom = Math.max(axis.yOf(first + count) - offset, top + 1.5);
  if (bottom < -height || top > 2 * height) return undefined;
  return { top, bottom };
}
