import { X } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../parts/Button.tsx';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './StartScreen.module.css';
import { texts } from './strings.ts';

/** So many are listed until more are asked for. */
const FIRST = 8;

/** The projects this browser keeps; nothing at all on a first visit. */
export function Recent() {
  const store = useWorkspaceStore();
  const recent = useWorkspace((state) => state.recent);
  const [all, setAll] = useState(false);
  const { openRecent, forgetRecent } = store.getState();
  if (recent.length === 0) return null;
  return (
    <section>
      <h2>{texts.recent}</h2>
      <ul className={styles.recent}>
        {recent.slice(0, all ? undefined : FIRST).map(({ sha256, name, domains, file, savedAt }) => (
          <li key={sha256}>
            <button type="button" className={styles.entry} onClick={() => void openRecent(sha256)}>
              <span className={styles.recentName}>{name}</span>
              <span className="small sec trunc">
                {domains.join(', ') || texts.noDomains}
                {file !== undefined && <span className="dim"> · {file}</span>}
              </span>
              <span className="small dim">{texts.when(new Date(savedAt))}</span>
              <span className="monoSmall dim" title={`SHA-256 ${sha256}`}>
                {sha256.slice(0, 8)}
              </span>
            </button>
            <IconButton small label={texts.forget(name)} onClick={() => void forgetRecent(sha256)}>
              <X size={14} />
            </IconButton>
          </li>
        ))}
      </ul>
      {!all && recent.length > FIRST && (
        <Button small look="quiet" className={styles.all} onClick={() => setAll(true)}>
          {texts.allRecent(recent.length)}
        </Button>
      )}
    </section>
  );
}
