import { describe, expect, test } from 'vitest';
import type { InputFile } from '../contract.ts';
import { parseDts } from '../dts/parse.ts';
import { parseFdt } from '../fdt/parse.ts';
import type { FdtNode } from '../fdt/tree.ts';
import { writeFdt } from '../fdt/write.ts';
import { encodeUtf8 } from '../platform.ts';
import { openFiles } from './open.ts';

const compile = (text: string, symbols = false): Uint8Array<ArrayBuffer> =>
  writeFdt(parseDts(`/dts-v1/; ${text}`, { symbols }));
const file = (name: string, bytes: Uint8Array | string): InputFile => ({
  name,
  bytes: typeof bytes === 'string' ? encodeUtf8(bytes) : bytes,
});
const join = (...parts: readonly (Uint8Array | number)[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'number' ? Array.from({ length: part }, () => 0x55) : [...part],
    ),
  );

const board = compile('/ { model = "ACME One"; soc: soc { a; }; };', true);
const other = compile('/ { compatible = "acme,two"; };');
const camera = compile('/plugin/; &soc { camera { }; };');
const display = compile('/plugin/; &soc { display { }; };');
const stray = compile('/plugin/; &nothing { };');

/** The host's paths, or the choices, or the code of the refusal. */
function outcome(...files: InputFile[]): unknown {
  const answer = openFiles(files);
  if ('code' in answer) return `${answer.code}: ${answer.message} | ${answer.hint}`;
  if ('choices' in answer)
    return [answer.container, ...answer.choices.map(({ name, detail }) => `${name}: ${detail}`)];
  return [answer.name, ...paths(parseFdt(answer.bytes).root)];
}
const paths = (node: FdtNode, path = ''): string[] =>
  node.children.flatMap((child) => [`${path}/${child.name}`, ...paths(child, `${path}/${child.name}`)]);

test('a blob is the host, byte for byte', () => {
  const padded = join(board, new Uint8Array(64));
  expect(openFiles([file('a.dtb', board)])).toEqual({ name: 'a.dtb', bytes: board });
  expect(openFiles([file('a.dtb', padded)])).toEqual({ name: 'a.dtb', bytes: padded });
});

test('overlays are put into the board they come with, in their order', () => {
  expect(outcome(file('cam.dtbo', camera), file('b.dtb', board), file('lcd.dtbo', display))).toEqual([
    'b.dtb + cam.dtbo + lcd.dtbo',
    '/soc',
    '/soc/display',
    '/soc/camera',
    '/__symbols__',
  ]);
  expect(outcome(file('b.dtb', board), file('x.dtbo', stray))).toMatch(
    /^overlay-unknown-label: x\.dtbo cannot be applied to b\.dtb: .*&nothing.* -@/,
  );
  expect(outcome(file('o.dtb', other), file('x.dtbo', camera))).toMatch(/^overlay-no-symbols: /);
});

test('overlays alone are no board', () => {
  expect(outcome(file('cam.dtbo', camera))).toMatch(
    /^overlay: cam\.dtbo is a device tree overlay.*Open the base board first/,
  );
  expect(outcome(file('cam.dtbo', camera), file('lcd.dtbo', display))).toMatch(
    /^overlay: All 2 device trees/,
  );
});

test('several boards are a choice', () => {
  expect(outcome(file('a.dtb', board), file('b.dtb', other))).toEqual([
    '2 files',
    'a.dtb: ACME One',
    'b.dtb: acme,two',
  ]);
  expect(outcome(file('dt.img', join(board, 8, other, 3)))).toEqual([
    'file with 2 device trees dt.img',
    'dt-1.dtb: ACME One',
    'dt-2.dtb: acme,two',
  ]);
});

describe('device tree source', () => {
  test('is compiled, with what it includes', () => {
    const soc = file('include/soc.dtsi', '/ { soc { uart { }; }; };');
    expect(outcome(file('b.dts', '/dts-v1/; / { a { }; };'))).toEqual(['b.dtb', '/a']);
    expect(outcome(soc, file('b.dts', '/dts-v1/;\n#include "soc.dtsi"\n'))).toEqual([
      'b.dtb',
      '/soc',
      '/soc/uart',
    ]);
  });

  test('of an overlay needs its board', () => {
    const text = '/dts-v1/;\n/plugin/;\n&soc { n { }; };';
    expect(outcome(file('o.dtso', text))).toMatch(/^overlay: /);
    expect(outcome(file('o.dtso', text), file('b.dtb', board))).toEqual([
      'b.dtb + o.dtb',
      '/soc',
      '/soc/n',
      '/__symbols__',
    ]);
  });

  test('is refused where it is wrong, or includes what is not there', () => {
    expect(openFiles([file('b.dts', '/dts-v1/;\n/ {\n  a = "\u00e9", <X>; };')])).toMatchObject({
      code: 'dts-syntax',
      offset: 27,
      message: expect.stringMatching(/^b\.dts, line 3, column 13: /),
    });
    expect(outcome(file('b.dts', '/dts-v1/;\n#include "soc.dtsi"\n'))).toMatch(
      /^dts-include: b\.dts, line 2, column 1: #include of soc\.dtsi.* \| Run it through the C preprocessor/,
    );
    expect(outcome(file('b.dts', '/dts-v1/; #include "a.h"'), file('a.h', '#define X 1'))).toMatch(
      /^dts-syntax: /,
    );
  });
});

describe('FIT images', () => {
  const imageOf = (image: string, size = 0, data: Uint8Array = new Uint8Array()) =>
    join(
      compile(
        `/ { images { kernel { type = "kernel"; data = [00]; }; fdt-1 { type = "flat_dt"; ${image} }; fdt-2 { type = "flat_dt"; data = [${Buffer.from(other).toString('hex')}]; }; }; configurations { }; };`,
      ),
      size,
      data,
    );

  test('offer their device trees by name, inside or outside of the tree', () => {
    expect(
      outcome(file('f.itb', imageOf(`description = "x"; data = [${Buffer.from(board).toString('hex')}];`))),
    ).toEqual(['FIT image f.itb', 'fdt-1.dtb: ACME One', 'fdt-2.dtb: acme,two']);
    const image = `data-size = <${board.length}>; data-offset = <8>;`;
    expect(outcome(file('f.itb', imageOf(image, 8 + (-imageOf(image).length & 3), board)))).toContain(
      'fdt-1.dtb: ACME One',
    );
    const position = imageOf('data-size = <1>; data-position = <1>;').length;
    expect(
      outcome(
        file('f.itb', imageOf(`data-size = <${board.length}>; data-position = <${position}>;`, 0, board)),
      ),
    ).toContain('fdt-1.dtb: ACME One');
  });

  test('that name one place over and over are read to a limit', () => {
    const image = (i: number) =>
      `i${i} { type = "flat_dt"; data-position = <0x20000>; data-size = <${board.length}>; };`;
    const text = `/ { images { ${Array.from({ length: 600 }, (_, i) => image(i)).join('')} }; };`;
    const head = compile(text);
    expect(outcome(file('f.itb', join(head, 0x20000 - head.length, board)))).toHaveLength(513);
  });

  test('leave out what is compressed or outside of the file, and say so where nothing is left', () => {
    expect(outcome(file('f.itb', imageOf('compression = "gzip"; data = [00];')))).toEqual(['fdt-2.dtb']);
    expect(outcome(file('f.itb', imageOf('data-size = <9>; data-position = <0x7fffffff>;')))).toEqual([
      'fdt-2.dtb',
    ]);
    expect(
      outcome(
        file(
          'f.itb',
          compile('/ { images { f { type = "flat_dt"; compression = "lzma"; data = [00]; }; }; };'),
        ),
      ),
    ).toMatch(/^fit: .*f \(lzma\)/);
    expect(outcome(file('f.itb', compile('/ { images { k { type = "kernel"; }; }; };')))).toMatch(
      /^fit: .* without a device tree/,
    );
  });
});

describe('Android tables of device trees', () => {
  const table = (...blobs: readonly Uint8Array[]): Uint8Array => {
    const start = 32 + 32 * blobs.length;
    const words = [0xd7b7ab1e, 0, 32, 32, blobs.length, 32, 2048, 0];
    let at = start;
    for (const [i, blob] of blobs.entries()) {
      words.push(blob.length, at, 7, i, 0, 0, 0, 0);
      at += blob.length;
    }
    const head = new Uint8Array(start);
    for (const [i, word] of words.entries()) new DataView(head.buffer).setUint32(i * 4, word);
    return join(head, ...blobs);
  };

  test('offer their boards', () => {
    expect(outcome(file('dtb.img', table(board, other)))).toEqual([
      'Android table of device trees dtb.img',
      'dtb-0.dtb: ACME One',
      'dtb-1.dtb: acme,two',
    ]);
  });

  test('with overlays are a choice of variants of the board that comes with them', () => {
    expect(outcome(file('dtbo.img', table(camera, stray, display)), file('b.dtb', board))).toEqual([
      '2 files',
      'b.dtb: ACME One',
      'b.dtb + dtbo-0.dtb: ACME One',
      'b.dtb + dtbo-2.dtb: ACME One',
    ]);
    expect(outcome(file('dtbo.img', table(camera, display)))).toMatch(/^overlay: /);
  });

  test('are refused where they are cut or hold nothing to read', () => {
    expect(outcome(file('dtbo.img', table(camera).subarray(0, 48)))).toMatch(
      /^android-table: .*announces 1 entries/,
    );
    expect(outcome(file('dtbo.img', table(camera).subarray(0, 80)))).toMatch(
      /^android-table: .*entry 0 at 64/,
    );
    expect(outcome(file('dtbo.img', table(encodeUtf8('x'.repeat(50)))))).toMatch(
      /^android-table: .*no device tree/,
    );
  });
});

test('a device tree behind or inside of something else is found', () => {
  const kernel = join(56, encodeUtf8('ARM\x64'), 100);
  expect(outcome(file('Image', join(kernel, board)))).toEqual(['Image-1.dtb', '/soc', '/__symbols__']);
  expect(outcome(file('Image.gz-dtb', join(Uint8Array.of(0x1f, 0x8b), 77, board, other)))).toEqual([
    'file with device trees inside Image.gz-dtb',
    'Image-1.dtb: ACME One',
    'Image-2.dtb: acme,two',
  ]);
  expect(outcome(file('Image', join(kernel, compile('/ { };'))))).toMatch(/^kernel: /);
  const lure = board.slice(0, 40);
  expect(outcome(file('u-boot.bin', join(9, lure, 9, board)))).toEqual([
    'u-boot-1.dtb',
    '/soc',
    '/__symbols__',
  ]);
});

describe('a copy of /proc/device-tree', () => {
  const entries: readonly (readonly [name: string, content: string])[] = [
    ['compatible', 'acme,board\0'],
    ['name', '\0'],
    ['soc/name', 'soc\0'],
    ['soc/ranges', ''],
    ['soc/serial@1000/compatible', 'acme,uart\0'],
    ['soc/serial@1000/name', 'other\0'],
    [`soc/${'deep/'.repeat(30)}x`, 'x'],
  ];
  const expected = (root: FdtNode): void => {
    const [soc] = root.children;
    expect(root.properties.map(({ name }) => name)).toEqual(['compatible']);
    expect(soc!.properties.map(({ name, value }) => [name, value.length])).toEqual([['ranges', 0]]);
    expect(soc!.children[0]!.properties.map(({ name }) => name)).toEqual(['compatible', 'name']);
  };

  const tar = (parts: readonly (readonly [name: string, content: string])[]): Uint8Array => {
    const blocks: Uint8Array[] = [];
    const add = (name: string, type: string, content: Uint8Array): void => {
      const header = new Uint8Array(512);
      header.set(encodeUtf8(name).subarray(0, 100));
      header.set(encodeUtf8(`${content.length.toString(8).padStart(11, '0')}\0`), 124);
      header.set(encodeUtf8(type), 156);
      header.set(encodeUtf8('ustar\x0000'), 257);
      blocks.push(header, content, new Uint8Array(-content.length & 511));
    };
    add('base/', '5', new Uint8Array());
    for (const [i, [name, content]] of parts.entries()) {
      const path = `base/${name}`;
      const pax = ` path=${path}\n`;
      const long = path.length > 100;
      if (long && i % 2 === 0) add('././@LongLink', 'L', encodeUtf8(`${path}\0`));
      if (long && i % 2 === 1) add('pax', 'x', encodeUtf8(`${pax.length + 3}${pax}`));
      add(path, '0', encodeUtf8(content));
    }
    return join(...blocks, new Uint8Array(1024));
  };

  test('as files with paths is read as a tree', () => {
    const answer = openFiles(entries.map(([name, content]) => file(`device-tree/${name}`, content)));
    if (!('bytes' in answer)) throw new Error(JSON.stringify(answer));
    expect(answer.name).toBe('device-tree.dtb');
    expected(parseFdt(answer.bytes).root);
  });

  test('as a tar archive is read as a tree', () => {
    for (const order of [entries, [...entries.slice(1), entries[0]!]]) {
      const answer = openFiles([file('dt.tar', tar(order))]);
      if (!('bytes' in answer)) throw new Error(JSON.stringify(answer));
      expect(paths(parseFdt(answer.bytes).root)).toContain(`/soc${'/deep'.repeat(30)}`);
      expect(answer.name).toBe('dt.dtb');
    }
  });

  test('that is cut, is refused with both numbers', () => {
    expect(outcome(file('dt.tar', tar([['compatible', 'x'.repeat(600)]]).subarray(0, 1100)))).toMatch(
      /^truncated: .* has 600 bytes from 1024 on; the file has 1100/,
    );
  });

  test('is no tree where nothing looks like a root', () => {
    expect(outcome(file('x.tar', tar([['readme', 'x']])))).toMatch(/^unknown|^text/);
  });
});

test.each<[code: string, name: string, bytes: Uint8Array | string, words: RegExp]>([
  ['empty', 'a.dtb', '', /nothing of it arrived/],
  ['blank', 'a.bin', new Uint8Array(64).fill(0xff), /64 bytes of 0xff: a copy of erased flash/],
  ['blank', 'a.bin', new Uint8Array(64), /empty disk area/],
  [
    'truncated',
    'a.dtb',
    board.subarray(0, board.length - 1),
    new RegExp(`${board.length}.*${board.length - 1}`),
  ],
  [
    'bad-structure',
    'a.dtb',
    join(board.subarray(0, 56), Uint8Array.of(0, 0, 0, 7), board.subarray(60)),
    /damaged/,
  ],
  ['gzip', 'a.gz', Uint8Array.of(0x1f, 0x8b, 8, 0), /a gzip file.*gunzip/],
  ['xz', 'a.xz', Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 1), /an xz file/],
  ['zstd', 'a.zst', Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd), /Zstandard/],
  ['zip', 'a.zip', 'PK\x03\x04\0', /a zip file/],
  ['elf', 'vmlinux', '\x7fELF\0', /an ELF program.*sys\/firmware\/fdt/],
  ['uimage', 'uImage', Uint8Array.of(0x27, 5, 0x19, 0x56), /uImage/],
  ['android-boot', 'boot.img', 'ANDROID!\0', /Android boot image.*unpack_bootimg/],
  ['kernel', 'Image', join(56, encodeUtf8('ARM\x64'), 8), /arm64 Linux kernel without/],
  ['kernel', 'zImage', join(36, Uint8Array.of(0x18, 0x28, 0x6f, 1), 8), /zImage/],
  ['json', 'p.json', '{"a": 1}', /JSON text/],
  ['text', 'dom.cfg', 'name = "DomD"', /text, but no device tree source/],
  ['unknown', 'a.bin', Uint8Array.of(1, 2, 3, 0, 5), /begins with 01 02 03 00/],
])('%s: what is no device tree is named, with a way out: %s', (code, name, bytes, words) => {
  expect(outcome(file(name, bytes))).toMatch(new RegExp(`^${code}: `));
  expect(outcome(file(name, bytes))).toMatch(words);
});

test('nothing, and too much, are refused', () => {
  expect(outcome()).toMatch(/^empty: There is no file/);
  const large = { length: 257 * 1024 * 1024 } as Uint8Array;
  expect(outcome({ name: 'disk.img', bytes: large })).toMatch(/^too-large: /);
});
