import { expect, it } from 'vitest';
import { sha256Hex } from '../core/base/hash.ts';
import { emptyPlan } from '../core/plan/plan.ts';
import { dts } from '../core/testing/dts.ts';
import { BrokenProject, checkedStorage } from './checked-storage.ts';
import type { ProjectStorage } from './project-storage.ts';

const bytes = dts`/ { compatible = "acme,board"; };`;
const sha256 = sha256Hex(bytes);
const plan = emptyPlan({ name: 'a.dtb', sha256, compatible: ['acme,board'] });
const good = { host: { name: 'a.dtb', bytes }, plan };

const storing = (record: unknown, recent: unknown = []) =>
  checkedStorage({
    load: async () => record,
    recent: async () => recent,
    aside: async () => recent,
    setAside: async () => {},
  } as unknown as ProjectStorage);

it('gives what is sound as it is', async () => {
  expect(await storing(good).load(sha256)).toEqual(good);
  expect(await storing(undefined).load(sha256)).toBeUndefined();
});

it.each([
  ['a plan of another shape', { ...good, plan: { ...plan, domains: [{ name: 'x' }] } }, '/domains/0'],
  ['a plan of a newer version', { ...good, plan: { ...plan, schema: 9 } }, '/schema'],
  ['no plan at all', { ...good, plan: 'lost' }, 'project'],
  ['a board that is another one', { ...good, host: { name: 'a', bytes: bytes.slice(1) } }, 'board'],
  ['a board without bytes', { ...good, host: { name: 'a' } }, 'board'],
  ['no board', { plan }, 'board'],
  [
    'a plan of another board',
    { ...good, plan: { ...plan, host: { ...plan.host, sha256: 'f'.repeat(64) } } },
    'board',
  ],
])('says what is wrong with %s', async (_, record, words) => {
  const failure = await storing(record)
    .load(sha256)
    .catch((error) => error);
  expect(failure).toBeInstanceOf(BrokenProject);
  expect(failure.message).toContain(words);
});

it('sets a broken project aside as it is, before anything else can be written', async () => {
  const record = { ...good, plan: { ...plan, domains: 'many' } };
  const stored: unknown[] = [];
  const told: unknown[] = [];
  const storage = checkedStorage(
    { load: async () => record, setAside: async (project: unknown) => void stored.push(project) } as never,
    (project) => told.push(project),
  );
  await expect(storage.load(sha256)).rejects.toThrow('/domains');
  expect(stored).toEqual([
    {
      sha256,
      name: 'a.dtb',
      why: expect.stringContaining('/domains'),
      at: expect.any(Number),
      plan: record.plan,
    },
  ]);
  expect(told).toEqual(stored);
});

it('lists only what is an entry', async () => {
  const entry = { sha256, name: 'a.dtb', domains: ['net'], savedAt: 1 };
  expect(await storing(good, [entry, { name: 'b' }, null, 7]).recent()).toEqual([entry]);
  expect(await storing(good, 'nonsense').recent()).toEqual([]);
  const aside = { sha256, name: 'a.dtb', why: 'lost', at: 1, plan: 7 };
  expect(await storing(good, [aside, entry]).aside()).toEqual([aside]);
});
