import type { editor } from 'monaco-editor/editor';

const OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  renderFinalNewline: 'on',
  fixedOverflowWidgets: true,
  minimap: { enabled: false },
  fontSize: 12,
  lineHeight: 20,
  fontLigatures: false,
  lineNumbersMinChars: 4,
  lineDecorationsWidth: 20,
  glyphMargin: false,
  padding: { top: 8, bottom: 8 },
  scrollBeyondLastLine: false,
  renderLineHighlight: 'line',
  renderLineHighlightOnlyWhenFocus: true,
  occurrencesHighlight: 'off',
  overviewRulerBorder: false,
  overviewRulerLanes: 3,
  hideCursorInOverviewRuler: true,
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false },
  hover: { delay: 250 },
};

/** What all editors of the app have in common; the face of the letters is read from the page. */
export function editorOptions(): editor.IStandaloneEditorConstructionOptions {
  const mono = getComputedStyle(document.documentElement).getPropertyValue('--font-mono').trim();
  return { ...OPTIONS, fontFamily: mono };
}
