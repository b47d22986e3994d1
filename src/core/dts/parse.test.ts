import { describe, expect, test } from 'vitest';
import { writeFdt } from '../fdt/write.ts';
import { encodeUtf8 } from '../platform.ts';
import { dtc, hasDtc } from '../testing/dtc.ts';
import { SOUND_TEXTS, UNSOUND_TEXTS } from '../testing/dts-texts.ts';
import { DtsError } from './error.ts';
import { type DtsOptions, parseDts } from './parse.ts';

const shown = (text: string, options?: DtsOptions) => {
  const lines: string[] = [];
  const show = (node: ReturnType<typeof parseDts>['root'], path: string): void => {
    for (const { name, value } of node.properties)
      lines.push(`${path}:${name}=${Buffer.from(value).toString('hex')}`);
    for (const child of node.children) show(child, `${path}/${child.name}`);
  };
  show(parseDts(text, options).root, '');
  return lines;
};

function refusal(text: string, options?: DtsOptions): DtsError {
  try {
    parseDts(text, options);
  } catch (error) {
    if (error instanceof DtsError) return error;
    throw error;
  }
  throw new Error('the text was accepted');
}

describe.skipIf(!hasDtc)('dtc agrees', () => {
  test.each(Object.entries(SOUND_TEXTS))('on %s', (_, text) => {
    expect(writeFdt(parseDts(text))).toEqual(dtc(['-I', 'dts', '-O', 'dtb'], text));
    expect(writeFdt(parseDts(text, { symbols: true }))).toEqual(dtc(['-@', '-I', 'dts', '-O', 'dtb'], text));
  });

  test.each(Object.entries(UNSOUND_TEXTS))('on refusing %s', (_, { text }) => {
    expect(() => dtc(['-I', 'dts', '-O', 'dtb'], text)).toThrow();
  });
});

test.each(Object.entries(UNSOUND_TEXTS))(
  '%s is refused where it stands',
  (_, { text, line, column, message }) => {
    const error = refusal(text);
    expect(error.message).toMatch(message);
    expect([error.line, error.column]).toEqual([line, column]);
  },
);

test('phandles are given out from 1 on as references ask, leaving out those that are taken', () => {
  expect(shown('/dts-v1/; / { x = <&b &a>; a: a { }; b: b { }; c { phandle = <1>; }; };')).toEqual([
    ':x=0000000200000003',
    '/a:phandle=00000003',
    '/b:phandle=00000002',
    '/c:phandle=00000001',
  ]);
});

test('an overlay says which of its cells wait for the base tree and which hold its own phandles', () => {
  expect(shown('/dts-v1/; /plugin/; &uart { a = <7 &clk &own>; own: b { }; };')).toEqual([
    '/fragment@0:target=ffffffff',
    '/fragment@0/__overlay__:a=00000007ffffffff00000001',
    '/fragment@0/__overlay__/b:phandle=00000001',
    `/__fixups__:uart=${Buffer.from('/fragment@0:target:0\0').toString('hex')}`,
    `/__fixups__:clk=${Buffer.from('/fragment@0/__overlay__:a:4\0').toString('hex')}`,
    '/__local_fixups__/fragment@0/__overlay__:a=00000008',
  ]);
});

test('an error tells what was expected, and the place a preprocessor names', () => {
  const error = refusal('# 1 "board.dts"\n/dts-v1/;\n# 40 "soc.dtsi" 1\n/ {\n\n  a = <1>;; };');
  expect(error).toMatchObject({
    line: 6,
    column: 11,
    expected: "name or '}'",
    origin: { file: 'soc.dtsi', line: 42 },
  });
});

test('inclusions take the text that was given', () => {
  const files = new Map([
    ['soc.dtsi', encodeUtf8('/ { soc: soc { /include/ "part.dtsi" }; };')],
    ['part.dtsi', encodeUtf8('a = <1>;')],
    ['blob.bin', Uint8Array.of(1, 2, 3, 4, 5)],
  ]);
  const text =
    '/dts-v1/;\n#include "soc.dtsi"\n&soc { b = /incbin/("blob.bin"), /incbin/("blob.bin", 1, 2); };';
  expect(shown(text, { files })).toEqual(['/soc:a=00000001', '/soc:b=01020304050203']);
});

test.each([
  ['/dts-v1/;\n#include "soc.dtsi"', 'soc.dtsi'],
  ['/dts-v1/;\n #include "soc.dtsi"', 'soc.dtsi'],
  ['/dts-v1/;\n#include <dt-bindings/gpio.h>', 'dt-bindings/gpio.h'],
  ['/dts-v1/;\n/include/ "soc.dtsi"', 'soc.dtsi'],
  ['/dts-v1/;\n/ { a = /incbin/("logo.bin"); };', 'logo.bin'],
])('an inclusion of a file that is not at hand names it: %j', (text, missing) => {
  expect(refusal(text)).toMatchObject({ line: 2, missing });
});

test('an error in an included file names that file', () => {
  const files = new Map([['soc.dtsi', encodeUtf8('/ {\n  a = <b>;\n};')]]);
  expect(refusal('/dts-v1/;\n/include/ "soc.dtsi"', { files })).toMatchObject({
    file: 'soc.dtsi',
    line: 2,
    column: 8,
  });
});

test('hostile texts are refused, not suffered', () => {
  const loop = new Map([['a', encodeUtf8('/include/ "a"')]]);
  expect(refusal('/dts-v1/; /include/ "a"', { files: loop }).message).toMatch(/include each other/);
  expect(refusal(`/dts-v1/; / ${'{ a '.repeat(100_000)}`).message).toMatch(/nested/);
  for (const opening of ['(', '-', '1 ? (', '!(', '1 ? 1 : ']) {
    expect(refusal(`/dts-v1/; / { a = <(${opening.repeat(100_000)}`).message).toMatch(/nested/);
  }
  expect(refusal(`/dts-v1/; / { a = <${'9'.repeat(1_000_000)}>; };`).message).toMatch(/64 bits/);
  const many = (count: number, make: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => make(i)).join('');
  expect(refusal(`/dts-v1/; / { ${many(300_000, (i) => `n${i}{};`)} };`).message).toMatch(/262144 nodes/);
  expect(refusal(`/dts-v1/; / { ${many(300, (i) => `l${i}:`)} n { }; };`).message).toMatch(/256 labels/);
  expect(refusal(`/dts-v1/; / { n: n { }; };${many(300, (i) => `l${i}: &n { };`)}`).message).toMatch(
    /256 labels/,
  );
  const deep = `${many(60, () => `${'b'.repeat(250)} { `)} n: n { }; ${'};'.repeat(60)}`;
  expect(refusal(`/dts-v1/; / { x = ${'&n, '.repeat(2000)} ""; ${deep} };`).message).toMatch(
    /16777216 bytes/,
  );
  const big = new Map([
    ['big', new Uint8Array(1 << 20)],
    ['two', encodeUtf8('/include/ "one" /include/ "one"')],
    ['one', encodeUtf8('/* */')],
  ]);
  expect(
    refusal(`/dts-v1/; / { x = ${'/incbin/("big"), '.repeat(20)} ""; };`, { files: big }).message,
  ).toMatch(/16777216 bytes/);
  expect(refusal(`/dts-v1/; ${'/include/ "two" '.repeat(500)}`, { files: big }).message).toMatch(
    /1000 files/,
  );
  const long = 'x'.repeat(4_000_000);
  expect(parseDts(`/dts-v1/; / { a = "${long}"; };`).root.properties[0]!.value.length).toBe(long.length + 1);
});
