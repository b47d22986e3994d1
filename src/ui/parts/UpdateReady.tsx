import { useSyncExternalStore } from 'react';
import { LinkButton } from './LinkButton.tsx';
import { applyUpdate, isUpdateReady, onUpdateReady } from './offline.ts';
import { texts } from './strings.ts';
import { useWorkspaceStore } from './workspace.tsx';

/** Says that a new version waits; nothing until then. */
export function UpdateReady() {
  const store = useWorkspaceStore();
  const ready = useSyncExternalStore(onUpdateReady, isUpdateReady);
  return (
    <span role="status">
      {ready && (
        <>
          {texts.updateReady}{' '}
          <LinkButton onClick={() => void applyUpdate(store)}>{texts.updateNow}</LinkButton>
        </>
      )}
    </span>
  );
}
