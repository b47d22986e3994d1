import { useEffect, useState } from 'react';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { RefusalScreen } from '../start/RefusalScreen.tsx';
import { StartScreen } from '../start/StartScreen.tsx';
import styles from './App.module.css';
import { Dialogs } from './Dialogs.tsx';
import { FileDrop } from './FileDrop.tsx';
import { useKeys } from './keys.ts';
import { Notices } from './Notices.tsx';
import { Workspace } from './Workspace.tsx';

export function App() {
  const store = useWorkspaceStore();
  const hasHost = useWorkspace(({ host }) => host !== undefined);
  const refusal = useWorkspace((state) => state.refusal);
  const [restored, setRestored] = useState(false);
  useKeys();

  useEffect(() => {
    void store
      .getState()
      .restore()
      .then(() => setRestored(true));
  }, [store]);

  return (
    <>
      <div className={styles.page} inert={refusal !== undefined}>
        {hasHost ? <Workspace /> : restored && <StartScreen />}
      </div>
      {refusal !== undefined && <RefusalScreen refusal={refusal} />}
      <Dialogs />
      <FileDrop />
      <Notices />
    </>
  );
}
