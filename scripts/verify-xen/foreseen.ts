/** Refusals as our port of Xen's and xl's checks foresees them, held against what Xen and xl really say. */
import type { Refusal } from '../../src/core/checks/accept.ts';
import type { Row } from './table.ts';

/** The line of a text that has the words of a refusal; `…` in them stands for numbers that only a running Xen knows. */
function lineWith(text: string, { message }: Refusal): string | undefined {
  const parts = message.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const words = new RegExp(parts.join('\\d+'));
  return text
    .split('\n')
    .find((line) => words.test(line))
    ?.replace('(XEN) ', '')
    .trim();
}

/** Whether it was refused, and in the foreseen words. */
export function judgeRefusal(
  foreseen: readonly Refusal[],
  refused: boolean,
  text: string,
): Pick<Row, 'answer' | 'passed'> {
  const [first] = foreseen;
  if (first === undefined) return { answer: 'no refusal is foreseen', passed: false };
  for (const refusal of foreseen) {
    const line = lineWith(text, refusal);
    if (refused && line !== undefined) return { answer: `refused as foreseen: ${line}`, passed: true };
  }
  return { answer: `${refused ? 'refused' : 'not refused'}, and not with: ${first.message}`, passed: false };
}
