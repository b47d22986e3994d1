import type { languages } from 'monaco-editor/editor';

/** Brackets, comments and folding of device tree source. */
export const dtsConfiguration: languages.LanguageConfiguration = {
  comments: { lineComment: '//', blockComment: ['/*', '*/'] },
  brackets: [
    ['{', '}'],
    ['<', '>'],
    ['[', ']'],
    ['(', ')'],
  ],
  folding: { markers: { start: /^[^"]*\{\s*$/, end: /^\s*\};?\s*$/ } },
  wordPattern: /[\w,.+\-#?@]+/,
};

/**
 * Device tree source, as dtc reads it (dts-lexer.l). A name is told by what follows it on its line: `{` makes it a
 * node, `=` or `;` a property, `:` a label.
 */
export const dtsTokens: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenizer: {
    root: [
      { include: '@space' },
      [/^\s*#(include|define|undef|ifdef|ifndef|if|else|elif|endif|line)\b.*$/, 'directive'],
      [
        /\/(dts-v1|plugin|memreserve|include|bits|delete-node|delete-property|omit-if-no-ref|incbin)\//,
        'directive',
      ],
      [/"/, 'string', '@string'],
      [/[A-Za-z_]\w*(?=\s*:(?!:))/, 'label'],
      [/&\{[^}]*\}|&[A-Za-z_]\w*/, 'reference'],
      [/([\w,.+\-#?]+)(@[\w,.+-]+)(?=\s*\{)/, ['node', 'address']],
      [/(\/|[\w,.+\-#?]+)(?=\s*\{)/, 'node'],
      [/[\w,.+*\-#?@]+(?=\s*(?:=|;))/, 'property'],
      [/</, 'delimiter', '@cells'],
      [/\[/, 'delimiter', '@bytes'],
      [/0[xX][0-9a-fA-F]+|\d+/, 'number'],
      [/[{}();=,:>\]]/, 'delimiter'],
    ],
    cells: [
      { include: '@space' },
      [/>/, 'delimiter', '@pop'],
      [/&\{[^}]*\}|&[A-Za-z_]\w*/, 'reference'],
      [/[A-Za-z_]\w*(?=:)/, 'label'],
      [/0[xX][0-9a-fA-F]+(ULL|UL|LL|U|L)?|\d+(ULL|UL|LL|U|L)?/, 'number'],
      [/'(\\.|[^'\\])'/, 'string'],
      [/[A-Za-z_]\w*/, 'number'],
      [/[()+\-*/%&|^~!=?:,]/, 'delimiter'],
    ],
    bytes: [{ include: '@space' }, [/\]/, 'delimiter', '@pop'], [/[0-9a-fA-F]+/, 'number']],
    string: [
      [/[^"\\]+/, 'string'],
      [/\\./, 'string'],
      [/"/, 'string', '@pop'],
    ],
    space: [
      [/\s+/, ''],
      [/\/\*/, 'comment', '@comment'],
      [/\/\/.*$/, 'comment'],
    ],
    comment: [
      [/[^*]+/, 'comment'],
      [/\*\//, 'comment', '@pop'],
      [/\*/, 'comment'],
    ],
  },
};
