import { MAX_TOTALSIZE } from '../fdt/limits.ts';
import { stringBytes } from './escape.ts';
import { readInteger, type TokenStream } from './expression.ts';
import { fail } from './source.ts';
import type { ValueBuilder } from './value.ts';

/** Numbers that need no arithmetic of 64 bits. */
const PLAIN_CELL = /^(?:0x[0-9a-f]{1,8}|0|[1-9][0-9]{0,8})$/;
const ALL_ONES = 0xffff_ffff_ffff_ffffn;

/** What a value reader needs beside the tokens. */
export interface ValueContext extends TokenStream {
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Reads what stands between `=` and `;` of a property: parts with commas between them. @throws DtsError */
export function readValue(context: ValueContext, value: ValueBuilder): void {
  for (;;) {
    readLabels(context, value);
    const part = context.token;
    readPart(context, value);
    if (value.length > MAX_TOTALSIZE) fail(part, `This value has more than ${MAX_TOTALSIZE} bytes.`);
    readLabels(context, value);
    if (context.token.kind !== 'sign' || context.token.text !== ',') return;
    context.advance();
  }
}

function readLabels(context: ValueContext, value: ValueBuilder): void {
  while (context.token.kind === 'label') {
    value.mark('label', context.token.text, context.token);
    context.advance();
  }
}

function readPart(context: ValueContext, value: ValueBuilder): void {
  const { token } = context;
  if (token.kind === 'string') {
    if (!value.ascii(token.text)) value.bytes(stringBytes(token.text, token));
    value.byte(0);
    context.advance();
  } else if (token.kind === 'label reference' || token.kind === 'path reference') {
    value.mark('path', token.text, token);
    context.advance();
  } else if (token.kind === 'keyword' && token.text === '/incbin/') readBinaryFile(context, value);
  else if (token.kind === 'keyword' && token.text === '/bits/') {
    const { token: size } = context.advance() && context;
    const bits = size.kind === 'integer' ? Number(readInteger(context)) : 0;
    if (![8, 16, 32, 64].includes(bits)) {
      fail(size, 'Elements of an array have 8, 16, 32 or 64 bits.', { expected: '8, 16, 32 or 64' });
    }
    context.expect('<');
    readArray(context, value, bits);
  } else if (token.kind === 'sign' && token.text === '<') {
    context.advance();
    readArray(context, value, 32);
  } else if (token.kind === 'sign' && token.text === '[') {
    context.advance();
    readBytes(context, value);
  } else {
    fail(token, 'A value stands here: "text", <cells>, [bytes] or a &reference.', { expected: 'value' });
  }
}

function readArray(context: ValueContext, value: ValueBuilder, bits: number): void {
  const mask = (1n << BigInt(bits)) - 1n;
  for (;;) {
    const { token } = context;
    if (token.kind === 'label') readLabels(context, value);
    else if (token.kind === 'label reference' || token.kind === 'path reference') {
      if (bits !== 32) fail(token, 'References stand only in arrays of 32-bit elements.');
      value.mark('phandle', token.text, token);
      value.cell(0xffffffff);
      context.advance();
    } else if (token.kind === 'sign' && token.text === '>') {
      context.advance();
      return;
    } else if (token.kind === 'sign' && token.text !== '(') {
      fail(token, `'>' ends this array; here stands ${token.text}.`, { expected: "'>'" });
    } else if (token.kind === 'integer' && bits === 32 && PLAIN_CELL.test(token.text)) {
      value.cell(Number(token.text));
      context.advance();
    } else {
      const number = readInteger(context);
      if (number > mask && (number | mask) !== ALL_ONES) {
        fail(token, `${token.text} does not fit into an element of ${bits} bits.`);
      }
      if (bits === 32) value.cell(Number(number & mask));
      else value.integer(number & mask, bits);
    }
  }
}

function readBytes(context: ValueContext, value: ValueBuilder): void {
  for (;;) {
    const { token } = context;
    if (token.kind === 'label') readLabels(context, value);
    else if (token.kind === 'byte') {
      value.byte(Number.parseInt(token.text, 16));
      context.advance();
    } else {
      context.expect(']');
      return;
    }
  }
}

function readBinaryFile(context: ValueContext, value: ValueBuilder): void {
  const word = context.token;
  context.advance();
  context.expect('(');
  const name = context.token;
  if (name.kind !== 'string') fail(name, 'The name of a file stands here.', { expected: 'string' });
  context.advance();
  const bytes = context.files.get(name.text);
  if (bytes === undefined) {
    fail(word, `/incbin/ of ${name.text}: that file is not at hand.`, { missing: name.text });
  }
  if (context.token.kind !== 'sign' || context.token.text !== ',') {
    context.expect(')');
    value.bytes(bytes);
    return;
  }
  context.advance();
  const start = Number(readInteger(context));
  context.expect(',');
  const length = Number(readInteger(context));
  context.expect(')');
  if (start + length > bytes.length) {
    fail(word, `${name.text} has ${bytes.length} bytes; ${length} from ${start} on are asked for.`);
  }
  value.bytes(bytes.subarray(start, start + length));
}
