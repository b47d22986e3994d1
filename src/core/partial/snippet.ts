import { DtsError, parseDts, printDts } from '../dts/index.ts';
import { type FdtNode, type FdtTree, writeFdt } from '../fdt/index.ts';
import type { Reason } from './draft.ts';
import { partialLayout } from './source.ts';

/** Where and why a snippet could not be merged. */
export interface SnippetError {
  /** Counted from 1, in the snippet. */
  readonly line: number;
  readonly message: string;
}

/** A tree with a snippet merged in, and the reasons of what the snippet changed. */
export interface Merged {
  readonly tree: FdtTree;
  readonly reasons: ReadonlyMap<string, Reason>;
  readonly error?: SnippetError;
}

/**
 * Merges DTS text into a partial tree, as if it stood at the end of the tree's own source: `/ { … };` adds nodes and
 * overrides properties, and labels of the source (`&serial1 { … };`) and paths (`&{/passthrough/…}`) may be named.
 * What the text says wins. Where it cannot be compiled the tree stays as it is.
 */
export function mergeSnippet(tree: FdtTree, reasons: ReadonlyMap<string, Reason>, snippet: string): Merged {
  if (snippet.trim() === '') return { tree, reasons };
  const { text } = printDts(tree, partialLayout(writeFdt(tree)));
  const before = text.split('\n').length;
  const body = snippet.replace(/^(\s*)\/dts-v1\/[ \t]*;/, '$1');
  try {
    const merged = parseDts(`${text}\n${body}\n`);
    const changed = new Map(reasons);
    explain(tree.root, merged.root, '', changed);
    return { tree: merged, reasons: changed };
  } catch (error) {
    if (!(error instanceof DtsError)) throw error;
    return { tree, reasons, error: { line: Math.max(1, error.line - before), message: error.message } };
  }
}

const TYPED: Reason = { why: 'From the DTS snippet of the plan.' };

/** Notes what differs between two states of a node as typed by the user. */
function explain(
  before: FdtNode | undefined,
  after: FdtNode,
  path: string,
  reasons: Map<string, Reason>,
): void {
  const key = path === '' ? '/' : path;
  if (before === undefined) reasons.set(key, TYPED);
  for (const { name, value } of after.properties) {
    const known = before?.properties.find((property) => property.name === name);
    if (known === undefined || !sameBytes(known.value, value)) reasons.set(`${key}:${name}`, TYPED);
  }
  for (const child of after.children) {
    const known = before?.children.find(({ name }) => name === child.name);
    explain(known, child, `${path}/${child.name}`, reasons);
  }
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
