import { OctagonX } from 'lucide-react';
import { Button } from '../parts/Button.tsx';
import { classes } from '../parts/classes.ts';
import { copyText } from '../parts/copy.ts';
import { saveProject } from '../parts/save-project.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './Banner.module.css';
import { texts } from './strings.ts';

/** Says that the calculation could not be done, so that files and problems are those of an earlier plan. */
export function StoppedBanner() {
  const store = useWorkspaceStore();
  const failure = useWorkspace(({ outcome }) => (outcome.state === 'failed' ? outcome.failure : undefined));
  if (failure === undefined) return null;
  const copy = async () => {
    const { host, notify } = store.getState();
    const done = await copyText(texts.stoppedReport(host?.name ?? '', host?.sha256 ?? '', failure));
    notify(done ? texts.reportCopied : texts.copyRefused);
  };
  return (
    <div className={classes(styles.banner, styles.error)} role="alert">
      <OctagonX size={16} aria-hidden="true" />
      <span>{texts.stopped(failure)}</span>
      <Button small onClick={() => store.getState().rebuild()}>
        {texts.tryAgain}
      </Button>
      <Button small onClick={() => void saveProject(store)}>
        {texts.saveProject}
      </Button>
      <Button small onClick={() => void copy()}>
        {texts.copyReport}
      </Button>
    </div>
  );
}
