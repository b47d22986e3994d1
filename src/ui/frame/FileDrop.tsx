import { dropTargetForExternal } from '@atlaskit/pragmatic-drag-and-drop/external/adapter';
import { containsFiles } from '@atlaskit/pragmatic-drag-and-drop/external/file';
import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { readDropped } from '../parts/given-files.ts';
import { openGiven } from '../parts/pick-files.ts';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './FileDrop.module.css';
import { texts } from './strings.ts';

/** Takes files and folders dropped anywhere on the page, in every state, and says so while they hover. */
export function FileDrop() {
  const store = useWorkspaceStore();
  const [over, setOver] = useState(false);
  useEffect(
    () =>
      dropTargetForExternal({
        element: document.documentElement,
        canDrop: containsFiles,
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop({ source }) {
          setOver(false);
          void openGiven(store, readDropped(source.items));
        },
      }),
    [store],
  );
  if (!over) return null;
  return (
    <div className={styles.over}>
      <p>
        <FileDown size={20} aria-hidden="true" />
        {texts.dropHere}
      </p>
    </div>
  );
}
