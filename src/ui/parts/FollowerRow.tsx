import { Lock } from 'lucide-react';
import type { Follower } from '../../core/contract.ts';
import styles from './FollowerRow.module.css';
import { NodeLink } from './NodeLink.tsx';
import { Prose } from './Prose.tsx';
import { texts } from './strings.ts';

interface FollowerRowProps {
  readonly follower: Follower;
  /** Given where the user may choose. */
  readonly checked?: boolean;
  readonly onCheck?: (checked: boolean) => void;
}

/** A node that goes along, or should, with what asks for it. */
export function FollowerRow({ follower, checked, onCheck }: FollowerRowProps) {
  const { path, reasons } = follower;
  const [first, ...more] = reasons;
  return (
    <li className={styles.row} data-follower={path}>
      {onCheck === undefined ? (
        <Lock size={13} className={styles.lock} aria-hidden="true" />
      ) : (
        <input
          type="checkbox"
          className={styles.check}
          aria-label={path.slice(path.lastIndexOf('/') + 1)}
          checked={checked}
          onChange={({ target }) => onCheck(target.checked)}
        />
      )}
      <div className={styles.text}>
        <NodeLink path={path} className={styles.name} />
        {first?.property !== undefined && <code className={styles.property}>{first.property}</code>}
        {first !== undefined && (
          <p className={styles.why} title={first.rule}>
            <Prose text={first.text} short />
            {more.length > 0 && ` ${texts.moreReasons(more.length)}`}
          </p>
        )}
      </div>
    </li>
  );
}
