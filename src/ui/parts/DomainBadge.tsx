import type { Face } from '../../store/views.ts';
import { classes } from './classes.ts';
import styles from './DomainBadge.module.css';

interface DomainBadgeProps {
  readonly face: Face;
  readonly large?: boolean;
  /** Says more than the name, e.g. that a node only follows its parent. */
  readonly title?: string;
  /** The name stands beside it, so that a screen reader need not say it twice. */
  readonly beside?: boolean;
}

/** A domain in small: letter, colour and pattern, the same in every panel. */
export function DomainBadge({ face, large = false, title = face.name, beside = false }: DomainBadgeProps) {
  return (
    <span
      className={classes(styles.badge, large && styles.large)}
      data-slot={face.slot}
      {...(beside ? { 'aria-hidden': true } : { role: 'img', 'aria-label': title, title })}
    >
      <i />
      <b>{face.letter}</b>
    </span>
  );
}
