import { describe, expect, test } from 'vitest';
import { begin, blob, cell, end, endNode, nop, type Oddities, prop, propAt, raw } from '../testing/blob.ts';
import { dts } from '../testing/dts.ts';
import { FdtError, type FdtErrorCode, type FdtLimits, parseFdt } from './index.ts';

const tiny = [begin(), prop('model', 'acme\0'), endNode, end];
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

function refusal(bytes: Uint8Array, limits?: Partial<FdtLimits>): { code: FdtErrorCode; offset: number } {
  try {
    parseFdt(bytes, limits);
  } catch (error) {
    if (error instanceof FdtError) return { code: error.code, offset: error.offset };
    throw error;
  }
  throw new Error('the blob was read');
}

describe('what dtc compiles is read', () => {
  test('nodes, properties, reservations and the boot CPU', () => {
    const tree = parseFdt(dts`
      /memreserve/ 0x80000000 0x10000;
      / {
        model = "Acme";
        empty;
        soc { uart@1000 { reg = <0x1000 0x100>; }; };
        last { };
      };
    `);
    expect(tree).toEqual({
      reservations: [{ address: 0x80000000n, size: 0x10000n }],
      bootCpu: 0,
      root: {
        name: '',
        properties: [
          { name: 'model', value: bytesOf('Acme\0') },
          { name: 'empty', value: new Uint8Array() },
        ],
        children: [
          {
            name: 'soc',
            properties: [],
            children: [
              {
                name: 'uart@1000',
                properties: [{ name: 'reg', value: Uint8Array.of(0, 0, 0x10, 0, 0, 0, 1, 0) }],
                children: [],
              },
            ],
          },
          { name: 'last', properties: [], children: [] },
        ],
      },
    });
  });
});

describe('what is odd but sound is read', () => {
  const sound: Record<string, [Parameters<typeof blob>[0], Oddities]> = {
    'version 16, which has no structure size': [tiny, { version: 16 }],
    'version 18 that readers of version 17 may read': [tiny, { version: 18, lastCompatibleVersion: 17 }],
    'compatible back to version 2': [tiny, { lastCompatibleVersion: 2 }],
    'an unaligned strings block': [tiny, { order: ['reservations', 'structure', 'strings'], gap: 1 }],
    'blocks in another order': [tiny, { order: ['strings', 'structure', 'reservations'] }],
    'slack after the last block': [tiny, { slack: 100 }],
    'NOP between all tokens': [[nop, begin(), nop, nop, prop('model', 'acme\0'), nop, endNode, nop, end], {}],
    'words after the end of the tree': [[...tiny, cell(0x1234)], {}],
    'a reservation of size zero as terminator': [tiny, { reservations: [0, 7, 0, 0] }],
    'a reservation block inside the strings block': [
      tiny,
      { strings: '\0'.repeat(16), reservationsOffset: 92 },
    ],
  };
  for (const [what, [pieces, odd]] of Object.entries(sound)) {
    test(what, () => {
      expect(parseFdt(blob(pieces, odd))).toEqual({
        reservations: [],
        bootCpu: 0,
        root: { name: '', properties: [{ name: 'model', value: bytesOf('acme\0') }], children: [] },
      });
    });
  }

  test('bytes behind the total size are not looked at', () => {
    const padded = new Uint8Array(1000).fill(0xff);
    padded.set(blob(tiny));
    expect(parseFdt(padded)).toEqual(parseFdt(blob(tiny)));
  });

  test('a blob in the middle of a buffer', () => {
    const buffer = new Uint8Array(1000);
    buffer.set(blob(tiny, { reservations: [0, 1, 0, 2, 0, 0, 0, 0] }), 123);
    const tree = parseFdt(buffer.subarray(123));
    expect(tree.reservations).toEqual([{ address: 1n, size: 2n }]);
    expect(tree.root.properties[0]).toEqual({ name: 'model', value: bytesOf('acme\0') });
  });

  test('duplicate and empty names of nodes and properties stay as they are', () => {
    const twins = [begin('twin'), endNode, begin('twin'), endNode, begin(), endNode];
    const { root } = parseFdt(
      blob([begin(), prop('a', '1'), prop('a', '2'), prop(''), ...twins, endNode, end]),
    );
    expect(root.properties.map(({ name, value }) => [name, value.length])).toEqual([
      ['a', 1],
      ['a', 1],
      ['', 0],
    ]);
    expect(root.children.map(({ name }) => name)).toEqual(['twin', 'twin', '']);
  });

  test('every byte but NUL in a name becomes the character of the same number', () => {
    const name = String.fromCharCode(...Array.from({ length: 255 }, (_, i) => i + 1));
    const { root } = parseFdt(blob([begin(), prop(name), begin(name), endNode, endNode, end]));
    expect(root.properties[0]!.name).toBe(name);
    expect(root.children[0]!.name).toBe(name);
  });

  test('the tail of one property name is another', () => {
    const { root } = parseFdt(blob([begin(), prop('#size-cells'), propAt(6), propAt(11), endNode, end]));
    expect(root.properties.map(({ name }) => name)).toEqual(['#size-cells', 'cells', '']);
  });
});

describe('what is broken is refused, by code and offset', () => {
  const deep = [...Array.from({ length: 65 }, () => begin()), ...Array.from({ length: 65 }, () => endNode)];
  const sized = (size: number): Uint8Array => blob(tiny).subarray(0, size);
  const at = 40 + 16;
  const unpadded = blob([begin(), cell(3), cell(1), cell(0), raw(1)], {
    order: ['reservations', 'strings', 'structure'],
    strings: 'a\0',
  });
  const refused: [string, Uint8Array, FdtErrorCode, number][] = [
    ['no bytes', new Uint8Array(), 'empty', 0],
    ['three bytes', sized(3), 'bad-magic', 0],
    ['another magic', blob(tiny, { magic: 0xedfe0dd0 }), 'bad-magic', 0],
    ['a cut header', sized(20), 'truncated', 20],
    ['a header cut before its last field', sized(39), 'truncated', 39],
    ['a cut file', sized(90), 'truncated', 90],
    ['version 3', blob(tiny, { version: 3, lastCompatibleVersion: 2 }), 'bad-version', 20],
    [
      'a version for newer readers',
      blob(tiny, { version: 18, lastCompatibleVersion: 18 }),
      'bad-version',
      20,
    ],
    ['compatible with itself not', blob(tiny, { version: 16, lastCompatibleVersion: 17 }), 'bad-version', 20],
    ['4 GiB announced', blob(tiny, { totalsize: 0xffffffff }), 'too-large', 4],
    ['a total size below the header', blob(tiny, { totalsize: 39 }), 'bad-layout', 4],
    ['a structure block inside the header', blob(tiny, { structureOffset: 36 }), 'bad-layout', 8],
    ['a structure block behind the end', blob(tiny, { structureOffset: 0xfffffff0 }), 'bad-layout', 8],
    ['a structure block past the end', blob(tiny, { structureSize: 0x7fffffff }), 'bad-layout', 8],
    ['an unaligned structure block', blob(tiny, { structureOffset: at + 2 }), 'bad-layout', 8],
    ['a strings block inside the header', blob(tiny, { stringsOffset: 8 }), 'bad-layout', 12],
    ['a strings block past the end', blob(tiny, { stringsSize: 7 }), 'bad-layout', 12],
    ['a reservation block inside the header', blob(tiny, { reservationsOffset: 8 }), 'bad-layout', 16],
    ['a reservation block past the end', blob(tiny, { reservationsOffset: 96 }), 'bad-layout', 16],
    [
      'reservations without an end',
      blob(tiny, { order: ['structure', 'strings', 'reservations'], reservations: [0, 1, 0, 1] }),
      'bad-reservations',
      84,
    ],
    ['no structure at all', blob([]), 'bad-structure', at],
    ['no root', blob([end]), 'bad-structure', at],
    ['two roots', blob([begin(), endNode, begin(), endNode, end]), 'bad-structure', at + 12],
    ['a root with a name', blob([begin('soc'), endNode, end]), 'bad-structure', at + 4],
    ['a property before the root', blob([prop('a'), begin(), endNode, end]), 'bad-structure', at],
    ['a property behind the root', blob([begin(), endNode, prop('a'), end]), 'bad-structure', at + 12],
    [
      'a property behind a child',
      blob([begin(), begin('x'), endNode, prop('a'), endNode, end]),
      'property-after-child',
      at + 20,
    ],
    ['one end too many', blob([begin(), endNode, endNode, end]), 'bad-structure', at + 12],
    ['one end too few', blob([begin(), begin(), endNode, end]), 'bad-structure', at + 20],
    ['no end of the tree', blob([begin(), endNode]), 'bad-structure', at + 12],
    ['nothing but openings', blob([begin(), begin(), begin()]), 'bad-structure', at + 16],
    ['an unknown token', blob([begin(), cell(5), endNode, end]), 'bad-structure', at + 8],
    ['a token cut in the middle', blob([begin(), endNode, raw(0, 0)]), 'bad-structure', at + 12],
    ['a node name without end', blob([begin(), cell(1), cell(0x61616161)]), 'bad-structure', at + 12],
    ['a property header cut', blob([begin(), cell(3), cell(0)]), 'bad-structure', at + 8],
    ['a value longer than the block', blob([begin(), cell(3), cell(5), cell(0)]), 'bad-structure', at + 8],
    ['a value without padding at the very end', unpadded, 'bad-structure', unpadded.length],
    ['a value one byte too long', blob([begin(), cell(3), cell(1), cell(0)]), 'bad-structure', at + 8],
    ['a value of 4 GiB', blob([begin(), cell(3), cell(0xffffffff), cell(0)]), 'bad-structure', at + 8],
    [
      'a property name outside of the strings block',
      blob([begin(), propAt(4), endNode, end], { strings: 'abc\0' }),
      'bad-name',
      at + 16,
    ],
    [
      'a property name without end',
      blob([begin(), propAt(1), endNode, end], { strings: 'abc' }),
      'bad-name',
      at + 28 + 1,
    ],
    ['65 levels', blob([...deep, end]), 'too-deep', at + 64 * 8],
    ['a node name of 256 bytes', blob([begin(), begin('x'.repeat(256))]), 'name-too-long', at + 12],
    [
      'a property name of 256 bytes',
      blob([begin(), prop('x'.repeat(256)), endNode, end]),
      'name-too-long',
      at + 28,
    ],
  ];
  for (const [what, bytes, code, offset] of refused) {
    test(what, () => expect(refusal(bytes)).toEqual({ code, offset }));
  }

  test('a message says what was found', () => {
    expect(() => parseFdt(blob([begin(), cell(5), endNode, end]))).toThrow('0x00000005 is no token');
  });
});

describe('limits are the caller’s to set', () => {
  const wide = blob([
    begin(),
    prop('a', '1234'),
    prop('b'),
    begin('x'),
    endNode,
    begin('y'),
    endNode,
    endNode,
    end,
  ]);
  const cases: [Partial<FdtLimits>, FdtErrorCode][] = [
    [{ totalsize: wide.length - 1 }, 'too-large'],
    [{ depth: 1 }, 'too-deep'],
    [{ nodes: 2 }, 'too-many-nodes'],
    [{ properties: 1 }, 'too-many-properties'],
    [{ valueLength: 3 }, 'value-too-long'],
    [{ nameLength: 0 }, 'name-too-long'],
    [{ propertyNames: 1 }, 'too-many-names'],
    [{ pathLengths: 3 }, 'paths-too-long'],
  ];
  for (const [limits, code] of cases) {
    test(code, () => expect(refusal(wide, limits).code).toBe(code));
  }

  test('a blob right at its limits is read', () => {
    const exact = {
      totalsize: wide.length,
      depth: 2,
      nodes: 3,
      properties: 2,
      valueLength: 4,
      nameLength: 1,
      propertyNames: 2,
      pathLengths: 4,
    };
    expect(parseFdt(wide, exact)).toEqual(parseFdt(wide));
  });
});
