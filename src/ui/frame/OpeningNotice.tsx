import { Check, Circle, LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { OPENING_STEPS, type OpeningStep } from '../../store/opening.ts';
import { Button } from '../parts/Button.tsx';
import { classes } from '../parts/classes.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './OpeningNotice.module.css';
import { texts } from './strings.ts';
import { WorkspaceSkeleton } from './WorkspaceSkeleton.tsx';

/** Most files open before anybody could read this, in milliseconds. */
const UNNOTICED = 300;
/** After so many milliseconds somebody may want to think again. */
const IMPATIENT = 1000;

/** Says that a file is being opened, once that takes a while; what was open stays in view until it is. */
export function OpeningNotice() {
  const opening = useWorkspace((state) => state.opening);
  return opening === undefined ? null : <Waiting key={opening} name={opening} />;
}

/** Says how far it has come, and gives it up; where nothing is open yet, over the outlines of what will be there. */

function Waiting({ name }: { name: string }) {
  const store = useWorkspaceStore();
  const empty = useWorkspace(({ host }) => host === undefined);
  const step = useWorkspace((state) => state.openingStep);
  const noticed = usePassed(UNNOTICED);
  const impatient = usePassed(IMPATIENT);
  return (
    <>
      {empty && <WorkspaceSkeleton over />}
      <section
        className={classes(styles.corner, empty && styles.middle)}
        aria-label={texts.openingTitle}
        hidden={!noticed}
      >
        <div role="status">
          {noticed && (
            <>
              <p className={styles.name}>{texts.opening(name)}</p>
              <ol className={styles.steps}>
                {OPENING_STEPS.map((each) => (
                  <Step key={each} step={each} now={step} />
                ))}
              </ol>
            </>
          )}
        </div>
        {impatient && (
          <Button small onClick={() => store.getState().cancelOpening()}>
            {texts.cancel}
          </Button>
        )}
      </section>
    </>
  );
}

function Step({ step, now }: { step: OpeningStep; now: OpeningStep }) {
  const distance = OPENING_STEPS.indexOf(step) - OPENING_STEPS.indexOf(now);
  const Icon = distance < 0 ? Check : distance === 0 ? LoaderCircle : Circle;
  return (
    <li
      className={classes(styles.step, distance > 0 && styles.later)}
      aria-current={distance === 0 && 'step'}
    >
      <Icon size={14} className={classes(distance === 0 && styles.turning)} aria-hidden="true" />
      {texts.openingSteps[step]}
    </li>
  );
}

/** Whether so many milliseconds have passed since the component was there. */
function usePassed(after: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), after);
    return () => clearTimeout(timer);
  }, [after]);
  return passed;
}
