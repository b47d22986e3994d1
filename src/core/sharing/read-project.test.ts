import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { NodePath } from '../base/brand.ts';
import { sha256Hex } from '../base/hash.ts';
import { build } from '../build.ts';
import { openForPage } from '../engine.ts';
import { emptyPlan, newDomain, type Plan } from '../plan/plan.ts';
import { serialiseProject } from '../plan/project.ts';
import { decodeUtf8, encodeUtf8 } from '../platform.ts';
import { dts } from '../testing/dts.ts';
import { embeddedProject, embedProject } from './embedded.ts';
import { writeLink } from './link.ts';

const board = dts`
  / {
    compatible = "acme,board";
    #address-cells = <1>;
    #size-cells = <1>;
    serial@1000 { compatible = "acme,uart"; reg = <0x1000 0x100>; };
  };
`;
const other = dts`/ { compatible = "acme,other"; };`;
const plan: Plan = {
  ...emptyPlan({ name: 'board.dtb', sha256: sha256Hex(board), compatible: ['acme,board'] }),
  includeHost: true,
  domains: [{ ...newDomain('net'), devices: [{ path: '/serial@1000' as NodePath }] }],
};
const text = (content: string) => encodeUtf8(content);
const host = { name: 'board.dtb', bytes: new Uint8Array(board) };
const files = build(board, plan).files;
const bytesOf = (name: string) => files.find((file) => file.name === name)!.bytes;
const zipOf = (names: readonly string[]) =>
  zipSync(Object.fromEntries(names.map((name) => [name, bytesOf(name)])));
const project = { name: 'net.domgraft.json', bytes: text(serialiseProject(plan)) };

describe('a project is found in what it travels in', () => {
  test('project file alone', () => {
    expect(openForPage([project])).toEqual({ origin: 'file', name: project.name, project: plan });
  });

  test('project file under any name', () => {
    expect(openForPage([{ ...project, name: 'a.json' }])).toMatchObject({ origin: 'file', project: plan });
  });

  test('project file beside its board, in either order', () => {
    const given = [project, { name: 'b.dtb', bytes: board }];
    for (const order of [given, given.toReversed()]) {
      expect(openForPage(order)).toMatchObject({ origin: 'file', project: plan, host: { name: 'b.dtb' } });
    }
  });

  test('beside another board, which is given as it is', () => {
    expect(openForPage([project, { name: 'o.dtb', bytes: other }])).toMatchObject({
      project: plan,
      host: { name: 'o.dtb', bytes: other },
    });
  });

  test('beside a file that is no board: what is wrong with that', () => {
    expect(openForPage([project, { name: 'o.dtb', bytes: text('x') }])).toMatchObject({ code: 'text' });
  });

  test('the whole export, with the host in it', () => {
    const zip = zipOf(files.map(({ name }) => name));
    expect(openForPage([{ name: 'board.zip', bytes: zip }])).toEqual({
      origin: 'export',
      name: 'board.zip',
      project: plan,
      host,
    });
  });

  test('an export without the host', () => {
    const zip = zipOf(['project.domgraft.json', 'net/dom.cfg']);
    expect(openForPage([{ name: 'board.zip', bytes: zip }])).toEqual({
      origin: 'export',
      name: 'board.zip',
      project: plan,
    });
  });

  test('the report, with the host in it', () => {
    const report = { name: 'report.html', bytes: bytesOf('report.html') };
    expect(openForPage([report])).toEqual({ origin: 'report', name: 'report.html', project: plan, host });
  });

  test('a link that was saved as text', () => {
    const link = { name: 'link.txt', bytes: text(`#${writeLink(plan)}\n`) };
    expect(openForPage([link])).toEqual({ origin: 'link', name: 'link.txt', project: plan });
  });
});

describe('what holds no project stays what it is', () => {
  test.each([
    ['a.zip', zipSync({ 'a.txt': text('a') }), 'zip'],
    ['a.html', text('<!doctype html><p>hello'), 'text'],
    ['a.json', text('{"a": 1}'), 'json'],
    ['a.bin', Uint8Array.of(1, 0, 3), 'unknown'],
  ])('%s', (name, bytes, code) => {
    expect(openForPage([{ name, bytes }])).toMatchObject({ code });
  });
});

describe('a project that cannot be read is refused with its name', () => {
  test('of a newer version', () => {
    const newer = serialiseProject(plan).replace('"schema": 1', '"schema": 2');
    expect(openForPage([{ name: 'a.domgraft.json', bytes: text(newer) }])).toMatchObject({
      code: 'project-newer',
      message:
        'a.domgraft.json was saved by a newer domgraft: it has version 2, and versions up to 1 are read here.',
    });
  });

  test('with a wrong value', () => {
    const wrong = serialiseProject(plan).replace('"vcpus": 1', '"vcpus": -1');
    expect(openForPage([{ name: 'a.domgraft.json', bytes: text(wrong) }])).toMatchObject({
      code: 'project',
      message:
        'a.domgraft.json is no project that can be read. At /domains/0/vcpus: expected a whole number, 1 or more, found -1.',
    });
  });

  test('in a damaged zip', () => {
    const zip = zipOf(['project.domgraft.json']);
    expect(openForPage([{ name: 'a.zip', bytes: zip.subarray(0, 60) }])).toMatchObject({
      code: 'zip-damaged',
    });
  });

  test('in a zip whose entry would be huge', () => {
    const zip = zipSync({ 'project.domgraft.json': new Uint8Array(64 * 1024 * 1024) });
    expect(openForPage([{ name: 'a.zip', bytes: zip }])).toMatchObject({ code: 'zip' });
  });
});

test('the element in the report is data whatever the plan says, and comes back', () => {
  const hostile = ['</script><script>alert(1)</script>', '<!--', '<script', '&lt;', '\u2028', '"', '\\'];
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...hostile), fc.string())), (parts) => {
      const wild: Plan = { ...plan, domains: [{ ...newDomain('net'), snippet: parts.join('') }] };
      const element = embedProject(wild, board);
      expect(element.match(/</g)).toHaveLength(2);
      const read = embeddedProject(`<p>hello</p>${element}</body>`);
      expect(JSON.parse(read!.text)).toEqual(wild);
      expect(read!.host).toEqual(new Uint8Array(board));
    }),
  );
});

test('the host is in the export only where the plan says so', () => {
  const { includeHost: _, ...without } = plan;
  const names = build(board, without).files.map(({ name }) => name);
  expect(names).not.toContain('host/host.dtb');
  expect(
    decodeUtf8(build(board, without).files.find(({ name }) => name === 'report.html')!.bytes),
  ).not.toContain('"host":"');
  expect(bytesOf('host/host.dtb')).toEqual(board);
});
