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
  checkedStorage({ load: async () => record, recent: async () => recent } as unknown as ProjectStorage);

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
])('says what is wrong with %s', async (_, record, words) => {
  const failure = await storing(record)
    .load(sha256)
    .catch((error) => error);
  expect(failure).toBeInstanceOf(BrokenProject);
  expect(failure.message).toContain(words);
});

it('lists only what is an entry', async () => {
  const entry = { sha256, name: 'a.dtb', domains: ['net'], savedAt: 1 };
  expect(await storing(good, [entry, { name: 'b' }, null, 7]).recent()).toEqual([entry]);
  expect(await storing(good, 'nonsense').recent()).toEqual([]);
});
