import { expect, test } from 'vitest';
import type { Runner } from '../core/contract.ts';
import { fleetActions } from './fleet.ts';
import type { NamedBytes, WorkspaceState } from './state.ts';

/** A survey whose batches are answered when the test says so. */
function setUp() {
  const asked: { names: string[]; answer: () => void }[] = [];
  const opened: string[] = [];
  const runner = {
    ask: (_name: string, { files }: { files: readonly NamedBytes[] }) =>
      new Promise((resolve) => {
        const names = files.map(({ name }) => name);
        asked.push({ names, answer: () => resolve({ rows: names.map((name) => ({ name })), failures: [] }) });
      }),
  } as unknown as Runner;
  let state = {
    open: async (files: readonly NamedBytes[]) => {
      opened.push(...files.map(({ name }) => name));
    },
  } as unknown as WorkspaceState;
  const set = (change: Partial<WorkspaceState>) => {
    state = { ...state, ...change };
  };
  set(fleetActions({ set, get: () => state, runner }));
  return { state: () => state, asked, opened };
}

const files = Array.from({ length: 20 }, (_, i) => ({ name: `${i}.dtb`, bytes: new Uint8Array(1) }));
const settle = () => new Promise((resolve) => setTimeout(resolve));

test('boards are looked at a few at a time, and the table grows', async () => {
  const { state, asked } = setUp();
  const done = state().survey(files);
  expect(state().fleet).toMatchObject({ total: 20, done: 0, running: true });
  for (const seen of [8, 16, 20]) {
    asked.at(-1)!.answer();
    await settle();
    expect(state().fleet!.done).toBe(seen);
  }
  await done;
  expect(state().fleet).toMatchObject({ running: false, rows: { length: 20 } });
});

test('it can be stopped, and keeps what it has', async () => {
  const { state, asked } = setUp();
  const done = state().survey(files);
  asked[0]!.answer();
  await settle();
  state().stopSurvey();
  asked[1]!.answer();
  await done;
  expect(asked).toHaveLength(2);
  expect(state().fleet).toMatchObject({ running: false, done: 8, rows: { length: 8 } });
});

test('a survey that was given up adds nothing to the next one', async () => {
  const { state, asked } = setUp();
  const first = state().survey(files);
  const second = state().surveyFor({ flavour: 'upstream', version: '4.22', iommuDrivers: [] });
  asked[0]!.answer();
  await first;
  expect(state().fleet).toMatchObject({ done: 0, target: { iommuDrivers: [] } });
  for (let i = 1; i <= 3; i++) {
    asked[i]!.answer();
    await settle();
  }
  await second;
  expect(state().fleet!.rows).toHaveLength(20);
});

test('a row opens its file, also one that holds several boards', async () => {
  const { state, opened } = setUp();
  void state().survey(files);
  await state().openFromFleet({ name: '3.dtb: inner.dtb' } as never);
  expect(opened).toEqual(['3.dtb']);
  expect(state().fleet).toBeUndefined();
});
