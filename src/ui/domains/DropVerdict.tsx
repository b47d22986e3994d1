import { worstTone } from '../../store/verdict.ts';
import { classes } from '../parts/classes.ts';
import { DmaMark } from '../parts/DmaMark.tsx';
import { Prose } from '../parts/Prose.tsx';
import { useVerdict } from '../parts/use-verdict.ts';
import { VerdictMark } from '../parts/VerdictMark.tsx';
import styles from './Domains.module.css';
import { texts } from './strings.ts';

/** The place to drop devices; while some are held, what the domain says to them. */
export function DropVerdict({ domain }: { domain: string }) {
  const held = useVerdict(domain);
  if (held === undefined || held.here) {
    return (
      <p className={styles.dropHint} aria-hidden="true">
        {held?.here ? texts.alreadyHere : texts.dropHere}
      </p>
    );
  }
  const { verdict, assessment } = held;
  const { dma, refused, moved } = assessment;
  const owners = [...new Set(moved.map(({ from }) => from))];
  return (
    <div className={classes(styles.verdict, styles[worstTone(verdict, assessment)])} data-verdict={domain}>
      <VerdictMark verdict={verdict} />
      {verdict.tone === 'blocked' ? (
        <p>
          <Prose text={refused[0]?.why ?? ''} short />
        </p>
      ) : (
        dma !== undefined && <DmaMark view={{ ...dma, stream: undefined }} />
      )}
      {owners.length > 0 && <p>{texts.movesFrom(owners)}</p>}
    </div>
  );
}
