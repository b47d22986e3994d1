import { type ComponentType, useState } from 'react';
import type { FileDifference } from '../../core/compare/comparison.ts';
import { classes } from '../parts/classes.ts';
import styles from './CompareSheet.module.css';
import type { DiffProps } from './CompareSheet.tsx';
import { texts } from './strings.ts';

interface FileDifferencesProps {
  /** Those that differ. */
  readonly files: readonly FileDifference[];
  readonly left: string;
  readonly right: string;
  readonly Diff: ComponentType<DiffProps>;
}

/** The files that differ, and the two texts of one of them. */
export function FileDifferences({ files, left, right, Diff }: FileDifferencesProps) {
  const [name, setName] = useState(() => files.find((file) => isText(file))?.name);
  const file = files.find((each) => each.name === name);
  return (
    <div className={styles.fileView}>
      <nav aria-label={texts.files} className={styles.fileList}>
        {files.map((each) => (
          <button
            key={each.name}
            type="button"
            className={classes(styles.file, each.name === name && styles.current)}
            aria-current={each.name === name}
            onClick={() => setName(each.name)}
          >
            <span className="mono trunc">{each.name}</span>
            <span className={styles.fate}>{texts.states[each.state]}</span>
          </button>
        ))}
      </nav>
      <div className={styles.diff}>
        {file === undefined ? (
          <p className={styles.nothing}>{texts.pickFile}</p>
        ) : isText(file) ? (
          <Diff
            name={file.name}
            original={file.left ?? ''}
            modified={file.right ?? ''}
            left={left}
            right={right}
          />
        ) : (
          <p className={styles.nothing}>{texts.binary}</p>
        )}
      </div>
    </div>
  );
}

const isText = ({ left, right }: FileDifference): boolean => left !== undefined || right !== undefined;
