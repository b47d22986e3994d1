import type { Finding, Follower, PlanChange } from '../../core/contract.ts';
import { Button } from '../parts/Button.tsx';
import { Prose } from '../parts/Prose.tsx';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import styles from './ClosureSheet.module.css';
import { texts } from './sheet-strings.ts';

interface SheetConflictsProps {
  readonly domain: string;
  readonly conflicts: readonly Finding[];
  /** Devices that must follow, and that other domains have. */
  readonly taken: readonly Follower[];
  /** The ways out that the user has chosen, by their words. */
  readonly ways: ReadonlyMap<string, PlanChange>;
  readonly onWays: (ways: ReadonlyMap<string, PlanChange>) => void;
}

/** What stands in the way, each with its ways out; those that are chosen stand below, to be taken back. */
export function SheetConflicts({ domain, conflicts, taken, ways, onWays }: SheetConflictsProps) {
  if (conflicts.length + taken.length + ways.size === 0) return null;
  const choose = (label: string, change: PlanChange) => onWays(new Map(ways).set(label, change));
  const takeBack = (label: string) => onWays(new Map([...ways].filter(([other]) => other !== label)));
  return (
    <>
      <h5>{texts.conflicts}</h5>
      {taken.map(({ path, owner = '', reasons }) => (
        <div key={path} className={styles.conflict}>
          <p>
            <SeverityMark small severity="error" /> <Prose text={texts.owned(path, owner)} short />
          </p>
          <div className={styles.ways}>
            <Button
              small
              onClick={() => choose(texts.move(path, domain), { kind: 'assign', paths: [path], domain })}
            >
              <span className="trunc">{texts.move(path, domain)}</span>
            </Button>
          </div>
          {reasons[0] !== undefined && (
            <p className={styles.why}>
              <Prose text={reasons[0].text} short />
            </p>
          )}
        </div>
      ))}
      {conflicts.map(({ rule, path, message, fixes = [] }) => (
        <div key={`${rule} ${path} ${message}`} className={styles.conflict}>
          <p title={rule}>
            <SeverityMark small severity="error" /> <Prose text={message} short />
          </p>
          <div className={styles.ways}>
            {fixes
              // A statement needs an author: the problems panel asks for one.
              .filter(({ change }) => change.kind !== 'state')
              .map(({ label, change }) => (
                <Button key={label} small title={label} onClick={() => choose(label, change)}>
                  <span className="trunc">
                    <Prose text={label} short />
                  </span>
                </Button>
              ))}
          </div>
        </div>
      ))}
      {[...ways.keys()].map((label) => (
        <label key={label} className={styles.chosen}>
          <input type="checkbox" checked onChange={() => takeBack(label)} />
          <span>
            <Prose text={label} short />
          </span>
        </label>
      ))}
    </>
  );
}
