import type { Verdict } from '../../store/verdict.ts';
import { texts } from './strings.ts';

/** A verdict in words, the worst first: "1 conflict", "+4 must follow". */
export function verdictWords({ tone, must, conflicts, choices, refused }: Verdict): string {
  if (tone === 'blocked') return texts.verdict.blocked;
  const words = [
    conflicts > 0 && texts.verdict.conflicts(conflicts),
    must > 0 && texts.verdict.must(must),
    choices > 0 && texts.verdict.choices(choices),
    refused > 0 && texts.verdict.refused(refused),
  ].filter((word) => word !== false);
  return words.length === 0 ? texts.verdict.nothing : words.join(', ');
}
