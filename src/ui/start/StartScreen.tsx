import { CircleQuestionMark, FileDown, Shield } from 'lucide-react';
import { Brand } from '../parts/Brand.tsx';
import { Button, IconButton } from '../parts/Button.tsx';
import { pickFiles, pickFleet, pickProject } from '../parts/pick-files.ts';
import { ThemeSwitch } from '../parts/ThemeSwitch.tsx';
import { UpdateReady } from '../parts/UpdateReady.tsx';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import { Aside } from './Aside.tsx';
import { Recent } from './Recent.tsx';
import { Samples } from './Samples.tsx';
import styles from './StartScreen.module.css';
import { texts } from './strings.ts';

export function StartScreen() {
  const store = useWorkspaceStore();
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <Brand />
        <span className="grow" />
        <UpdateReady />
        <IconButton label={texts.help} onClick={() => store.getState().showDialog({ kind: 'help' })}>
          <CircleQuestionMark size={16} />
        </IconButton>
        <ThemeSwitch />
      </header>
      <main className={styles.main}>
        <section>
          <h1>{texts.title}</h1>
          <p className="sec">{texts.lead}</p>
          <div className={styles.drop}>
            <FileDown size={20} aria-hidden="true" />
            <div className="grow">
              <p className={styles.dropTitle}>{texts.drop}</p>
              <p className="small dim">{texts.dropHint}</p>
              <p className="small dim">{texts.dropProject}</p>
            </div>
            <div className={styles.ways}>
              <Button onClick={() => void pickProject(store)}>{texts.pickProject}</Button>
              <Button onClick={() => pickFleet(store)}>{texts.fleet}</Button>
              <Button onClick={() => pickFiles(store, 'folder')}>{texts.pickFolder}</Button>
              <Button look="primary" onClick={() => pickFiles(store)}>
                {texts.pick}
                <kbd>Ctrl O</kbd>
              </Button>
            </div>
          </div>
          <p className={styles.privacy}>
            <Shield size={16} aria-hidden="true" />
            {texts.privacy}
          </p>
        </section>
        <Recent />
        <Aside />
        <Samples />
      </main>
    </div>
  );
}
