import type { CSSProperties } from 'react';
import { classes } from './classes.ts';
import styles from './Skeleton.module.css';

interface SkeletonProps {
  readonly rows: number;
  /** Indented like a tree. */
  readonly stepped?: boolean;
  /** What is being waited for, for those who do not see it. */
  readonly words?: string;
}

/** Widths in percent that look like names, and depths that look like a tree. */
const WIDTHS = [46, 62, 38, 70, 54, 58, 42, 66, 50];
const DEPTHS = [0, 1, 1, 2, 3, 3, 2, 3, 3];

/** Rows that stand where content will be; seen only where that takes long enough to be noticed. */
export function Skeleton({ rows, stepped = false, words }: SkeletonProps) {
  return (
    <div className={classes(styles.skeleton, stepped && styles.stepped)}>
      {words !== undefined && <p className="hiddenText">{words}</p>}
      {Array.from({ length: rows }, (_, i) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are nothing but their positions
          key={i}
          className={styles.row}
          style={{ '--width': `${WIDTHS[i % 9]}%`, '--depth': DEPTHS[i % 9] } as CSSProperties}
        />
      ))}
    </div>
  );
}
