import { Download, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../parts/Button.tsx';
import { saveAside } from '../parts/save-aside.ts';
import { useWorkspace } from '../parts/workspace.tsx';
import styles from './Banner.module.css';
import { texts } from './strings.ts';

/** Says that there was another plan for this board, which could not be read, and hands it out. */
export function AsideBanner() {
  const sha256 = useWorkspace(({ host }) => host?.sha256);
  const project = useWorkspace(({ aside }) => aside.find((each) => each.sha256 === sha256));
  const [seen, setSeen] = useState<number>();
  if (project === undefined || project.at === seen) return null;
  return (
    <section className={styles.banner} aria-label={texts.aside}>
      <TriangleAlert size={16} aria-hidden="true" />
      <span>{texts.setAside(project.why)}</span>
      <Button small onClick={() => saveAside(project)}>
        <Download size={14} aria-hidden="true" />
        {texts.downloadIt}
      </Button>
      <span className="grow" />
      <IconButton small label={texts.dismiss} onClick={() => setSeen(project.at)}>
        <X size={14} />
      </IconButton>
    </section>
  );
}
