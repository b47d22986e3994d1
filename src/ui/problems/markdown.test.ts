import { describe, expect, it } from 'vitest';
import { readBlocks, readSpans } from './markdown.ts';

describe('our Markdown', () => {
  it('tells headings, paragraphs, lists and code apart', () => {
    const page =
      '# Title\n\nOne line\nand more.\n\n- first\n  goes on\n- second\n\n```dts\na = <1>;\n\n- b;\n```\nEnd';
    expect(readBlocks(page)).toEqual([
      { kind: 'heading', text: 'Title' },
      { kind: 'paragraph', text: 'One line and more.' },
      { kind: 'list', items: ['first goes on', 'second'] },
      { kind: 'code', text: 'a = <1>;\n\n- b;' },
      { kind: 'paragraph', text: 'End' },
    ]);
  });

  it('reads marks inside of a line, and leaves lone stars alone', () => {
    expect(readSpans('**Why.** Set `a*b` on *it*, see [page](x.md): 2 * 3')).toEqual([
      { kind: 'strong', text: 'Why.' },
      { kind: 'text', text: ' Set ' },
      { kind: 'code', text: 'a*b' },
      { kind: 'text', text: ' on ' },
      { kind: 'emphasis', text: 'it' },
      { kind: 'text', text: ', see ' },
      { kind: 'text', text: 'page' },
      { kind: 'text', text: ': 2 * 3' },
    ]);
  });

  it('survives a fence that never closes', () => {
    expect(readBlocks('```\nx')).toEqual([{ kind: 'code', text: 'x' }]);
  });
});
