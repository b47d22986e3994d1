import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseFdt } from '../fdt/parse.ts';
import type { FdtTree } from '../fdt/tree.ts';
import { writeFdt } from '../fdt/write.ts';
import { applyOverlay, isOverlay } from './overlay.ts';
import { OverlayError } from './overlay-error.ts';
import { parseDts } from './parse.ts';
import { printDts } from './print.ts';

const base = parseDts(
  `/dts-v1/; /memreserve/ 0x1000 0x2000; / {
    compatible = "acme,board"; ref = <&gic>, <&high>;
    aliases { bus = "/soc"; };
    soc: soc { a = <1>; b = "old"; gic: gic { x; }; uart: serial@1000 { status = "disabled"; clocks = <&high 1>; }; timer@1 { }; };
    high: clock { phandle = <0x40>; };
  };`,
  { symbols: true },
);
const overlay = (text: string): FdtTree => parseDts(`/dts-v1/; /plugin/; ${text}`, { symbols: true });

const OVERLAYS: Readonly<Record<string, string>> = {
  'properties and nodes by label':
    '&soc { b = "new"; c = <2>; d = <3>; first { }; second { e; }; serial@1000 { status = "okay"; }; };',
  'the root by path': '&{/} { model = "more"; soc { a = [01]; }; };',
  'references both ways':
    '&uart { parent = <&own &gic 7 &high>; own: child { self = <&own>; up = <&uart>; }; };',
  'labels of a path fragment': '&{/soc/serial@1000} { x1: x1 { y1: y1 { }; }; };',
  'labels of the target itself':
    '/ { fragment@0 { target = <&uart>; __overlay__ { z; }; }; other { }; __symbols__ { me = "/fragment@0/__overlay__"; no = "/other"; }; };',
  'labels below the root': '&{/} { r1: r1 { }; };',
  'an alias as path': '/ { fragment@0 { target-path = "bus/gic"; __overlay__ { deep { }; }; }; };',
  'names without unit address':
    '/ { fragment@0 { target-path = "/soc/serial"; __overlay__ { q; }; }; fragment@1 { target-path = "/soc"; __overlay__ { timer { q; }; timer@2 { }; }; }; };',
  'several fragments, one for a node of another':
    '&soc { new: new { }; }; / { f { target = <&new>; __overlay__ { inside = <&new>; }; }; };',
  'nodes that are no fragments': '/ { not { a; }; fragment@7 { target = <&soc>; __overlay__ { k; }; }; };',
};

/** Every node and property on a line, with the path in front. */
function entries(tree: FdtTree): string[] {
  const { text, lines } = printDts(tree, { lines: true });
  const texts = text.split('\n');
  return lines.map(({ path, property, from }) => (property ? `${path}: ${texts[from - 1]!.trim()}` : path));
}

test.each(Object.keys(OVERLAYS))('%s are put in', (about) => {
  const merged = applyOverlay(base, overlay(OVERLAYS[about]!));
  const known = new Set(entries(base));
  expect(entries(merged).filter((entry) => !known.has(entry))).toMatchSnapshot();
});

test('a phandle of the base is kept, and references of the overlay follow it', () => {
  const { root } = applyOverlay(base, overlay('&soc { user = <&again>; again: gic { }; };'));
  const gic = root.properties.find(({ name }) => name === 'ref')!.value.subarray(0, 4);
  const soc = root.children.find(({ name }) => name === 'soc')!;
  expect(soc.properties.find(({ name }) => name === 'user')!.value).toEqual(gic);
  expect(soc.children.find(({ name }) => name === 'gic')!.properties.at(-1)!.value).toEqual(gic);
});

test('neither tree is changed', () => {
  const extra = overlay(OVERLAYS['references both ways']!);
  const before = [writeFdt(base), writeFdt(extra)];
  applyOverlay(base, extra);
  expect([writeFdt(base), writeFdt(extra)]).toEqual(before);
});

test('an overlay is told from a board', () => {
  expect(isOverlay(base)).toBe(false);
  expect(isOverlay(overlay('&soc { };'))).toBe(true);
});

const plain = parseDts('/dts-v1/; / { soc { }; };');
const table = (text: string): FdtTree =>
  parseDts(`/dts-v1/; / { f { target-path = "/soc"; __overlay__ { a = <1>; }; }; ${text} };`);
test.each<[string, FdtTree, FdtTree, RegExp]>([
  ['not-an-overlay', base, plain, /no fragment/],
  ['no-symbols', plain, overlay('&soc { };'), /asks for &soc, .* -@/],
  ['unknown-label', base, overlay('&nobody { };'), /&nobody, but the base tree does not know/],
  ['no-target', base, overlay('&{/nowhere} { };'), /\/fragment@0 is for \/nowhere/],
  ['no-target', base, parseDts('/dts-v1/; / { f { __overlay__ { }; }; };'), /\/f does not say/],
  [
    'no-target',
    base,
    parseDts('/dts-v1/; / { f { target = <0xffffffff>; __overlay__ { }; }; };'),
    /\/f does not say/,
  ],
  ['no-target', base, parseDts('/dts-v1/; / { f { target = <0x999>; __overlay__ { }; }; };'), /phandle 2457/],
  ['bad-fixup', base, table('__fixups__ { soc = "/f/__overlay__:a"; };'), /path:property:offset/],
  ['bad-fixup', base, table('__fixups__ { soc = "/f/__overlay__:a:1"; };'), /no cell at byte 1/],
  ['bad-fixup', base, table('__fixups__ { soc = "/f/__overlay__:b:0"; };'), /no property b/],
  ['bad-fixup', base, table('__fixups__ { soc = "/g:a:0"; };'), /does not have/],
  ['bad-fixup', base, table('__fixups__ { soc = [61]; };'), /no list of strings/],
  ['bad-fixup', base, table('__local_fixups__ { g { }; };'), /no such node/],
  ['bad-fixup', base, table('__local_fixups__ { f { __overlay__ { a = <4>; }; }; };'), /no cell at byte 4/],
  ['bad-fixup', base, table('__local_fixups__ { f { __overlay__ { a = [00]; }; }; };'), /no multiple of 4/],
  ['bad-symbol', base, table('__symbols__ { l = "x"; };'), /label l/],
  ['bad-symbol', base, table('__symbols__ { l = "/g/__overlay__/x"; };'), /no fragment/],
  [
    'no-phandles',
    parseDts('/dts-v1/; / { soc { phandle = <0xfffffffe>; }; };'),
    table('g { phandle = <1>; };'),
    /uses them up/,
  ],
])('%s: an overlay that does not fit is refused (%#)', (code, to, what, message) => {
  const apply = () => applyOverlay(to, what);
  expect(apply).toThrow(OverlayError);
  expect(apply).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }));
});

describe.skipIf(spawnSync('fdtoverlay', ['--version']).status !== 0)('fdtoverlay agrees', () => {
  test.each(Object.entries(OVERLAYS))('on %s', (_, text) => {
    const folder = mkdtempSync(join(tmpdir(), 'overlay-'));
    try {
      const extra = overlay(text);
      writeFileSync(join(folder, 'base.dtb'), writeFdt(base));
      writeFileSync(join(folder, 'extra.dtbo'), writeFdt(extra));
      execFileSync('fdtoverlay', ['-i', 'base.dtb', '-o', 'out.dtb', 'extra.dtbo'], { cwd: folder });
      expect(applyOverlay(base, extra)).toEqual(
        parseFdt(new Uint8Array(readFileSync(join(folder, 'out.dtb')))),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
