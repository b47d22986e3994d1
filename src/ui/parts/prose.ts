/** A run of a sentence: words, or something that could be pasted. */
export interface Run {
  readonly text: string;
  readonly code: boolean;
  /** The node path that `text` stands for. */
  readonly path?: string;
}

const CODE =
  /(?<![\w/])\/(?:[\w,.+#?-]+(?:@[\w,.+-]*[\w+-])?\/)*[\w,.+#?-]*(?:@[\w,.+-]*\w|\w)|[\w,+-]+@[\da-f][\da-f,]*(?!\w|\.\w)|\b0x[\da-f]+\b|`[^`]+`/gi;

/** Splits a message into words and identifiers; a path may be cut to the name of its node. */
export function proseRuns(text: string, short: boolean): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(CODE)) {
    if (match.index > end) runs.push({ text: text.slice(end, match.index), code: false });
    const found = match[0].replaceAll('`', '');
    if (found.startsWith('/')) {
      const name = found.slice(found.lastIndexOf('/') + 1);
      runs.push({ text: short ? name : found, code: true, path: found });
    } else {
      runs.push({ text: found, code: true });
    }
    end = match.index + match[0].length;
  }
  if (end < text.length) runs.push({ text: text.slice(end), code: false });
  return runs;
}
