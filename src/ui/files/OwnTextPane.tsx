import { useEffect, useRef } from 'react';
import styles from './CodePane.module.css';
import { type LineProblem, problemMarks } from './decorations.ts';
import { editorOptions } from './editor-options.ts';
import type { FileLanguage } from './language.ts';
import { monaco } from './monaco.ts';

export interface OwnTextPaneProps {
  readonly label: string;
  readonly language: FileLanguage;
  readonly placeholder: string;
  readonly value: string;
  readonly problems: readonly (LineProblem & { readonly message: string })[];
  /** Puts the caret on a line whenever the object changes. */
  readonly reveal: { readonly line: number } | undefined;
  readonly onType: (value: string) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

const AS_TYPED = { insertSpaces: false, autoClosingBrackets: 'never', autoClosingQuotes: 'never' } as const;

/** An editor for a text of the user. There is one history, the app's: undo and redo are handed on to it. */
export default function OwnTextPane(props: OwnTextPaneProps) {
  const { label, language, placeholder, value, problems, reveal } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | undefined>(undefined);
  const decorations = useRef<monaco.editor.IEditorDecorationsCollection | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const model = monaco.editor.createModel(latest.current.value, language);
    const created = monaco.editor.create(host.current!, { ...editorOptions(), ...AS_TYPED, model });
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    editor.current = created;
    decorations.current = created.createDecorationsCollection();
    model.onDidChangeContent(() => latest.current.onType(model.getValue()));
    const { CtrlCmd, Shift } = monaco.KeyMod;
    created.addCommand(CtrlCmd | monaco.KeyCode.KeyZ, () => latest.current.onUndo());
    created.addCommand(CtrlCmd | Shift | monaco.KeyCode.KeyZ, () => latest.current.onRedo());
    created.addCommand(CtrlCmd | monaco.KeyCode.KeyY, () => latest.current.onRedo());
    // Tab indents until Escape was pressed; the focus is never caught.
    created.onKeyDown(({ keyCode }) => {
      if (keyCode === monaco.KeyCode.Escape) created.updateOptions({ tabFocusMode: true });
    });
    created.onDidBlurEditorWidget(() => created.updateOptions({ tabFocusMode: false }));
    return () => {
      created.dispose();
      model.dispose();
      editor.current = undefined;
    };
  }, [language]);

  useEffect(() => {
    editor.current?.updateOptions({ ariaLabel: label, placeholder });
  }, [label, placeholder]);

  // What came from elsewhere: undo, another window of the same text, an inserted beginning.
  useEffect(() => {
    const created = editor.current;
    const model = created?.getModel();
    if (!created || !model || model.getValue() === value) return;
    const caret = created.getPosition();
    model.setValue(value);
    if (caret) created.setPosition(model.validatePosition(caret));
  }, [value]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (!model) return;
    const inText = problems.filter(({ from }) => from <= model.getLineCount());
    decorations.current?.set(inText.flatMap((problem) => problemMarks(problem, model)));
    monaco.editor.setModelMarkers(model, 'build', inText.map(marker));
  }, [problems]);

  useEffect(() => {
    const created = editor.current;
    if (reveal === undefined || created === undefined) return;
    created.revealLineInCenterIfOutsideViewport(reveal.line);
    created.setPosition({ lineNumber: reveal.line, column: 1 });
    created.focus();
  }, [reveal]);

  return <div ref={host} className={styles.host} data-testid="own-text" data-typing />;
}

const marker = ({ severity, from, message }: OwnTextPaneProps['problems'][number]) => ({
  severity: severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
  message,
  startLineNumber: from,
  endLineNumber: from,
  startColumn: 1,
  endColumn: Number.MAX_SAFE_INTEGER,
});
