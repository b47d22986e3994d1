import { Compass } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { listSamples, openSample, type Sample } from '../parts/samples.ts';
import { startTour } from '../parts/start-tour.ts';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './StartScreen.module.css';
import { texts } from './strings.ts';

/** The sample boards that come with the app; nothing at all where there are none. */
export function Samples() {
  const store = useWorkspaceStore();
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    listSamples(abort.signal).then(setSamples, () => {});
    return () => abort.abort();
  }, []);

  if (samples.length === 0) return null;
  return (
    <section>
      <div className={styles.samplesHead}>
        <h2>{texts.samples}</h2>
        <span className="small dim">{texts.samplesHint}</span>
        <span className="grow" />
        <Button small onClick={() => void startTour(store)}>
          <Compass size={14} aria-hidden="true" />
          {texts.tour}
        </Button>
      </div>
      <ul className={styles.grid}>
        {samples.map((sample) => (
          <li key={sample.id}>
            <button type="button" className={styles.sample} onClick={() => void openSample(store, sample)}>
              <h3>{sample.title}</h3>
              <p>{sample.description}</p>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
