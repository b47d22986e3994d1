import type { Severity } from '../../core/contract.ts';
import type { LineRange } from '../../store/provenance.ts';
import styles from './CodePane.module.css';
import { monaco } from './monaco.ts';

/** Lines that a finding is about, and the words to print behind them. */
export interface LineProblem extends LineRange {
  readonly severity: Severity;
  readonly words: string;
}

const wholeLines = ({ from, to }: LineRange) => new monaco.Range(from, 1, to, 1);

export const linkedLines = (range: LineRange): monaco.editor.IModelDeltaDecoration => ({
  range: wholeLines(range),
  options: {
    isWholeLine: true,
    className: styles.linked!,
    marginClassName: styles.linkedMargin!,
    overviewRuler: { color: { id: 'focusBorder' }, position: monaco.editor.OverviewRulerLane.Right },
  },
});

const problemLines = (problem: LineProblem): monaco.editor.IModelDeltaDecoration => ({
  range: wholeLines(problem),
  options: {
    isWholeLine: true,
    className: styles[`${problem.severity}Line`]!,
    linesDecorationsClassName: `${styles.glyph} ${styles[`${problem.severity}Glyph`]}`,
  },
});

/** The words behind the last character of the line. */
function problemWords(
  { from, severity, words }: LineProblem,
  model: monaco.editor.ITextModel,
): monaco.editor.IModelDeltaDecoration {
  const end = model.getLineMaxColumn(from);
  return {
    range: new monaco.Range(from, end, from, end),
    options: {
      showIfCollapsed: true,
      after: {
        content: `    ${words}`,
        inlineClassName: styles[`${severity}Words`]!,
        cursorStops: monaco.editor.InjectedTextCursorStops.None,
      },
    },
  };
}

/** A problem as it shows in a text: its lines tinted and marked, and its words behind them. */
export const problemMarks = (
  problem: LineProblem,
  model: monaco.editor.ITextModel,
): monaco.editor.IModelDeltaDecoration[] => [problemLines(problem), problemWords(problem, model)];
