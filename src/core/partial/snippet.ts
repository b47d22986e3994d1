import { sameBytes } from '../base/bytes.ts';
import { DtsError, type PlacedDts, parsePlacedDts, printDts } from '../dts/index.ts';
import { type FdtNode, type FdtTree, writeFdt } from '../fdt/index.ts';
import type { Reason } from './draft.ts';
import { partialLayout } from './source.ts';

/** Where and why a snippet could not be merged. */
export interface SnippetError {
  /** Counted from 1, in the snippet. */
  readonly line: number;
  readonly message: string;
}

/** Something generated that a snippet changes or removes. */
export interface Replaced {
  /** In the partial tree. */
  readonly path: string;
  /** Undefined where the node as a whole is removed. */
  readonly property?: string;
  readonly removed: boolean;
  /** Counted from 1, in the snippet. */
  readonly line: number;
}

/** Something that a snippet puts where Xen does not look. */
export interface Unread {
  /** In the partial tree: a node, or the root for one of its properties. */
  readonly path: string;
  readonly property?: string;
  /** Counted from 1, in the snippet. */
  readonly line: number;
}

/** A tree with a snippet merged in, and the reasons of what the snippet changed. */
export interface Merged {
  readonly tree: FdtTree;
  readonly reasons: ReadonlyMap<string, Reason>;
  readonly replaced: readonly Replaced[];
  readonly unread: readonly Unread[];
  readonly error?: SnippetError;
}

/**
 * Merges DTS text into a partial tree, as if it stood at the end of the tree's own source: `/ { … };` adds nodes and
 * overrides properties, and labels of the source (`&serial1 { … };`) and paths (`&{/passthrough/…}`) may be named.
 * What the text says wins. Where it cannot be compiled the tree stays as it is.
 */
export function mergeSnippet(tree: FdtTree, reasons: ReadonlyMap<string, Reason>, snippet: string): Merged {
  if (snippet.trim() === '') return { tree, reasons, replaced: [], unread: [] };
  const { text } = printDts(tree, partialLayout(writeFdt(tree)));
  const before = text.split('\n').length;
  const body = snippet.replace(/^(\s*)\/dts-v1\/[ \t]*;/, '$1');
  try {
    const merged = parsePlacedDts(`${text}\n${body}\n`);
    const changed = new Map(reasons);
    explain(tree.root, merged.tree.root, '', changed);
    const lineIn: PlacedDts['lineOf'] = (path, property) => {
      const line = (merged.lineOf(path, property) ?? 0) - before;
      return line > 0 ? line : undefined;
    };
    return {
      tree: merged.tree,
      reasons: changed,
      replaced: [...replacedIn(tree.root, merged.tree.root, '', lineIn)],
      unread: [...unreadIn(merged.tree.root, lineIn)],
    };
  } catch (error) {
    if (!(error instanceof DtsError)) throw error;
    return { tree, reasons, replaced: [], unread: [], error: inSnippet(error, before, body) };
  }
}

/** The error where the user sees it: trouble that shows in the generated text was made by the snippet all the same. */
function inSnippet({ line, message }: DtsError, before: number, body: string): SnippetError {
  if (line > before) return { line: Math.min(line - before, body.split('\n').length), message };
  return { line: 1, message: `${message} The generated tree needs what is changed or removed here.` };
}

/** The reason of what the user has written. */
export const TYPED: Reason = { why: 'From the own nodes that the plan holds for this domain.' };

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
    explain(childOf(before, child.name), child, `${path}/${child.name}`, reasons);
  }
}

/** What was generated and is now another thing, or gone; only where a line of the snippet says so. */
function* replacedIn(
  before: FdtNode,
  after: FdtNode,
  path: string,
  lineIn: PlacedDts['lineOf'],
): Generator<Replaced> {
  const key = path === '' ? '/' : path;
  for (const { name, value } of before.properties) {
    const now = after.properties.find((property) => property.name === name);
    if (now !== undefined && sameBytes(now.value, value)) continue;
    const line = lineIn(key, name);
    if (line !== undefined) yield { path: key, property: name, removed: now === undefined, line };
  }
  for (const child of before.children) {
    const below = `${path}/${child.name}`;
    const now = childOf(after, child.name);
    const line = lineIn(below);
    if (now !== undefined) yield* replacedIn(child, now, below, lineIn);
    else if (line !== undefined) yield { path: below, removed: true, line };
  }
}

/** What Xen and libxl read of a partial tree: these nodes below the root (of `/gic` its phandle). */
const READ: ReadonlySet<string> = new Set(['passthrough', 'aliases', 'gic']);

/** Nodes and properties that the snippet puts at the root, and that no guest gets. */
function* unreadIn(root: FdtNode, lineIn: PlacedDts['lineOf']): Generator<Unread> {
  for (const { name } of root.properties) {
    const line = lineIn('/', name);
    if (line !== undefined && !/^#(?:address|size)-cells$/.test(name))
      yield { path: '/', property: name, line };
  }
  for (const { name } of root.children) {
    const line = lineIn(`/${name}`);
    if (line !== undefined && !READ.has(name)) yield { path: `/${name}`, line };
  }
}

const childOf = (node: FdtNode | undefined, name: string): FdtNode | undefined =>
  node?.children.find((child) => child.name === name);
