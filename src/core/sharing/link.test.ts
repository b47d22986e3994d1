import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { expect, test } from 'vitest';
import { toBase64Url } from '../base/base64.ts';
import { sha256Hex } from '../base/hash.ts';
import { emptyPlan, newDomain, type Plan } from '../plan/plan.ts';
import { serialiseProject } from '../plan/project.ts';
import { encodeUtf8 } from '../platform.ts';
import { dts } from '../testing/dts.ts';
import { anyPlan } from '../testing/plans.ts';
import { isLink } from './fragment.ts';
import { readLink, writeLink } from './link.ts';

const board = dts`/ { compatible = "acme,board"; };`;
const plan: Plan = {
  ...emptyPlan({ name: 'board.dtb', sha256: sha256Hex(board), compatible: ['acme,board'] }),
  domains: [newDomain('net')],
};
const codeOf = (fragment: string) => {
  const read = readLink(fragment);
  return 'code' in read ? read.code : undefined;
};
const linkOf = (content: Uint8Array) => `#project=1.${toBase64Url(deflateSync(content))}`;
const withLength = (length: number, rest: Uint8Array) => {
  const content = new Uint8Array(4 + rest.length);
  new DataView(content.buffer).setUint32(0, length);
  content.set(rest, 4);
  return content;
};

test('a link gives back the project, and the host byte for byte where it holds it', () => {
  expect(readLink(`#${writeLink(plan)}`)).toEqual({ project: plan });
  expect(readLink(writeLink(plan, board))).toEqual({
    project: plan,
    host: { name: 'board.dtb', bytes: new Uint8Array(board) },
  });
});

test('every plan survives, and the same plan gives the same link', () => {
  fc.assert(
    fc.property(anyPlan, (any) => {
      expect(readLink(writeLink(any))).toEqual({ project: any });
      expect(writeLink(any)).toBe(writeLink(any));
    }),
  );
});

test('a link needs no escaping in an address', () => {
  expect(writeLink(plan, board)).toMatch(/^project=1\.[A-Za-z0-9_-]+$/);
});

test('a plan with a domain and ten devices is a short link', () => {
  const devices = Array.from({ length: 10 }, (_, i) => ({ path: `/soc/ethernet@${i}000` as const }));
  const domains = [{ ...newDomain('net'), devices }] as unknown as Plan['domains'];
  expect(writeLink({ ...plan, domains }).length).toBeLessThan(600);
});

test('what is no link is told from what means to be one', () => {
  expect(['#tree-panel', '', '#/soc', '#projects'].filter(isLink)).toEqual([]);
  expect(['#project=1.abc', 'project=', '#project=9.'].filter(isLink)).toHaveLength(3);
});

test.each([
  ['#project=', 'link'],
  ['#project=1', 'link'],
  ['#project=1.', 'link'],
  ['#project=1.!!!!', 'link'],
  ['#project=1.AAAA', 'link'],
  [`#project=1.${'A'.repeat(4001)}`, 'link'],
  [`#${writeLink(plan).slice(0, -9)}`, 'link'],
  ['#project=2.AAAA', 'link-newer'],
  [linkOf(withLength(0, new Uint8Array())), 'link'],
  [linkOf(withLength(99, encodeUtf8('{}'))), 'link'],
  [linkOf(withLength(0xffffffff, encodeUtf8('{}'))), 'link'],
  [linkOf(withLength(1, Uint8Array.of(0xff))), 'link'],
  [linkOf(withLength(2, encodeUtf8('{}'))), 'project'],
  [linkOf(withLength(12, encodeUtf8('{"schema":9}'))), 'project-newer'],
])('%j is refused: %s', (fragment, code) => {
  expect(codeOf(fragment)).toBe(code);
});

test('a link that would unpack to a lot is refused without unpacking it', () => {
  const text = encodeUtf8(serialiseProject(plan));
  const bomb = new Uint8Array(64 * 1024 * 1024);
  bomb.set(withLength(text.length, text));
  const link = linkOf(bomb);
  expect(link.length).toBeLessThan(100_000);
  expect(codeOf(link)).toBe('link-too-large');
});

test('any text gives a project or a refusal', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => void codeOf(`#project=1.${a}${b}`)));
  const valid = writeLink(plan, board);
  fc.assert(
    fc.property(fc.nat(valid.length - 1), fc.string({ maxLength: 3 }), (at, inserted) => {
      codeOf(valid.slice(0, at) + inserted + valid.slice(at + 1));
    }),
  );
});
