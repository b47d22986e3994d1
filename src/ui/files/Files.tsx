import { useState } from 'react';
import { useWorkspace } from '../parts/workspace.tsx';
import styles from './Files.module.css';
import { texts } from './strings.ts';

const decoder = new TextDecoder();
const isText = (name: string) => !/\.(dtb|dtbo)$/.test(name);

export function Files() {
  const files = useWorkspace(({ outcome }) => outcome.files);
  const [chosen, setChosen] = useState<string>();
  const file = files.find(({ name }) => name === chosen) ?? files[0];
  if (file === undefined) return <p className={styles.empty}>{texts.none}</p>;
  return (
    <div className={styles.files}>
      <ul>
        {files.map(({ name }) => (
          <li key={name}>
            <button type="button" aria-current={name === file.name} onClick={() => setChosen(name)}>
              {name}
            </button>
          </li>
        ))}
      </ul>
      {isText(file.name) ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by the keyboard
        <pre tabIndex={0}>{decoder.decode(file.bytes)}</pre>
      ) : (
        <p className={styles.empty}>{texts.binary(file.bytes.length)}</p>
      )}
    </div>
  );
}
