import { Button } from '../parts/Button.tsx';
import { FormDialog } from '../parts/FormDialog.tsx';
import { saveProject } from '../parts/save-project.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import { texts } from './strings.ts';

/** Asks before a file is written over that somebody else has changed. */
export default function FileChangedDialog() {
  const store = useWorkspaceStore();
  const name = useWorkspace(({ projectFile }) => projectFile?.name) ?? '';
  const close = () => store.getState().showDialog(undefined);
  const save = (manner: 'anew' | 'over') => {
    close();
    void saveProject(store, manner);
  };
  return (
    <FormDialog
      title={texts.changedTitle}
      lead={texts.changedLead(name)}
      submit={texts.overwrite}
      onSubmit={() => save('over')}
      onClose={close}
    >
      <div>
        <Button onClick={() => save('anew')}>{texts.saveElsewhere}</Button>
      </div>
    </FormDialog>
  );
}
