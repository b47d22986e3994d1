import { useRef } from 'react';
import { DOM0_FACE } from '../../store/views.ts';
import { DomainBadge } from '../parts/DomainBadge.tsx';
import { shortSize } from '../parts/size.ts';
import styles from './Files.module.css';
import { baseName, type FileGroup } from './file-groups.ts';
import { texts } from './strings.ts';

interface FileListProps {
  readonly groups: readonly FileGroup[];
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
}

/** The files of the last reply by domain; the arrow keys walk through them. */
export function FileList({ groups, chosen, onChoose }: FileListProps) {
  const list = useRef<HTMLElement>(null);
  const names = groups.flatMap(({ files }) => files.map(({ name }) => name));
  const walk = (step: number) => {
    const next = names[names.indexOf(chosen) + step];
    if (next === undefined) return;
    onChoose(next);
    list.current?.querySelector<HTMLElement>(`[data-file="${CSS.escape(next)}"]`)?.focus();
  };
  return (
    <nav
      ref={list}
      className={styles.list}
      aria-label={texts.list}
      onKeyDown={(event) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        walk(step);
      }}
    >
      {groups.map(({ folder, face, files }) => (
        <section key={folder}>
          <h3 className={styles.group}>
            {face !== undefined && <DomainBadge face={face} />}
            {folder === 'host' && <DomainBadge face={DOM0_FACE} />}
            {face?.name ?? (folder === 'host' ? texts.host : folder || texts.project)}
          </h3>
          <ul>
            {files.map(({ name, bytes }) => (
              <li key={name}>
                <button
                  type="button"
                  className={styles.file}
                  data-file={name}
                  aria-current={name === chosen}
                  tabIndex={name === chosen ? 0 : -1}
                  onClick={() => onChoose(name)}
                >
                  <span className="trunc">{baseName(name)}</span>
                  <span className={styles.size}>{shortSize(bytes.length)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
