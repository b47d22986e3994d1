import { decodeUtf8Strict } from '../platform.ts';
import { fail, LINE_DIRECTIVE, type Place, type Source } from './source.ts';

export type TokenKind =
  | 'end'
  | 'keyword'
  | 'name'
  | 'integer'
  | 'character'
  | 'byte'
  | 'string'
  | 'label'
  | 'label reference'
  | 'path reference'
  | 'sign';

/** A token; `text` is without quotes, `&`, braces and the colon of a label, escapes not yet resolved. */
export interface Token extends Place {
  readonly kind: TokenKind;
  readonly text: string;
}

/** Inclusions nested deeper are refused: they include themselves. */
const MAX_INCLUDE_DEPTH = 32;
/** Inclusions in all; files that include each other twice would double with every level. */
const MAX_INCLUDES = 1000;

const KEYWORD = /\/(?:dts-v1|plugin|memreserve|bits|delete-property|delete-node|omit-if-no-ref|incbin)\//y;
const INCLUDE = /\/include\/\s*"([^"\n]*)"/y;
const PREPROCESSOR =
  /#\s*(?:include(?=\s*[<"])\s*(?:<([^>\n]*)>|"([^"\n]*)")|(?:define|undef|ifdef|ifndef|if|else|elif|endif|pragma|error|warning)\b)/y;
const NAME = /\\?[a-zA-Z0-9,._+*#?@-]+/y;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*):/y;
const LABEL_REFERENCE = /&([a-zA-Z_][a-zA-Z0-9_]*)/y;
const PATH_REFERENCE = /&\{(\/[a-zA-Z0-9,._+*#?@/-]*)\}/y;
const INTEGER = /(?:0[xX][0-9a-fA-F]+|[0-9]+)(?:ULL|LL|UL|U|L)?/y;
const BYTE = /[0-9a-fA-F]{2}/y;
const LONG_SIGN = /<<|>>|<=|>=|==|!=|&&|\|\|/y;
const WORD = /[a-zA-Z_][a-zA-Z0-9_]*/y;

/**
 * Cuts device tree source into tokens. What a run of characters is depends on what stands before it, as in dtc:
 * after `{`, `;` and the `/delete-…/` words a name is read, inside of `[ ]` bytes, elsewhere numbers.
 */
export class Lexer {
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #above: { source: Source; offset: number }[] = [];
  #source: Source;
  #at = 0;
  #includes = 0;
  #mode: 'value' | 'name' | 'bytes' = 'value';

  constructor(text: string, files: ReadonlyMap<string, Uint8Array>) {
    this.#source = { file: undefined, text };
    this.#files = files;
  }

  /** The next token; over and over `end` once the text is used up. @throws DtsError */
  next(): Token {
    this.#skip();
    const start = this.#at;
    const { text } = this.#source;
    if (start >= text.length) return this.#token('end', start, '');
    const first = text[start]!;
    if (first === '/') {
      const keyword = this.#match(KEYWORD);
      if (keyword) return this.#keyword(start, keyword[0]);
    } else if (first === '"') {
      return this.#token('string', start, this.#quoted(start, first, 'string'));
    } else if (first === "'") {
      return this.#token('character', start, this.#quoted(start, first, 'character literal'));
    } else if (first === '&') {
      const label = this.#match(LABEL_REFERENCE);
      if (label) return this.#token('label reference', start, label[1]!);
      const path = this.#match(PATH_REFERENCE);
      if (path) return this.#token('path reference', start, path[1]!);
    }
    const label = isLetter(text.charCodeAt(start)) ? this.#match(LABEL) : null;
    if (label) return this.#token('label', start, label[1]!);
    return this.#byMode(start, first);
  }

  #byMode(start: number, first: string): Token {
    if (this.#mode === 'name') {
      const name = this.#text(NAME);
      if (name !== '') {
        this.#mode = 'value';
        return this.#token('name', start, name.startsWith('\\') ? name.slice(1) : name);
      }
    } else if (this.#mode === 'bytes') {
      const byte = this.#text(BYTE);
      if (byte !== '') return this.#token('byte', start, byte);
    } else {
      const code = first.charCodeAt(0);
      if (isDigit(code)) return this.#token('integer', start, this.#text(INTEGER));
      if (isLetter(code)) {
        this.#fail(
          start,
          `${this.#text(WORD)} cannot stand here; where it is a macro, run the text through the C preprocessor first (cpp -P -undef -x assembler-with-cpp).`,
        );
      }
    }
    const sign = '<>=!&|'.includes(first) ? this.#text(LONG_SIGN) || first : first;
    this.#at = start + sign.length;
    if (sign === '[') this.#mode = 'bytes';
    else if (sign === ']') this.#mode = 'value';
    else if (sign === '{' || sign === ';') this.#mode = 'name';
    return this.#token('sign', start, sign);
  }

  /** Reads up to the closing quote; by hand, because a string may be longer than a regular expression can take. */
  #quoted(start: number, quote: string, what: string): string {
    const { text } = this.#source;
    let end = start + 1;
    while (end < text.length && text[end] !== quote) end += text[end] === '\\' ? 2 : 1;
    if (end >= text.length) this.#fail(start, `This ${what} has no end.`, quote);
    this.#at = end + 1;
    return text.slice(start + 1, end);
  }

  #keyword(start: number, text: string): Token {
    if (text === '/delete-property/' || text === '/delete-node/' || text === '/omit-if-no-ref/') {
      this.#mode = 'name';
    } else if (text === '/dts-v1/' || text === '/memreserve/' || text === '/bits/') this.#mode = 'value';
    return this.#token('keyword', start, text);
  }

  /** Passes over blanks, comments and preprocessor lines, and enters and leaves included files. */
  #skip(): void {
    for (;;) {
      const { text } = this.#source;
      let at = this.#at;
      while (isBlank(text.charCodeAt(at))) at++;
      this.#at = at;
      const first = text[at];
      if (first === undefined) {
        const above = this.#above.pop();
        if (!above) return;
        this.#source = above.source;
        this.#at = above.offset;
      } else if (first === '/' && text[at + 1] === '*') {
        const end = text.indexOf('*/', at + 2);
        if (end < 0) this.#fail(at, 'This comment has no end.', '*/');
        this.#at = end + 2;
      } else if (first === '/' && text[at + 1] === '/') {
        const end = text.indexOf('\n', at);
        this.#at = end < 0 ? text.length : end + 1;
      } else if (first === '/') {
        const include = this.#match(INCLUDE);
        if (!include) return;
        this.#include(at, '/include/', include[1]!);
      } else if (first === '#' && this.#beginsLine(at)) {
        if (!this.#match(LINE_DIRECTIVE) && !this.#preprocessor(at)) return;
      } else return;
    }
  }

  #beginsLine(at: number): boolean {
    const { text } = this.#source;
    let before = at - 1;
    while (text[before] === ' ' || text[before] === '\t') before--;
    return before < 0 || text[before] === '\n';
  }

  #preprocessor(at: number): boolean {
    const line = this.#match(PREPROCESSOR);
    if (!line) return false;
    const file = line[1] ?? line[2];
    if (file === undefined) {
      this.#fail(
        at,
        `${line[0]} is a line for the C preprocessor: run the text through it first (cpp -P -undef -x assembler-with-cpp).`,
      );
    }
    this.#include(at, '#include', file);
    return true;
  }

  #include(at: number, word: string, file: string): void {
    const bytes = this.#files.get(file);
    const place = { source: this.#source, offset: at };
    if (bytes === undefined) {
      fail(place, `${word} of ${file}: that file is not at hand.`, { missing: file });
    }
    if (this.#above.length === MAX_INCLUDE_DEPTH) {
      fail(place, `${word} of ${file}: files include each other more than ${MAX_INCLUDE_DEPTH} deep.`);
    }
    if (++this.#includes > MAX_INCLUDES) fail(place, `More than ${MAX_INCLUDES} files are included.`);
    const text = decodeUtf8Strict(bytes);
    if (text === undefined) fail(place, `${word} of ${file}: that file is no UTF-8 text.`);
    this.#above.push({ source: this.#source, offset: this.#at });
    this.#source = { file, text };
    this.#at = 0;
  }

  /** Matches at the present place and moves past it. */
  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source.text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  /** What a pattern matches at the present place, which is moved past it; empty where it does not match. */
  #text(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#source.text)) return '';
    const start = this.#at;
    this.#at = pattern.lastIndex;
    return this.#source.text.slice(start, this.#at);
  }

  #token(kind: TokenKind, offset: number, text: string): Token {
    return { kind, text, source: this.#source, offset };
  }

  #fail(offset: number, message: string, expected?: string): never {
    fail({ source: this.#source, offset }, message, expected === undefined ? {} : { expected });
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Of a label: a letter or an underscore. */
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
