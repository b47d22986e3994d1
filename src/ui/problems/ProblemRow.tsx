import { useEffect, useRef } from 'react';
import type { Finding } from '../../core/contract.ts';
import { findingKey } from '../../store/problems.ts';
import { DOM0_FACE, facesOf } from '../../store/views.ts';
import { Button } from '../parts/Button.tsx';
import { classes } from '../parts/classes.ts';
import { DomainBadge } from '../parts/DomainBadge.tsx';
import { Prose } from '../parts/Prose.tsx';
import { RateField } from '../parts/RateField.tsx';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import { scrollWithin } from '../parts/scroll.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { EditButton } from './EditButton.tsx';
import styles from './Problems.module.css';
import { texts } from './strings.ts';
import { Why } from './Why.tsx';

/** One finding: how bad, which rule, the effect in one sentence, whose it is, the way out, and why. */
export function ProblemRow({ finding }: { finding: Finding }) {
  const store = useWorkspaceStore();
  const key = findingKey(finding);
  const active = useWorkspace(({ problem }) => problem !== undefined && findingKey(problem) === key);
  const explained = useWorkspace((state) => state.explained) && active;
  const row = useRef<HTMLDivElement>(null);
  const { severity, rule, message, accepted, fixes = [] } = finding;
  const [fix] = fixes;

  // An explanation opens below the row, so the row goes to the top.
  useEffect(() => {
    if (active && row.current) scrollWithin(row.current, explained ? 'start' : 'nearest');
  }, [active, explained]);

  return (
    <div ref={row} className={classes(styles.row, active && styles.active)} data-problem={rule}>
      <div className={styles.finding}>
        <button
          type="button"
          className={styles.main}
          aria-current={active}
          onClick={() => store.getState().showProblem(finding)}
        >
          <SeverityMark severity={severity} muted={accepted !== undefined} />
          <span className={styles.rule}>{rule}</span>
          <span className={styles.text} title={message}>
            <Prose text={message} short />
          </span>
        </button>
        <FindingBadge domain={finding.domain} />
        <span className={styles.acts}>
          {accepted !== undefined ? (
            <span className={styles.accepted} title={texts.acceptedBy(accepted.author)}>
              {texts.accepted}
            </span>
          ) : fix === undefined ? (
            <>
              <RateField finding={finding} />
              <EditButton finding={finding} />
            </>
          ) : (
            <Button
              small
              className={styles.fix}
              title={fix.label}
              onClick={() => store.getState().applyFix(fix)}
            >
              <span className="trunc">
                <Prose text={fix.label} short />
              </span>
            </Button>
          )}
          <Button
            small
            look="quiet"
            aria-expanded={explained}
            aria-label={texts.whyOf(rule)}
            onClick={() => store.getState().explainProblem(explained ? undefined : finding)}
          >
            {texts.why}
          </Button>
        </span>
      </div>
      {explained && <Why finding={finding} />}
    </div>
  );
}

/** The domain that a finding is about. */
export function FindingBadge({ domain }: { domain: string | undefined }) {
  const faces = facesOf(useWorkspace(({ plan }) => plan?.domains ?? NONE));
  const face = domain === undefined ? undefined : [...faces, DOM0_FACE].find(({ name }) => name === domain);
  return <span className={styles.badge}>{face && <DomainBadge face={face} />}</span>;
}

const NONE: readonly never[] = [];
