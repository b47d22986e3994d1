import { lazy, Suspense, useEffect, useState } from 'react';
import { isLink } from '../../core/sharing/fragment.ts';
import { loadHostReader } from '../../store/host.ts';
import { isDirty } from '../../store/project-file.ts';
import type { WorkspaceStore } from '../../store/workspace.ts';
import { useActions } from '../actions/use-actions.ts';
import { openLaunchedFiles } from '../parts/launched-files.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { ChoiceScreen } from '../start/ChoiceScreen.tsx';
import { OfferScreen } from '../start/OfferScreen.tsx';
import { RefusalScreen } from '../start/RefusalScreen.tsx';
import { StartScreen } from '../start/StartScreen.tsx';
import styles from './App.module.css';
import { Dialogs } from './Dialogs.tsx';
import { FileDrop } from './FileDrop.tsx';
import { LiveRegion, Toast } from './Notices.tsx';
import { OpeningNotice } from './OpeningNotice.tsx';
import { texts } from './strings.ts';
import { WorkspaceSkeleton } from './WorkspaceSkeleton.tsx';

const loadWorkspace = () => import('./Workspace.tsx');
const FleetScreen = lazy(() => import('../fleet/FleetScreen.tsx'));
const Workspace = lazy(() => loadWorkspace().then(({ Workspace }) => ({ default: Workspace })));

export function App() {
  const store = useWorkspaceStore();
  const hasHost = useWorkspace(({ host }) => host !== undefined);
  const refusal = useWorkspace((state) => state.refusal);
  const choice = useWorkspace((state) => state.choice);
  const offer = useWorkspace((state) => state.offer);
  const fleet = useWorkspace((state) => state.fleet);
  const dirty = useWorkspace(isDirty);
  const [restored, setRestored] = useState(false);
  const board = useWorkspace(({ host }) => host?.name);
  const registry = useActions();

  useEffect(() => {
    document.title = board === undefined ? texts.title : `${dirty ? '• ' : ''}${board} · ${texts.title}`;
  }, [board, dirty]);

  useEffect(() => {
    // Not part of the first load, but asked for right after it: most visits go on to a board. What fails here fails
    // again, and is told, when it is needed.
    for (const load of [loadWorkspace, loadHostReader]) load().catch(() => {});
    void store
      .getState()
      .restore()
      .then(() => {
        setRestored(true);
        takeLink(store);
        openLaunchedFiles(store);
      });
    const follow = () => takeLink(store);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [store]);

  return (
    <>
      <div
        className={styles.page}
        inert={refusal !== undefined || choice !== undefined || offer !== undefined || fleet !== undefined}
      >
        <Suspense fallback={<WorkspaceSkeleton />}>
          {hasHost && <Workspace />}
          {!hasHost && !restored && <WorkspaceSkeleton />}
          {!hasHost && restored && (
            <>
              <StartScreen />
              <Toast floating />
            </>
          )}
        </Suspense>
      </div>
      <Suspense>{fleet !== undefined && <FleetScreen fleet={fleet} />}</Suspense>
      {offer !== undefined && <OfferScreen offer={offer} />}
      {choice !== undefined && <ChoiceScreen choice={choice} />}
      {refusal !== undefined && <RefusalScreen refusal={refusal} />}
      <Dialogs registry={registry} />
      <FileDrop />
      <OpeningNotice />
      <LiveRegion />
    </>
  );
}

/** Opens the project that the address holds, and takes it out of the address, so that a reload goes on from there. */
function takeLink(store: WorkspaceStore): void {
  const { hash, pathname, search } = location;
  if (!isLink(hash)) return;
  history.replaceState(null, '', pathname + search);
  void store.getState().open([{ name: texts.link, bytes: new TextEncoder().encode(hash) }]);
}
