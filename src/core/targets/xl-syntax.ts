/** The configuration language of xl: quoting, and reading what somebody typed. */

/** A setting of a configuration file. */
export interface Setting {
  readonly key: string;
  readonly value: ConfigValue;
  /** Counted from 1. */
  readonly line: number;
  /** `+=`. */
  readonly append: boolean;
}

export type ConfigValue = string | readonly ConfigValue[];

/** Where and why a text is no xl configuration. */
export class XlSyntaxError extends Error {
  override readonly name = 'XlSyntaxError';
  /** Counted from 1. */
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '"': '"',
  "'": "'",
  '\\': '\\',
};
const ESCAPED = new Map(Object.entries(ESCAPES).map(([code, char]) => [char, `\\${code}`]));

/**
 * A string for an xl configuration file, in double quotes. Only the escapes of one letter are used: xl's reader
 * of `\xHH` and `\ooo` rejects or loses every number (tools/libs/util/libxlu_cfg.c:xlu__cfgl_dequote).
 */
export function quote(text: string): string {
  const escaped = Array.from(text, (char) => (char === "'" ? char : (ESCAPED.get(char) ?? char)));
  return `"${escaped.join('')}"`;
}

type Token =
  | { readonly kind: 'word' | 'string' | 'number'; readonly text: string; readonly line: number }
  | { readonly kind: '=' | '+=' | '[' | ']' | ',' | ';' | 'newline' | 'end'; readonly line: number };

/**
 * Reads an xl configuration as xl does (tools/libs/util/libxlu_cfg_l.l and libxlu_cfg_y.y): settings separated by
 * newlines or `;`, values being strings, numbers or lists of both.
 * @throws XlSyntaxError at the first thing that xl would refuse.
 */
export function readConfig(text: string): readonly Setting[] {
  return new ConfigReader(tokens(text)).settings();
}

class ConfigReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  settings(): Setting[] {
    const found: Setting[] = [];
    for (;;) {
      while (this.#is('newline') || this.#is(';')) this.#at++;
      const token = this.#next();
      if (token.kind === 'end') return found;
      if (token.kind !== 'word') throw new XlSyntaxError(token.line, 'A setting begins with its key.');
      const operator = this.#next();
      if (operator.kind !== '=' && operator.kind !== '+=') {
        throw new XlSyntaxError(operator.line, `After the key ${token.text} comes "=".`);
      }
      const append = operator.kind === '+=';
      found.push({ key: token.text, value: this.#value(), line: token.line, append });
      if (!this.#is('newline') && !this.#is(';') && !this.#is('end')) {
        throw new XlSyntaxError(this.#peek().line, `Something follows the value of ${token.text}.`);
      }
    }
  }

  #value(): ConfigValue {
    const token = this.#next();
    if (token.kind === 'string' || token.kind === 'number') return token.text;
    if (token.kind !== '[')
      throw new XlSyntaxError(token.line, 'A value is a quoted string, a number or a list.');
    const list: ConfigValue[] = [];
    this.#skipNewlines();
    while (!this.#is(']')) {
      list.push(this.#value());
      this.#skipNewlines();
      if (this.#is(']')) break;
      const comma = this.#next();
      if (comma.kind !== ',') throw new XlSyntaxError(comma.line, 'Items of a list are separated by commas.');
      this.#skipNewlines();
    }
    this.#at++;
    return list;
  }

  #skipNewlines(): void {
    while (this.#is('newline')) this.#at++;
  }

  #peek(): Token {
    return this.#tokens[this.#at]!;
  }

  /** The next token; the end stays where it is, however often it is asked for. */
  #next(): Token {
    const token = this.#peek();
    if (token.kind !== 'end') this.#at++;
    return token;
  }

  #is(kind: Token['kind']): boolean {
    return this.#peek().kind === kind;
  }
}

const TOKEN =
  /[ \t]+|#[^\n]*(?<comment>\n)?|(?<newline>\n)|(?<word>[a-z][._0-9a-z]*)|(?<number>[0-9][0-9a-fx]*)|(?<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(?<mark>\+=|[=[\],;])/y;

function tokens(text: string): Token[] {
  const found: Token[] = [];
  let line = 1;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) {
      const isText = text[at] === '"' || text[at] === "'";
      throw new XlSyntaxError(
        line,
        isText
          ? `The text that begins with ${text[at]} does not end on its line.`
          : `${quote(text[at]!)} does not belong here.`,
      );
    }
    const { comment, newline, word, number, string, mark } = match.groups!;
    if (match[0].startsWith('#') && comment === undefined) {
      throw new XlSyntaxError(line, 'A comment ends with a newline.');
    }
    if (comment !== undefined || newline !== undefined) found.push({ kind: 'newline', line: line++ });
    else if (word !== undefined) found.push({ kind: 'word', text: word, line });
    else if (number !== undefined) found.push({ kind: 'number', text: number, line });
    else if (string !== undefined) found.push({ kind: 'string', text: unquote(string, line), line });
    else if (mark !== undefined) found.push({ kind: mark as '=', line });
  }
  found.push({ kind: 'end', line });
  return found;
}

function unquote(quoted: string, line: number): string {
  return quoted.slice(1, -1).replaceAll(/\\(.)/g, (_, code: string) => {
    const char = ESCAPES[code];
    if (char === undefined) throw new XlSyntaxError(line, `xl does not read the escape \\${code}.`);
    return char;
  });
}
