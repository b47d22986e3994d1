import type { Verdict } from '../../store/verdict.ts';
import { SeverityMark } from './SeverityMark.tsx';
import { verdictWords } from './verdict-words.ts';

const SEVERITIES = { blocked: 'error', error: 'error', warning: 'warning', ok: 'ok' } as const;

/** A verdict as an icon and words. */
export const VerdictMark = ({ verdict }: { verdict: Verdict }) => (
  <SeverityMark severity={SEVERITIES[verdict.tone]} word={verdictWords(verdict)} />
);
