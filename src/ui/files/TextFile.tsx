import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { OutputFile } from '../../core/contract.ts';
import { linesOf, provenanceAt } from '../../store/provenance.ts';
import { useWorkspace, useWorkspaceStore } from '../parts/workspace.tsx';
import styles from './Files.module.css';
import { LineNote } from './LineNote.tsx';
import { lineProblems } from './line-problems.ts';
import { loadCodePane } from './load-code-pane.ts';
import { texts } from './strings.ts';

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
  const [caret, setCaret] = useState({ name, line: 1 });
  const line = caret.name === name ? caret.line : 1;
  const current = useRef(line);
  current.current = line;

  const [reveal, setReveal] = useState<{ readonly line: number }>();
  const goTo = useCallback(
    (to: number) => {
      setCaret({ name, line: to });
      setReveal({ line: to });
    },
    [name],
  );
  // The first line of the selected node, unless the caret is at that node already.
  useEffect(() => {
    const there = linked.some(({ from, to }) => from <= current.current && current.current <= to);
    if (linked[0] !== undefined && !there) goTo(linked[0].from);
  }, [linked, goTo]);
  // A line that was asked for goes before that.
  useEffect(() => {
    if (shown?.name === name && shown.line !== undefined) goTo(shown.line);
  }, [shown, name, goTo]);

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
            onLine={(to) => setCaret({ name, line: to })}
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
    <section className={styles.plain} tabIndex={0} aria-label={texts.plain(name)}>
      <pre>{text}</pre>
    </section>
  );
}
