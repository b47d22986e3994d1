import { useEffect, useState } from 'react';
import { listSamples, type Sample, sampleBytes } from '../parts/samples.ts';
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

  const open = async (sample: Sample) => {
    const { open, notify } = store.getState();
    try {
      const bytes = await sampleBytes(sample);
      await open([{ name: sample.file, bytes }], (plan) =>
        sample.target === undefined ? plan : { ...plan, target: sample.target },
      );
    } catch (error) {
      notify(texts.sampleFailed(sample.title, error instanceof Error ? error.message : String(error)));
    }
  };

  if (samples.length === 0) return null;
  return (
    <section>
      <div className={styles.samplesHead}>
        <h2>{texts.samples}</h2>
        <span className="small dim">{texts.samplesHint}</span>
      </div>
      <ul className={styles.grid}>
        {samples.map((sample) => (
          <li key={sample.id}>
            <button type="button" className={styles.sample} onClick={() => void open(sample)}>
              <h3>{sample.title}</h3>
              <p>{sample.description}</p>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
