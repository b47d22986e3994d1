import styles from './Prose.module.css';
import { proseRuns } from './prose.ts';

interface ProseProps {
  readonly text: string;
  /** Shows only the names of nodes, with the path as tooltip. */
  readonly short?: boolean;
}

/** A sentence with its paths, names and numbers in mono. */
export function Prose({ text, short = false }: ProseProps) {
  return proseRuns(text, short).map((run, i) =>
    run.code ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a sentence have no identity beyond their place
      <code key={i} className={styles.code} title={short ? run.path : undefined}>
        {run.text}
      </code>
    ) : (
      run.text
    ),
  );
}
