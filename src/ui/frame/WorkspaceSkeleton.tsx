import { classes } from '../parts/classes.ts';
import { Skeleton } from '../parts/Skeleton.tsx';
import styles from './WorkspaceSkeleton.module.css';

/** The outlines of the workspace, where waiting for it takes long enough to be noticed. */
export function WorkspaceSkeleton({ over = false }: { over?: boolean }) {
  return (
    <div className={classes(styles.frame, over && styles.over)} aria-hidden="true">
      <div className={styles.header} />
      <div className={styles.columns}>
        <div className={styles.side}>
          <Skeleton rows={18} stepped />
        </div>
        <div className={styles.middle}>
          <Skeleton rows={8} />
        </div>
        <div className={styles.side}>
          <Skeleton rows={10} />
        </div>
      </div>
    </div>
  );
}
