import { Check, CircleDot, Shield, TriangleAlert } from 'lucide-react';
import { isDirty } from '../../store/project-file.ts';
import { Button } from '../parts/Button.tsx';
import { saveProject } from '../parts/save-project.ts';
import { UpdateReady } from '../parts/UpdateReady.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { Toast } from './Notices.tsx';
import styles from './StatusLine.module.css';
import { texts } from './strings.ts';

export function StatusLine() {
  const store = useWorkspaceStore();
  const saving = useWorkspace((state) => state.saving);
  const outcome = useWorkspace((state) => state.outcome);
  const host = useWorkspace((state) => state.host);
  const file = useWorkspace(({ projectFile }) => projectFile?.name);
  const dirty = useWorkspace(isDirty);
  const keptElsewhere = useWorkspace((state) => state.keptElsewhere);
  return (
    <footer className={styles.line}>
      <div className={styles.facts}>
        {keptElsewhere ? null : saving === 'blocked' ? (
          <span className={styles.chip}>
            <TriangleAlert size={13} aria-hidden="true" />
            {texts.blocked}
            <Button small look="quiet" onClick={() => void saveProject(store)}>
              {texts.saveProject}
            </Button>
          </span>
        ) : (
          <span>
            {saving === 'saved' && <Check size={13} aria-hidden="true" />}
            {saving === 'saved' ? texts.saved : texts.saving}
          </span>
        )}
        {file !== undefined && (
          <span>
            {dirty && <CircleDot size={13} aria-hidden="true" />}
            {dirty ? texts.edited(file) : texts.inFile(file)}
          </span>
        )}
        {host !== undefined && <span>{texts.nodes(host.tree.size, host.bytes.length)}</span>}
        {outcome.state === 'failed' ? (
          <span className={styles.chip}>
            <TriangleAlert size={13} aria-hidden="true" />
            {texts.failed}
          </span>
        ) : (
          <span>{outcome.state === 'current' ? texts.built(outcome.files.length) : texts.working}</span>
        )}
      </div>
      <div className={styles.notice}>
        <Toast />
      </div>
      <div className={styles.end}>
        <UpdateReady />
        <span>
          <Shield size={13} aria-hidden="true" />
          {texts.nothingLeaves}
        </span>
      </div>
    </footer>
  );
}
