import type { Trouble } from '../../store/problems.ts';
import { SeverityMark } from '../parts/SeverityMark.tsx';
import { texts } from './strings.ts';

/** The open errors, or where there are none the open warnings, that are dealt with behind a tab. */
export function TroubleMark({ trouble: { error, warning } }: { trouble: Trouble }) {
  if (error === 0 && warning === 0) return null;
  const [severity, number] = error > 0 ? (['error', error] as const) : (['warning', warning] as const);
  const words = error > 0 ? texts.openErrors(error) : texts.openWarnings(warning);
  return (
    <span role="img" aria-label={words} title={words}>
      <SeverityMark small severity={severity} word={String(number)} />
    </span>
  );
}
