import { TriangleAlert } from 'lucide-react';
import { Button } from '../parts/Button.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './Banner.module.css';
import { texts } from './strings.ts';

/** Says that another window keeps the project, and takes it over. */
export function ElsewhereBanner() {
  const store = useWorkspaceStore();
  const keptElsewhere = useWorkspace((state) => state.keptElsewhere);
  if (!keptElsewhere) return null;
  return (
    <div className={styles.banner} role="alert">
      <TriangleAlert size={16} aria-hidden="true" />
      <span>{texts.elsewhere}</span>
      <Button small onClick={() => store.getState().keepHere()}>
        {texts.keepHere}
      </Button>
    </div>
  );
}
