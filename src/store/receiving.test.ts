import { beforeEach, expect, test } from 'vitest';
import { sha256Hex } from '../core/base/hash.ts';
import type { ProjectInput, Runner } from '../core/contract.ts';
import { emptyPlan, newDomain, type Plan } from '../core/plan/plan.ts';
import { dts } from '../core/testing/dts.ts';
import { NO_STORAGE } from './nothing-around.ts';
import { isDirty, samePlan } from './project-file.ts';
import type { ProjectStorage, SavedProject } from './project-storage.ts';
import { createStore } from './workspace.ts';

const board = dts`/ { compatible = "acme,board"; soc { }; };`;
const other = dts`/ { compatible = "acme,other"; };`;
const planWith = (...names: string[]): Plan => ({
  ...emptyPlan({ name: 'board.dtb', sha256: sha256Hex(board), compatible: ['acme,board'] }),
  domains: names.map(newDomain),
});
const project = (plan: Plan, more: Partial<ProjectInput> = {}): ProjectInput => ({
  origin: 'file',
  name: 'a.domgraft.json',
  project: plan,
  ...more,
});
const given = { name: 'a.domgraft.json', bytes: new Uint8Array() };

let answer: ProjectInput | { name: string; bytes: Uint8Array };
let disk: SavedProject | undefined;
const runner: Runner = {
  build: async () => ({ findings: [], files: [] }),
  open: async () => answer,
  ask: async () => {
    throw new Error('nothing is asked here');
  },
  assess: async () => [],
};
const storage: ProjectStorage = {
  ...NO_STORAGE,
  load: async (sha256) => (disk?.plan.host.sha256 === sha256 ? disk : undefined),
  save: async (saved) => {
    disk = saved;
  },
};
const samples = async (sha256: string) =>
  sha256 === sha256Hex(other) ? { name: 'sample.dtb', bytes: other } : undefined;

beforeEach(() => {
  disk = undefined;
});

async function receive(input: ProjectInput, store = createStore(runner, storage, { findSample: samples })) {
  answer = input;
  await store.getState().open([given]);
  return store.getState;
}

test('a project with its board opens at once and is saved where it came from', async () => {
  const state = await receive(project(planWith('net'), { host: { name: 'b.dtb', bytes: board } }));
  expect(state()).toMatchObject({ offer: undefined, plan: planWith('net'), host: { name: 'b.dtb' } });
  expect(state().projectFile?.name).toBe('a.domgraft.json');
  expect(isDirty(state())).toBe(false);
  state().edit('change', (plan) => ({ ...plan, trueDom0less: true }));
  expect(isDirty(state())).toBe(true);
  state().undo();
  expect(isDirty(state())).toBe(false);
});

test('a project from a link waits for a word, even where it replaces nothing', async () => {
  const state = await receive(
    project(planWith('net'), { origin: 'link', host: { name: 'b', bytes: board } }),
  );
  expect(state()).toMatchObject({ host: undefined, offer: { kept: undefined } });
  await state().acceptOffer();
  expect(state()).toMatchObject({ plan: planWith('net'), offer: undefined, projectFile: undefined });
});

test('a board without its own tree comes from this browser, or from the samples', async () => {
  disk = { host: { name: 'kept.dtb', bytes: board }, plan: planWith() };
  expect((await receive(project(planWith('net'))))().host?.name).toBe('kept.dtb');
  const ofSample = { ...planWith('net'), host: { name: 'x', sha256: sha256Hex(other), compatible: [] } };
  expect((await receive(project(ofSample)))().host?.name).toBe('sample.dtb');
});

test('another plan for the board is replaced only when the user says so, as a step that can be undone', async () => {
  disk = { host: { name: 'kept.dtb', bytes: board }, plan: planWith('mine') };
  const state = await receive(project(planWith('net')));
  expect(state()).toMatchObject({ host: undefined, offer: { kept: planWith('mine') } });
  await state().acceptOffer();
  expect(state().plan).toEqual(planWith('net'));
  state().undo();
  expect(state().plan).toEqual(planWith('mine'));
});

test('an offer that is declined leaves everything as it was', async () => {
  disk = { host: { name: 'kept.dtb', bytes: board }, plan: planWith('mine') };
  const state = await receive(project(planWith('net')));
  state().dismissOffer();
  expect(state()).toMatchObject({ host: undefined, offer: undefined });
  expect(disk.plan).toEqual(planWith('mine'));
});

test('a project without its board waits for that very board', async () => {
  const store = createStore(runner, storage);
  const state = await receive(project(planWith('net')), store);
  expect(state().offer).toMatchObject({ host: undefined, otherHost: undefined });
  answer = { name: 'other.dtb', bytes: other };
  await state().open([given]);
  expect(state()).toMatchObject({ host: undefined, offer: { otherHost: { name: 'other.dtb' } } });
  answer = { name: 'b.dtb', bytes: board };
  await state().open([given]);
  expect(state()).toMatchObject({ offer: undefined, plan: planWith('net'), host: { name: 'b.dtb' } });
});

test('plans are the same whatever the order of their keys', () => {
  const { domains, ...rest } = planWith('net');
  expect(samePlan({ domains, ...rest }, planWith('net'))).toBe(true);
  expect(samePlan(planWith('net'), planWith('nut'))).toBe(false);
  expect(samePlan(planWith('a', 'b'), planWith('b', 'a'))).toBe(false);
  expect(samePlan(planWith('a'), { ...planWith('a'), includeHost: true })).toBe(false);
});
