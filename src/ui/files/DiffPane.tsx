import { type RefObject, useEffect, useRef } from 'react';
import type { Provenance } from '../../core/contract.ts';
import styles from './CodePane.module.css';
import { editorOptions } from './editor-options.ts';
import { languageOf } from './language.ts';
import { monaco, setProvenance } from './monaco.ts';
import { texts } from './strings.ts';

/** What the bar above a diff asks of it. */
export interface DiffHandle {
  go(to: 'next' | 'previous'): void;
}

interface DiffPaneProps {
  readonly name: string;
  readonly original: string;
  readonly modified: string;
  /** Of the modified text. */
  readonly lines: readonly Provenance[];
  readonly wrap: boolean;
  readonly sideBySide: boolean;
  readonly handle: RefObject<DiffHandle | undefined>;
  /** How many places differ. */
  readonly onCount: (count: number) => void;
  /** A line of the modified text was clicked. */
  readonly onPick: (line: number) => void;
}

/** Every update drops the names that are not in it. */
const NAMES = { originalAriaLabel: texts.diffBefore, modifiedAriaLabel: texts.diffAfter };

/** Two read-only texts and what differs between them. */
export default function DiffPane(props: DiffPaneProps) {
  const { name, original, modified, lines, wrap, sideBySide, handle } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneDiffEditor | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const created = monaco.editor.createDiffEditor(host.current!, {
      ...editorOptions(),
      readOnly: true,
      domReadOnly: true,
      originalEditable: false,
      tabFocusMode: true,
      useInlineViewWhenSpaceIsLimited: true,
      renderSideBySideInlineBreakpoint: 480,
      renderOverviewRuler: false,
      renderMarginRevertIcon: false,
      renderGutterMenu: false,
      hideUnchangedRegions: { enabled: false },
    });
    editor.current = created;
    handle.current = { go: (to) => created.goToDiff(to) };
    created.onDidUpdateDiff(() => {
      const changes = created.getLineChanges();
      if (changes !== null) latest.current.onCount(changes.length);
    });
    const right = created.getModifiedEditor();
    right.onMouseUp(({ target }) => {
      if (target.position !== null && right.getSelection()?.isEmpty() !== false) {
        latest.current.onPick(target.position.lineNumber);
      }
    });
    return () => {
      const model = created.getModel();
      created.dispose();
      model?.original.dispose();
      model?.modified.dispose();
      editor.current = undefined;
      handle.current = undefined;
    };
  }, [handle]);

  useEffect(() => {
    const created = editor.current;
    if (created === undefined) return;
    const language = languageOf(name);
    const before = created.getModel();
    const model = {
      original: monaco.editor.createModel(original, language),
      modified: monaco.editor.createModel(modified, language),
    };
    created.setModel(model);
    before?.original.dispose();
    before?.modified.dispose();
  }, [name, original, modified]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (model && model.modified.getValue() === modified) setProvenance(model.modified, lines);
  }, [modified, lines]);

  useEffect(() => {
    editor.current?.updateOptions({
      renderSideBySide: sideBySide,
      wordWrap: wrap ? 'on' : 'off',
      diffWordWrap: wrap ? 'on' : 'off',
      ...NAMES,
    });
  }, [sideBySide, wrap]);

  return <div ref={host} className={styles.host} data-testid="diff" />;
}
