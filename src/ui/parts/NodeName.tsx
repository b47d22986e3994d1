import { classes } from './classes.ts';
import styles from './NodeName.module.css';

interface NodeNameProps {
  readonly name: string;
  /**
   * Where room is short the name gives way and the address stays. The two are then boxes of their own, which screen
   * readers take apart: what contains them needs a label.
   */
  readonly shrinking?: boolean;
}

/** `name@address`, the name dark and the address grey. */
export function NodeName({ name, shrinking = false }: NodeNameProps) {
  const at = name.indexOf('@');
  if (at < 0) return <span className={styles.name}>{name || '/'}</span>;
  return (
    <span className={classes(styles.name, shrinking && styles.shrinking)}>
      <span className={styles.base}>{name.slice(0, at)}</span>
      <span className={styles.address}>{name.slice(at)}</span>
    </span>
  );
}
