import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { OutputFile } from '../../core/contract.ts';
import { linesOf, provenanceAt } from '../../store/provenance.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './Files.module.css';
import { LineNote } from './LineNote.tsx';
import { lineProblems } from './line-problems.ts';
import { loadCodePane } from './load-code-pane.ts';

const CodePane = lazy(loadCodePane);
const NONE: readonly never[] = [];

interface TextFileProps {
  readonly file: OutputFile;
  readonly text: string;
  readonly wrap: boolean;
}

/** A text file with the reason of each line. The text can be read before the editor is there. */
export function TextFile({ file, text, wrap }: TextFileProps) {
  const store = useWorkspaceStore();
  const { name, lines = NONE } = file;
  const selected = useWorkspace(({ host, selection }) =>
    selection.active === undefined ? undefined : host?.tree.path(selection.active),
  );
  const findings = useWorkspace(({ outcome }) => outcome.findings);
  const shown = useWorkspace(({ shownFile }) => shownFile);
  const linked = useMemo(() => (selected === undefined ? NONE : linesOf(lines, selected)), [lines, selected]);
  const problems = useMemo(() => lineProblems(name, lines, findings), [name, lines, findings]);
  const reveal = useMemo(
    () => (shown?.name === name && shown.line !== undefined ? { line: shown.line } : undefined),
    [shown, name],
  );
  const [line, setLine] = useState(1);
  useEffect(() => setLine(reveal?.line ?? 1), [reveal]);

  const pick = (at: number) => {
    const path = provenanceAt(lines, at)?.path;
    if (path !== undefined) store.getState().reveal(path);
  };
  return (
    <>
      <div className={styles.code}>
        <Suspense fallback={<PlainText name={name} text={text} />}>
          <CodePane
            name={name}
            text={text}
            lines={lines}
            wrap={wrap}
            linked={linked}
            problems={problems}
            reveal={reveal}
            onLine={setLine}
            onPick={pick}
          />
        </Suspense>
      </div>
      <LineNote line={line} entry={provenanceAt(lines, line)} />
    </>
  );
}

function PlainText({ name, text }: { name: string; text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by the keyboard
    <section className={styles.plain} tabIndex={0} aria-label={name}>
      <pre>{text}</pre>
    </section>
  );
}
