import type { editor } from 'monaco-editor/editor';

const OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  renderFinalNewline: 'on',
  fixedOverflowWidgets: true,
  minimap: { enabled: false },
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

/** What all editors of the app have in common; the letters are read from the page. */
export function editorOptions(): editor.IStandaloneEditorConstructionOptions {
  const tokens = getComputedStyle(document.documentElement);
  return {
    ...OPTIONS,
    fontFamily: tokens.getPropertyValue('--font-mono').trim(),
    fontSize: parseFloat(tokens.getPropertyValue('--editor-size')),
    lineHeight: parseFloat(tokens.getPropertyValue('--editor-line')),
  };
}
