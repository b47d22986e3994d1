/**
 * Monaco as this app uses it: the core, a chosen set of features, our own grammars and themes, one local worker.
 * Only the lazily loaded code pane imports this file, so that nothing of it is fetched before a file is looked at.
 */
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/diffEditor/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/gotoLine/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/placeholderText/register';
import 'monaco-editor/features/quickCommand/register';
import 'monaco-editor/features/stickyScroll/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/wordHighlighter/register';
import type { Provenance } from '../../core/contract.ts';
import { explain, provenanceAt } from '../../store/provenance.ts';
import { mode } from '../theme/appearance.ts';
import { editorOptions } from './editor-options.ts';
import { dtsConfiguration, dtsTokens } from './grammar-dts.ts';
import { jsonTokens, shellTokens, xlCfgConfiguration, xlCfgTokens } from './grammar-xlcfg.ts';
import { currentScheme, editorTheme, onSchemeChange, themeName } from './theme.ts';

self.MonacoEnvironment = { getWorker: () => new EditorWorker({ name: 'editor' }) };

const languages = [
  { id: 'dts', tokens: dtsTokens, configuration: dtsConfiguration },
  { id: 'xlcfg', tokens: xlCfgTokens, configuration: xlCfgConfiguration },
  { id: 'shell', tokens: shellTokens, configuration: { comments: { lineComment: '#' } } },
  { id: 'json', tokens: jsonTokens, configuration: {} },
];
for (const { id, tokens, configuration } of languages) {
  monaco.languages.register({ id });
  monaco.languages.setMonarchTokensProvider(id, tokens);
  monaco.languages.setLanguageConfiguration(id, configuration);
}

const followScheme = () => {
  const scheme = currentScheme();
  monaco.editor.defineTheme(themeName(scheme), editorTheme(scheme));
  monaco.editor.setTheme(themeName(scheme));
};
followScheme();
onSchemeChange(followScheme);
mode.subscribe(() => {
  for (const editor of monaco.editor.getEditors()) editor.updateOptions(editorOptions());
});

const provenances = new WeakMap<monaco.editor.ITextModel, readonly Provenance[]>();

/** Tells the hover what each line of a model comes from. */
export function setProvenance(model: monaco.editor.ITextModel, lines: readonly Provenance[]): void {
  provenances.set(model, lines);
}

monaco.languages.registerHoverProvider([...languages.map(({ id }) => id), 'plaintext'], {
  provideHover(model, position) {
    const found = provenanceAt(provenances.get(model) ?? [], position.lineNumber);
    if (found === undefined) return null;
    const { why, from, source } = explain(found);
    const contents = [{ value: `**Why this line is here**\n\n${escapeMarkdown(why)}` }];
    if (from !== undefined) contents.push({ value: `From \`${from}\`` });
    if (source !== undefined) contents.push({ value: `Rule \`${source}\`` });
    const { lineNumber } = position;
    return {
      contents,
      range: new monaco.Range(lineNumber, 1, lineNumber, model.getLineMaxColumn(lineNumber)),
    };
  },
});

const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!|<>~]/g, '\\$&');

export { monaco };
