import { LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './OpeningNotice.module.css';
import { texts } from './strings.ts';

/** Most files open before anybody could read this, in milliseconds. */
const UNNOTICED = 300;
/** After so many milliseconds somebody may want to think again. */
const IMPATIENT = 1000;

/** Says that a file is being opened, once that takes a while; what was open stays in view until it is. */
export function OpeningNotice() {
  const opening = useWorkspace((state) => state.opening);
  return opening === undefined ? null : <Waiting key={opening} name={opening} />;
}

function Waiting({ name }: { name: string }) {
  const store = useWorkspaceStore();
  const noticed = usePassed(UNNOTICED);
  const impatient = usePassed(IMPATIENT);
  return (
    <section className={styles.corner} aria-label={texts.openingTitle} hidden={!noticed}>
      <div role="status">
        {noticed && (
          <p className={styles.line}>
            <LoaderCircle size={16} className={styles.turning} aria-hidden="true" />
            {texts.opening(name)}
          </p>
        )}
      </div>
      {noticed && <div className={styles.bar} aria-hidden="true" />}
      {impatient && (
        <Button small onClick={() => store.getState().cancelOpening()}>
          {texts.cancel}
        </Button>
      )}
    </section>
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
