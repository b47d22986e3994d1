import type { languages } from 'monaco-editor/editor';

/** Brackets and comments of xl domain configuration files. */
export const xlCfgConfiguration: languages.LanguageConfiguration = {
  comments: { lineComment: '#' },
  brackets: [['[', ']']],
  folding: { markers: { start: /^[^#"]*\[\s*$/, end: /^\s*\]\s*$/ } },
};

/** xl.cfg(5): `key = value` lines; a value is a string, a number or a list of them (libxlu_cfg_l.l of Xen). */
export const xlCfgTokens: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenizer: {
    root: [
      [/\s+/, ''],
      [/#.*$/, 'comment'],
      [/[A-Za-z_][\w-]*(?=\s*\+?=)/, 'property'],
      [/"/, 'string', '@double'],
      [/'/, 'string', '@single'],
      [/0[xX][0-9a-fA-F]+|\d+/, 'number'],
      [/\+?=|[[\],;]/, 'delimiter'],
    ],
    double: [
      [/[^"\\]+/, 'string'],
      [/\\./, 'string'],
      [/"/, 'string', '@pop'],
    ],
    single: [
      [/[^'\\]+/, 'string'],
      [/\\./, 'string'],
      [/'/, 'string', '@pop'],
    ],
  },
};

/** U-Boot scripts and ImageBuilder configurations: comments, strings, `KEY=value`, numbers. */
export const shellTokens: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenizer: {
    root: [
      [/\s+/, ''],
      [/#.*$/, 'comment'],
      [/[A-Za-z_]\w*(\[\d+\])?(?==)/, 'property'],
      [/"([^"\\]|\\.)*"|'[^']*'/, 'string'],
      [/^(fdt|setenv|env|run|load)\b/, 'directive'],
      [/0[xX][0-9a-fA-F]+\b|\b\d+\b/, 'number'],
      [/[^\s"'#=]+/, ''],
      [/=/, 'delimiter'],
    ],
  },
};

/** The JSON files of an export. */
export const jsonTokens: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenizer: {
    root: [
      [/\s+/, ''],
      [/"([^"\\]|\\.)*"(?=\s*:)/, 'property'],
      [/"([^"\\]|\\.)*"/, 'string'],
      [/-?\d+(\.\d+)?([eE][+-]?\d+)?|\b(true|false|null)\b/, 'number'],
      [/[{}[\],:]/, 'delimiter'],
    ],
  },
};
