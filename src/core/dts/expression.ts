import { stringBytes } from './escape.ts';
import type { Token } from './lexer.ts';
import { fail } from './source.ts';

/** Where an expression takes its tokens from. */
export interface TokenStream {
  readonly token: Token;
  advance(): Token;
  /** Consumes a sign, or throws a DtsError that says it was expected. */
  expect(sign: string): void;
}

/** Expressions nested deeper are refused, so that no text can exhaust the stack. */
const MAX_EXPRESSION_DEPTH = 200;

/** Digits of a number, leading zeros included. */
const MAX_DIGITS = 64;

/** Binary operators from the loosest to the tightest; `?:` is looser, unary operators are tighter. */
const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

/**
 * Reads a number: a literal, a character, or an expression of C in parentheses.
 * All arithmetic is that of 64-bit unsigned integers.
 * @throws DtsError
 */
export function readInteger(stream: TokenStream, depth = 0): bigint {
  const { token } = stream;
  if (token.kind === 'integer') {
    stream.advance();
    return integerValue(token);
  }
  if (token.kind === 'character') {
    stream.advance();
    const bytes = stringBytes(token.text, token);
    if (bytes.length !== 1)
      fail(token, `A character literal holds one byte; this one holds ${bytes.length}.`);
    return BigInt(bytes[0]!);
  }
  if (token.kind !== 'sign' || token.text !== '(') {
    fail(token, 'A number stands here: a literal, a character, or an expression in parentheses.', {
      expected: 'number',
    });
  }
  stream.advance();
  const value = readTernary(stream, depth + 1);
  stream.expect(')');
  return value;
}

function integerValue(token: Token): bigint {
  const digits = token.text.replace(/[UL]+$/, '');
  if (digits.length > MAX_DIGITS) fail(token, 'This number does not fit into 64 bits.');
  const octal = /^0[0-9]/.test(digits);
  if (octal && /[89]/.test(digits))
    fail(token, `${digits} begins with 0 and is octal, but has a digit above 7.`);
  const value = BigInt(octal ? `0o${digits.slice(1)}` : digits);
  if (value >> 64n !== 0n) fail(token, `${digits} does not fit into 64 bits.`);
  return value;
}

function readTernary(stream: TokenStream, depth: number): bigint {
  if (depth > MAX_EXPRESSION_DEPTH) {
    fail(stream.token, `This expression is nested more than ${MAX_EXPRESSION_DEPTH} deep.`);
  }
  const condition = readBinary(stream, 0, depth);
  if (!isSign(stream.token, '?')) return condition;
  stream.advance();
  const yes = readTernary(stream, depth + 1);
  stream.expect(':');
  const no = readTernary(stream, depth + 1);
  return condition !== 0n ? yes : no;
}

function readBinary(stream: TokenStream, level: number, depth: number): bigint {
  const operators = LEVELS[level];
  if (!operators) return readUnary(stream, depth);
  let left = readBinary(stream, level + 1, depth);
  while (stream.token.kind === 'sign' && operators.includes(stream.token.text)) {
    const operator = stream.token;
    stream.advance();
    left = BigInt.asUintN(64, apply(operator, left, readBinary(stream, level + 1, depth)));
  }
  return left;
}

function readUnary(stream: TokenStream, depth: number): bigint {
  const { token } = stream;
  if (!isSign(token, '-') && !isSign(token, '~') && !isSign(token, '!')) return readInteger(stream, depth);
  if (depth > MAX_EXPRESSION_DEPTH) {
    fail(token, `This expression is nested more than ${MAX_EXPRESSION_DEPTH} deep.`);
  }
  stream.advance();
  const value = readUnary(stream, depth + 1);
  if (token.text === '!') return value === 0n ? 1n : 0n;
  return BigInt.asUintN(64, token.text === '-' ? -value : ~value);
}

function apply(operator: Token, a: bigint, b: bigint): bigint {
  switch (operator.text) {
    case '||':
      return a !== 0n || b !== 0n ? 1n : 0n;
    case '&&':
      return a !== 0n && b !== 0n ? 1n : 0n;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '&':
      return a & b;
    case '==':
      return a === b ? 1n : 0n;
    case '!=':
      return a !== b ? 1n : 0n;
    case '<':
      return a < b ? 1n : 0n;
    case '>':
      return a > b ? 1n : 0n;
    case '<=':
      return a <= b ? 1n : 0n;
    case '>=':
      return a >= b ? 1n : 0n;
    case '<<':
      return b < 64n ? a << b : 0n;
    case '>>':
      return b < 64n ? a >> b : 0n;
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    default:
      if (b === 0n) fail(operator, 'This divides by zero.');
      return operator.text === '/' ? a / b : a % b;
  }
}

function isSign(token: Token, text: string): boolean {
  return token.kind === 'sign' && token.text === text;
}
