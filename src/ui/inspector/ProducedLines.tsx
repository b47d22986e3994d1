import type { filesOf } from '../../store/provenance.ts';
import { LinkButton } from '../parts/LinkButton.tsx';
import { useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './Inspector.module.css';
import { texts } from './strings.ts';

/** Where in the generated files a node left its mark. */
export function ProducedLines({ produced }: { produced: ReturnType<typeof filesOf> }) {
  const store = useWorkspaceStore();
  if (produced.length === 0) return <p className={styles.empty}>{texts.noLines}</p>;
  return produced.map(({ file, ranges }) => (
    <section key={file}>
      <h4 className={styles.file}>{file}</h4>
      <ul>
        {ranges.map(({ from, to }) => (
          <li key={from} className={styles.reference}>
            <LinkButton onClick={() => store.getState().showFile(file, from)}>
              {texts.produced(from, to)}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  ));
}
