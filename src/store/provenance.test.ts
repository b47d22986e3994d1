import { describe, expect, it } from 'vitest';
import type { NodePath } from '../core/base/brand.ts';
import type { Provenance } from '../core/contract.ts';
import { explain, filesOf, linesOf, provenanceAt } from './provenance.ts';

const uart = '/soc/serial@1000' as NodePath;
const lines: Provenance[] = [
  { from: 3, to: 12, why: 'the node', path: uart },
  { from: 5, to: 5, why: 'its registers', path: uart, property: 'reg', source: 'domain_build.c:handle_prop' },
  { from: 20, to: 20, why: 'the clock', path: '/clk' as NodePath },
  { from: 13, to: 14, why: 'its pages', path: uart },
  { from: 30, to: 30, why: 'its interrupt', path: uart },
];

describe('provenance of lines', () => {
  it('prefers the narrowest statement', () => {
    expect(provenanceAt(lines, 5)?.why).toBe('its registers');
    expect(provenanceAt(lines, 6)?.why).toBe('the node');
    expect(provenanceAt(lines, 15)).toBeUndefined();
  });

  it('joins neighbouring and nested ranges of a node', () => {
    expect(linesOf(lines, uart)).toEqual([
      { from: 3, to: 14 },
      { from: 30, to: 30 },
    ]);
  });

  it('lists only files with lines of the node', () => {
    const bytes = new Uint8Array();
    const files = [
      { name: 'a/dom.cfg', bytes, lines },
      { name: 'a/passthrough.dtb', bytes },
      { name: 'b/dom.cfg', bytes, lines: [lines[2]!] },
    ];
    expect(filesOf(files, uart).map(({ file }) => file)).toEqual(['a/dom.cfg']);
  });

  it('says what a line was read from, property included', () => {
    expect(explain(lines[1]!)).toEqual({
      why: 'its registers',
      from: '/soc/serial@1000 reg',
      source: 'domain_build.c:handle_prop',
    });
    expect(explain({ from: 1, to: 1, why: 'a heading' })).toEqual({ why: 'a heading' });
  });
});
