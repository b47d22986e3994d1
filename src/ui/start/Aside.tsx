import { Download, X } from 'lucide-react';
import { Button, IconButton } from '../parts/Button.tsx';
import { saveAside } from '../parts/save-aside.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './StartScreen.module.css';
import { texts } from './strings.ts';

/** Projects of earlier visits that could not be read: what somebody made is never thrown away unasked. */
export function Aside() {
  const store = useWorkspaceStore();
  const aside = useWorkspace((state) => state.aside);
  if (aside.length === 0) return null;
  return (
    <section>
      <h2>{texts.aside}</h2>
      <p className="small sec">{texts.asideHint}</p>
      <ul className={styles.recent}>
        {aside.map((project) => {
          const { sha256, name, why, at } = project;
          return (
            <li key={`${sha256} ${at}`}>
              <span className={styles.entry}>
                <span className={styles.recentName}>{name}</span>
                <span className="small sec trunc" title={why}>
                  {why}
                </span>
                <span className="small dim">{texts.when(new Date(at))}</span>
                <span className="monoSmall dim" title={`SHA-256 ${sha256}`}>
                  {sha256.slice(0, 8)}
                </span>
              </span>
              <Button small aria-label={texts.downloadAside(name)} onClick={() => saveAside(project)}>
                <Download size={14} aria-hidden="true" />
                {texts.download}
              </Button>
              <IconButton
                small
                label={texts.forget(name)}
                onClick={() => void store.getState().forgetAside(project)}
              >
                <X size={14} />
              </IconButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
