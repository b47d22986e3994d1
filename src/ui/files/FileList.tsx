import { Pencil } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { Changes, FileChange } from '../../store/exports.ts';
import type { TypedText } from '../../store/own-texts.ts';
import { DOM0_FACE } from '../../store/views.ts';
import { classes } from '../parts/classes.ts';
import { DomainBadge } from '../parts/DomainBadge.tsx';
import { shortSize } from '../parts/size.ts';
import styles from './Files.module.css';
import { baseName, type FileGroup } from './file-groups.ts';
import { ownTexts, texts } from './strings.ts';

interface FileListProps {
  readonly groups: readonly FileGroup[];
  readonly typed: readonly TypedText[];
  readonly changes: Changes;
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
}

/** The files of the last reply by domain; the arrow keys walk through them. */
export function FileList({ groups, typed, changes, chosen, onChoose }: FileListProps) {
  const list = useRef<HTMLElement>(null);
  const names = groups.flatMap(({ folder, files }) => [
    ...files.map(({ name }) => name),
    ...typed.filter(({ domain }) => domain === folder).map(({ name }) => name),
  ]);
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
            {face !== undefined && <DomainBadge beside face={face} />}
            {folder === 'host' && <DomainBadge beside face={DOM0_FACE} />}
            {face?.name ?? (folder === 'host' ? texts.host : folder || texts.project)}
          </h3>
          <ul>
            {files.map(({ name, bytes }) => (
              <Entry key={name} name={name} chosen={name === chosen} onChoose={onChoose}>
                <span className="trunc">{baseName(name)}</span>
                <SizeOrChange size={bytes.length} change={changes.files.get(name)} />
              </Entry>
            ))}
            {typed
              .filter(({ domain }) => domain === folder)
              .map(({ name, kind, value }) => (
                <Entry key={name} name={name} chosen={name === chosen} onChoose={onChoose} own>
                  <Pencil size={12} aria-hidden="true" />
                  <span className="trunc">{ownTexts[kind].title}</span>
                  <span className={styles.size}>{texts.typedLines(value)}</span>
                </Entry>
              ))}
          </ul>
        </section>
      ))}
      {changes.gone.length > 0 && <p className={styles.gone}>{texts.gone(changes.gone)}</p>}
    </nav>
  );
}

interface EntryProps {
  readonly name: string;
  readonly chosen: boolean;
  /** Typed by the user, not generated. */
  readonly own?: boolean;
  readonly onChoose: (name: string) => void;
  readonly children: ReactNode;
}

function Entry({ name, chosen, own = false, onChoose, children }: EntryProps) {
  return (
    <li>
      <button
        type="button"
        className={classes(styles.file, own && styles.own)}
        data-file={name}
        aria-current={chosen}
        tabIndex={chosen ? 0 : -1}
        onClick={() => onChoose(name)}
      >
        {children}
      </button>
    </li>
  );
}

/** What has happened to a file since the last export says more than its size. */
function SizeOrChange({ size, change }: { size: number; change: FileChange | undefined }) {
  if (change === undefined) return <span className={styles.size}>{shortSize(size)}</span>;
  return <span className={styles.change}>{texts.change[change]}</span>;
}
