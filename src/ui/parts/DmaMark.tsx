import { Shield, ShieldCheck, ShieldOff, ShieldQuestionMark } from 'lucide-react';
import { hex } from '../../core/base/hex.ts';
import type { DmaState, DmaView } from '../../store/dma.ts';
import { classes } from './classes.ts';
import styles from './DmaMark.module.css';
import { texts } from './strings.ts';

const ICONS: Record<DmaState, typeof Shield | undefined> = {
  protected: ShieldCheck,
  covered: Shield,
  partly: ShieldOff,
  unprotected: ShieldOff,
  unknown: ShieldQuestionMark,
  proxy: undefined,
  none: undefined,
};

interface DmaMarkProps {
  readonly view: DmaView;
  /** The picture alone, grey, for a list of devices that nobody has taken. */
  readonly quiet?: boolean;
}

/** How a device stands with memory: a shield and a word, the reasons on hover. */
export function DmaMark({ view: { state, why, stream }, quiet = false }: DmaMarkProps) {
  const Icon = ICONS[state];
  const word = texts.dma[state];
  const title = `${word}. ${why}`;
  if (quiet) {
    return Icon === undefined ? null : (
      <span className={classes(styles.mark, styles.quiet)} role="img" aria-label={word} title={title}>
        <Icon size={13} />
      </span>
    );
  }
  return (
    <span className={classes(styles.mark, styles[state])} title={title}>
      {Icon !== undefined && <Icon size={13} aria-hidden="true" />}
      {state === 'protected' && stream !== undefined ? (
        <>
          <span className="hiddenText">{word}, </span>
          <span className="monoSmall">{hex(stream)}</span>
        </>
      ) : (
        <span className={styles.word}>{word}</span>
      )}
    </span>
  );
}
