import { useEffect, useRef } from 'react';
import type { Provenance } from '../../core/contract.ts';
import type { LineRange } from '../../store/provenance.ts';
import styles from './CodePane.module.css';
import { type LineProblem, linkedLines, problemMarks } from './decorations.ts';
import { editorOptions } from './editor-options.ts';
import { languageOf } from './language.ts';
import { monaco, setProvenance } from './monaco.ts';

export interface CodePaneProps {
  readonly name: string;
  readonly text: string;
  readonly lines: readonly Provenance[];
  readonly wrap: boolean;
  /** Lines of the selected node. */
  readonly linked: readonly LineRange[];
  readonly problems: readonly LineProblem[];
  /** Scrolls to a line whenever the object changes. */
  readonly reveal: { readonly line: number } | undefined;
  /** The caret came to a line. */
  readonly onLine: (line: number) => void;
  /** A line was clicked, or Enter pressed on it. */
  readonly onPick: (line: number) => void;
}

const READ_ONLY = { readOnly: true, domReadOnly: true, tabFocusMode: true };

/** The read-only code view. Loaded lazily; until it is there the text stands in a plain `pre`. */
export default function CodePane(props: CodePaneProps) {
  const { name, text, lines, wrap, linked, problems, reveal } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | undefined>(undefined);
  const models = useRef(new Map<string, OpenModel>());
  const decorations = useRef<monaco.editor.IEditorDecorationsCollection | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const created = monaco.editor.create(host.current!, { ...editorOptions(), ...READ_ONLY, model: null });
    const open = models.current;
    editor.current = created;
    decorations.current = created.createDecorationsCollection();
    created.onDidChangeCursorPosition(({ position }) => latest.current.onLine(position.lineNumber));
    created.onMouseUp(({ target }) => {
      const selected = created.getSelection();
      if (target.position !== null && (selected === null || selected.isEmpty())) {
        latest.current.onPick(target.position.lineNumber);
      }
    });
    created.onKeyDown(({ keyCode }) => {
      const line = created.getPosition()?.lineNumber;
      if (keyCode === monaco.KeyCode.Enter && line !== undefined) latest.current.onPick(line);
    });
    return () => {
      created.dispose();
      for (const { model } of open.values()) model.dispose();
      open.clear();
      editor.current = undefined;
    };
  }, []);

  useEffect(() => {
    const created = editor.current;
    if (created === undefined) return;
    const opened = openModel(models.current, name, text);
    setProvenance(opened.model, lines);
    if (created.getModel() !== opened.model) {
      for (const known of models.current.values()) {
        if (known.model === created.getModel()) known.view = created.saveViewState();
      }
      created.setModel(opened.model);
      if (opened.view) created.restoreViewState(opened.view);
    }
    created.updateOptions({
      wordWrap: wrap ? 'on' : 'off',
      ariaLabel: `${name}, read only. Enter selects the node a line comes from, Tab leaves the text.`,
    });
  }, [name, text, lines, wrap]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (!model) return;
    decorations.current?.set([
      ...linked.map(linkedLines),
      ...problems.flatMap((problem) => problemMarks(problem, model)),
    ]);
  }, [linked, problems]);

  useEffect(() => {
    if (reveal === undefined) return;
    editor.current?.revealLineInCenterIfOutsideViewport(reveal.line);
    editor.current?.setPosition({ lineNumber: reveal.line, column: 1 });
  }, [reveal]);

  return <div ref={host} className={styles.host} data-testid="code" />;
}

interface OpenModel {
  readonly model: monaco.editor.ITextModel;
  view?: monaco.editor.ICodeEditorViewState | null;
}

/** One model per file; its text is set only when it differs, so that caret and folds stay. */
function openModel(models: Map<string, OpenModel>, name: string, text: string): OpenModel {
  const known = models.get(name);
  if (known !== undefined) {
    if (known.model.getValue() !== text) known.model.setValue(text);
    return known;
  }
  const uri = monaco.Uri.from({ scheme: 'export', path: `/${name}` });
  const created = { model: monaco.editor.createModel(text, languageOf(name), uri) };
  models.set(name, created);
  return created;
}
