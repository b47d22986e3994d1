import { describe, expect, it } from 'vitest';
import { proseRuns } from './prose.ts';

const code = (text: string, short = false) =>
  proseRuns(text, short)
    .filter((run) => run.code)
    .map((run) => run.text);

describe('proseRuns', () => {
  it('finds paths, node names, numbers and quoted words', () => {
    expect(
      code('/axi/ethernet@ff0e0000 masters DMA, has no `iommus`, page 0xff0e0; see mmc@ff160000.'),
    ).toEqual(['/axi/ethernet@ff0e0000', 'iommus', '0xff0e0', 'mmc@ff160000']);
  });

  it('leaves prose alone', () => {
    expect(code('Clocks and/or resets: 3 of 4 are off. Write to me@example if unsure.')).toEqual([]);
  });

  it('keeps every character', () => {
    const text = 'Node /soc/a@1, then (/soc/b-2@f0000000,1) and / itself.';
    expect(
      proseRuns(text, false)
        .map((run) => run.text)
        .join(''),
    ).toBe(text);
  });

  it('cuts paths to names, and remembers them', () => {
    expect(proseRuns('/soc/serial@1000 is free', true)).toEqual([
      { text: 'serial@1000', code: true, path: '/soc/serial@1000' },
      { text: ' is free', code: false },
    ]);
  });
});
