import { CircleCheck, Info, OctagonX, TriangleAlert } from 'lucide-react';
import type { Severity } from '../../core/contract.ts';
import { classes } from './classes.ts';
import styles from './SeverityMark.module.css';

const ICONS = { error: OctagonX, warning: TriangleAlert, info: Info, ok: CircleCheck };
const WORDS = { error: 'Error', warning: 'Warning', info: 'Note', ok: 'Good' };

interface SeverityMarkProps {
  readonly severity: Severity | 'ok';
  /** Instead of the severity's own word. */
  readonly word?: string;
  readonly small?: boolean;
  /** Grey, for what somebody has accepted. */
  readonly muted?: boolean;
  readonly title?: string | undefined;
}

/** A severity: an icon and a word, so that colour only repeats what the word says. */
export function SeverityMark({
  severity,
  word = WORDS[severity],
  small = false,
  muted = false,
  title,
}: SeverityMarkProps) {
  const Icon = ICONS[severity];
  return (
    <span
      className={classes(styles.mark, muted ? styles.muted : styles[severity], small && styles.small)}
      title={title}
    >
      <Icon size={small ? 12 : 14} aria-hidden="true" />
      {word}
    </span>
  );
}
