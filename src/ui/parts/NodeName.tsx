import styles from './NodeName.module.css';

/** `name@address`, the name dark and the address grey. */
export function NodeName({ name }: { name: string }) {
  const at = name.indexOf('@');
  if (at < 0) return <span className={styles.name}>{name || '/'}</span>;
  return (
    <span className={styles.name}>
      {name.slice(0, at)}
      <span className={styles.address}>{name.slice(at)}</span>
    </span>
  );
}
