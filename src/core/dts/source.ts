import { DtsError, type DtsPosition } from './error.ts';

/** What a preprocessor leaves behind to say where the next line comes from. */
export const LINE_DIRECTIVE = /#(?:line)?[ \t]+(\d+)[ \t]+"((?:[^\\"\n]|\\.){0,4096})"(?:[ \t]+\d+)*/y;

/** Messages quote the text, and what is quoted may be long. */
const MAX_MESSAGE = 300;

/** A text that is being read: the one given, or one that it includes. */
export interface Source {
  /** Undefined for the text given. */
  readonly file: string | undefined;
  readonly text: string;
}

/** A place in a source: an offset in UTF-16 units. */
export interface Place {
  readonly source: Source;
  readonly offset: number;
}

/** Throws a {@link DtsError} for a place. */
export function fail(place: Place, message: string, more?: { expected?: string; missing?: string }): never {
  const told = message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message;
  throw new DtsError(positionOf(place), told, more);
}

/** Line and column of a place; computed only where an error is told, so reading costs nothing for it. */
export function positionOf({ source, offset }: Place): DtsPosition {
  let line = 1;
  let lineStart = 0;
  let origin: { file: string; line: number; at: number } | undefined;
  for (;;) {
    LINE_DIRECTIVE.lastIndex = lineStart;
    const directive = LINE_DIRECTIVE.exec(source.text);
    if (directive) origin = { file: directive[2]!, line: Number(directive[1]), at: line };
    const end = source.text.indexOf('\n', lineStart);
    if (end < 0 || end >= offset) break;
    lineStart = end + 1;
    line++;
  }
  return {
    ...(source.file === undefined ? {} : { file: source.file }),
    offset,
    line,
    column: offset - lineStart + 1,
    ...(origin ? { origin: { file: origin.file, line: origin.line + (line - origin.at - 1) } } : {}),
  };
}
