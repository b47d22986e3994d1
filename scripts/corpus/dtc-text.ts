/** An independent reading of what `dtc -O dts` prints: lines and regular expressions, nothing of our own parsers. */
import { execFileSync } from 'node:child_process';

export interface TextNode {
  /** Empty for the root. */
  readonly path: string;
  readonly parent: TextNode | undefined;
  readonly children: TextNode[];
  /** The text after the equals sign, empty where there is none. */
  readonly properties: Map<string, string>;
}

/** The source of a blob by dtc. */
export const sourceByDtc = (file: string): string =>
  execFileSync('dtc', ['-q', '-I', 'dtb', '-O', 'dts', file], { encoding: 'utf8', maxBuffer: 1 << 28 });

/** One entry for each line that opens a node, in document order. */
export function readNodes(source: string): TextNode[] {
  const nodes: TextNode[] = [];
  let at: TextNode | undefined;
  for (const line of source.split('\n')) {
    const opened = /^\s*(?:[A-Za-z_]\w*:\s*)*(\S+)\s*\{$/.exec(line)?.[1];
    if (opened !== undefined) {
      const path = at === undefined ? '' : `${at.path}/${opened}`;
      const node: TextNode = { path, parent: at, children: [], properties: new Map() };
      at?.children.push(node);
      nodes.push(node);
      at = node;
      continue;
    }
    if (/^\s*\};$/.test(line)) {
      at = at?.parent;
      continue;
    }
    const [, name, value = ''] = /^\s*([^\s=;]+)(?: = (.*))?;$/.exec(line) ?? [];
    if (name !== undefined) at?.properties.set(name, value);
  }
  return nodes;
}

export const cellsOf = ({ properties }: TextNode, name: string): number[] =>
  [...(properties.get(name) ?? '').matchAll(/<([^>]*)>/g)].flatMap(([, cells]) =>
    cells!.split(/\s+/).filter(Boolean).map(Number),
  );

/** The strings of a list of strings; dtc writes NUL between them as `\0`. */
export const stringsOf = ({ properties }: TextNode, name: string): string[] =>
  [...(properties.get(name) ?? '').matchAll(/"((?:[^"\\]|\\.)*)"/g)].flatMap(([, text]) =>
    text!.split('\\0'),
  );
