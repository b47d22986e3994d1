import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { begin, blob, cell, end, endNode, nop, type Oddities, prop, propAt, raw } from '../testing/blob.ts';
import { dtc, hasDtc } from '../testing/dtc.ts';
import { anyTree } from '../testing/trees.ts';
import { CANONICAL_LAYOUT, type FdtTree, parseFdt, parseFdtWithLayout, writeFdt } from './index.ts';

const board = `/dts-v1/;
  /memreserve/ 0x80000000 0x10000;
  / {
    size-cells = <1>;
    #size-cells = <2>;
    cells;
    model = "Acme";
    odd = [01 02 03];
    uart@1000 { reg = <0x1000>; clock-names = "bus"; };
    timer { names; s; };
  };`;

describe('without a layout', () => {
  test.runIf(hasDtc)('bytes are those of dtc: tails share a string only with an earlier one', () => {
    const expected = dtc(['-I', 'dts', '-O', 'dtb'], board);
    expect(writeFdt(parseFdt(expected))).toEqual(expected);
  });

  test('any tree comes back', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        expect(parseFdt(writeFdt(tree))).toEqual(tree);
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  test('a name that no blob can hold is our mistake', () => {
    const named = (name: string): FdtTree => ({
      reservations: [],
      bootCpu: 0,
      root: { name: '', properties: [], children: [{ name, properties: [], children: [] }] },
    });
    expect(() => writeFdt(named('a\0b'))).toThrow('NUL');
    expect(() => writeFdt(named('snow☃'))).toThrow('U+00FF');
    expect(() => writeFdt({ ...named('x'), root: named('x').root.children[0]! })).toThrow('root');
  });
});

const tiny = [begin(), prop('model', 'acme\0'), begin('x'), endNode, endNode, end];

describe('with the layout it was read with', () => {
  const kept: Record<string, [Parameters<typeof blob>[0], Oddities]> = {
    'version 16': [tiny, { version: 16 }],
    'version 18 for readers of version 17': [tiny, { version: 18, lastCompatibleVersion: 17, gap: 3 }],
    'compatible back to version 2': [tiny, { lastCompatibleVersion: 2 }],
    'boot CPU': [tiny, { bootCpu: 0x101 }],
    reservations: [tiny, { reservations: [0, 1, 0, 2, 3, 4, 5, 6, 0, 0, 0, 0] }],
    'the address of the terminator': [tiny, { reservations: [8, 9, 0, 0] }],
    'gaps and slack': [tiny, { gap: 13, slack: 998 }],
    'blocks in another order': [tiny, { order: ['strings', 'structure', 'reservations'], gap: 1 }],
    'names that nothing uses': [tiny, { strings: 'unused\0also\0' }],
    'a strings block without a last NUL': [[begin(), propAt(0), endNode, end], { strings: 'a\0bc' }],
    'no strings': [[begin(), endNode, end], {}],
    'names not shared, and a name with two places': [
      [begin(), propAt(0), propAt(2), propAt(0), propAt(4), endNode, end],
      { strings: 'a\0a\0xa\0' },
    ],
    NOP: [[nop, begin(), nop, nop, prop('a', 'x'), nop, endNode, nop, end], {}],
    'padding that is not zero': [
      [
        begin(),
        cell(1),
        raw(0x61, 0, 7, 8),
        cell(3),
        cell(1),
        cell(0),
        raw(1, 2, 3, 4),
        endNode,
        endNode,
        end,
      ],
      { strings: 'a\0' },
    ],
    'words behind the end of the tree': [[...tiny, cell(0x12345678)], {}],
  };
  for (const [what, [pieces, odd]] of Object.entries(kept)) {
    test(`${what}: the same bytes`, () => {
      const bytes = blob(pieces, odd);
      const { tree, layout } = parseFdtWithLayout(bytes);
      expect(layout).not.toBe(CANONICAL_LAYOUT);
      const expected = bytes.slice();
      const copy = structuredClone(tree);
      bytes.fill(0);
      expect(writeFdt(copy, layout)).toEqual(expected);
    });
  }

  const reg = (offset: number) => propAt(offset, '1');
  const filled = [cell(3), cell(1), cell(0), raw(1, 2, 3, 4)];
  const layouts: Record<string, Uint8Array> = {
    'NOP, gaps and another order': blob([nop, begin(), prop('reg', '1234'), nop, endNode, end], {
      strings: 'x#size-cells\0',
      order: ['strings', 'structure', 'reservations'],
      gap: 3,
      slack: 7,
    }),
    'a name with two places': blob([begin(), reg(0), reg(4), reg(4), endNode, end], {
      strings: 'reg\0reg\0',
    }),
    'a strings block without a last NUL': blob([begin(), reg(0), endNode, end], {
      strings: 'reg\0size-cells',
    }),
    'padding that is not zero': blob([begin(), ...filled, ...filled, ...filled, endNode, end], {
      strings: 'reg\0',
    }),
  };
  for (const [what, bytes] of Object.entries(layouts)) {
    test(`any tree comes back with a layout of ${what}`, () => {
      const { layout } = parseFdtWithLayout(bytes);
      fc.assert(
        fc.property(anyTree, (tree) => {
          expect(parseFdt(writeFdt(tree, layout))).toEqual(tree);
        }),
        { seed: 5, numRuns: 100 },
      );
    });
  }

  test('overlapping blocks have no layout to keep', () => {
    const overlapping = blob(tiny, { strings: '\0'.repeat(16), reservationsOffset: 104 });
    expect(parseFdtWithLayout(overlapping).layout).toBe(CANONICAL_LAYOUT);
  });
});

describe('an edited tree', () => {
  const bytes = blob(
    [begin(), nop, prop('model', 'acme\0'), begin('x'), prop('reg', '1234'), endNode, endNode, end],
    {
      strings: 'unused\0',
      order: ['structure', 'strings', 'reservations'],
      gap: 4,
      slack: 100,
      bootCpu: 2,
      version: 16,
    },
  );
  const { tree, layout } = parseFdtWithLayout(bytes);
  const model = {
    name: 'model',
    value: Uint8Array.from('longer than before\0', (char) => char.charCodeAt(0)),
  };
  const flag = (name: string) => ({ name, value: new Uint8Array() });
  const edited: FdtTree = {
    ...tree,
    root: { ...tree.root, properties: [model, flag('status'), flag('unused')] },
  };

  test.runIf(hasDtc)('is valid for dtc and says the same', () => {
    const written = writeFdt(edited, layout);
    expect(parseFdt(written)).toEqual(edited);
    expect(parseFdt(dtc(['-I', 'dtb', '-O', 'dtb'], written))).toEqual(edited);
  });

  test('keeps versions, order, gaps and names, and adds only the name that is not there', () => {
    const again = parseFdtWithLayout(writeFdt(edited, layout)).layout;
    expect(again.strings).toBe(`${layout.strings}status\0`);
    expect(again.version).toBe(16);
    expect(again.blocks.map(({ block, phase }) => [block, block === 'strings' || phase])).toEqual(
      layout.blocks.map(({ block, phase }) => [block, block === 'strings' || phase]),
    );
    expect(again.slack).toEqual(layout.slack);
    expect(again.oddTokens).toEqual(layout.oddTokens);
  });
});
