import { lazy, Suspense, useEffect, useState } from 'react';
import { useActions } from '../actions/use-actions.ts';
import { CrashBoundary } from '../parts/CrashBoundary.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { ChoiceScreen } from '../start/ChoiceScreen.tsx';
import { RefusalScreen } from '../start/RefusalScreen.tsx';
import { StartScreen } from '../start/StartScreen.tsx';
import styles from './App.module.css';
import { Dialogs } from './Dialogs.tsx';
import { FileDrop } from './FileDrop.tsx';
import { LiveRegion, Toast } from './Notices.tsx';
import { texts } from './strings.ts';

/** Not part of the first load, but asked for right after it: most visits go on to a board. */
const loadWorkspace = () => import('./Workspace.tsx');
const Workspace = lazy(() => loadWorkspace().then(({ Workspace }) => ({ default: Workspace })));

export function App() {
  const store = useWorkspaceStore();
  const hasHost = useWorkspace(({ host }) => host !== undefined);
  const refusal = useWorkspace((state) => state.refusal);
  const choice = useWorkspace((state) => state.choice);
  const [restored, setRestored] = useState(false);
  const board = useWorkspace(({ host }) => host?.name);
  const registry = useActions();

  useEffect(() => {
    document.title = board === undefined ? texts.title : `${board} · ${texts.title}`;
  }, [board]);

  useEffect(() => {
    void loadWorkspace();
    void store
      .getState()
      .restore()
      .then(() => setRestored(true));
  }, [store]);

  return (
    <>
      <div className={styles.page} inert={refusal !== undefined || choice !== undefined}>
        <CrashBoundary name={texts.page}>
          <Suspense>
            {hasHost && <Workspace />}
            {!hasHost && restored && (
              <>
                <StartScreen />
                <Toast />
              </>
            )}
          </Suspense>
        </CrashBoundary>
      </div>
      {choice !== undefined && <ChoiceScreen choice={choice} />}
      {refusal !== undefined && <RefusalScreen refusal={refusal} />}
      <Dialogs registry={registry} />
      <FileDrop />
      <LiveRegion />
    </>
  );
}
