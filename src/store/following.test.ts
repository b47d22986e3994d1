import { describe, expect, test } from 'vitest';
import type { NodePath } from '../core/base/brand.ts';
import { build, factsOf } from '../core/build.ts';
import type { Runner } from '../core/contract.ts';
import { assess } from '../core/engine.ts';
import { dts } from '../core/testing/dts.ts';
import { IDLE_RUNNER, NO_STORAGE } from './nothing-around.ts';
import { NOTHING_SETTLED, settledPlan, settlementChanges } from './settlement.ts';
import { hasToSettle, verdictOf, worstTone } from './verdict.ts';
import { createStore } from './workspace.ts';

const board = dts`
  / {
    #address-cells = <1>;
    #size-cells = <1>;
    cru: clock-controller@9000 { compatible = "acme,cru"; reg = <0x9000 0x1000>; #clock-cells = <1>; };
    a: serial@1000 { compatible = "acme,uart"; reg = <0x1000 0x100>; clocks = <&cru 1>; };
    serial@1100 { compatible = "acme,uart"; reg = <0x1100 0x100>; };
    serial@3000 { compatible = "acme,uart"; reg = <0x3000 0x1000>; };
  };
`;
const [first, neighbour, alone] = ['/serial@1000', '/serial@1100', '/serial@3000'] as [
  NodePath,
  NodePath,
  NodePath,
];
const cru = '/clock-controller@9000' as NodePath;
const fields = { boot: 'xl', memoryMib: 512, vcpus: 1, kernel: '/k', cmdline: '' } as const;

/** The core itself, without a thread. */
const runner: Runner = {
  ...IDLE_RUNNER,
  build: async (bytes, plan) => build(bytes, plan),
  assess: async (bytes, plan, paths) => assess(factsOf(bytes), plan, paths),
};

async function setUp() {
  const store = createStore(runner, NO_STORAGE);
  const state = () => store.getState();
  await state().open([{ name: 'board.dtb', bytes: board }]);
  state().addDomain({ name: 'domd', ...fields });
  state().addDomain({ name: 'domu', ...fields });
  const devicesOf = (name: string) =>
    state()
      .plan!.domains.find((domain) => domain.name === name)!
      .devices.map(({ path }) => path);
  const verdictOn = async (...paths: NodePath[]) => (await state().assess(paths, state().plan!))[0]!;
  return { store, state, devicesOf, verdictOn };
}

describe('verdicts', () => {
  test('every domain has one while devices are held, and none afterwards', async () => {
    const { store, state } = await setUp();
    const told = new Promise<void>((resolve) =>
      store.subscribe(({ considered }) => considered?.verdicts && resolve()),
    );
    state().consider([first]);
    expect(state().considered).toEqual({ paths: [first] });
    await told;
    expect(state().considered?.verdicts?.map(({ domain }) => domain)).toEqual(['domd', 'domu']);
    state().stopConsidering();
    expect(state().considered).toBeUndefined();
  });

  test('an answer about devices that are held no longer is dropped', async () => {
    const { state } = await setUp();
    state().consider([first]);
    state().stopConsidering();
    await state().assess([first], state().plan!);
    expect(state().considered).toBeUndefined();
  });

  test('count what must follow, what stands in the way, and what is to choose', async () => {
    const { state, verdictOn } = await setUp();
    const free = await verdictOn(first);
    expect(verdictOf(free, 1)).toEqual({ tone: 'warning', must: 1, conflicts: 0, choices: 1, refused: 0 });
    expect(
      worstTone(verdictOf(free, 1), { ...free, dma: { state: 'unprotected', why: '', path: first } }),
    ).toBe('error');
    expect(verdictOf(await verdictOn(alone), 1)).toMatchObject({ tone: 'ok' });
    expect(verdictOf(await verdictOn('/' as NodePath), 1)).toMatchObject({ tone: 'blocked', refused: 1 });
    state().assign([neighbour], 'domu');
    expect(verdictOf(await verdictOn(first), 1)).toMatchObject({ tone: 'error', conflicts: 1 });
  });
});

describe('the sheet', () => {
  test('opens for what was assigned, by whatever route, and lists nothing where nothing follows', async () => {
    const { state, verdictOn } = await setUp();
    state().assign([first], 'domd');
    expect(state().sheet).toEqual({ domain: 'domd', paths: [first], when: 'open' });
    expect(hasToSettle(await verdictOn(first), 'open')).toBe(true);
    state().cutDevices([alone]);
    state().paste('domu');
    expect(state().sheet).toMatchObject({ domain: 'domu', paths: [alone] });
    expect(hasToSettle(await verdictOn(alone), 'open')).toBe(false);
    state().openSheet('domd');
    expect(state().sheet).toEqual({ domain: 'domd', paths: [first], when: 'always' });
  });

  test('settles followers and policies as one step that can be undone', async () => {
    const { store, state, devicesOf, verdictOn } = await setUp();
    state().assign([first], 'domd');
    const steps = store.temporal.getState().pastStates.length;
    const policies = new Map([[cru, 'drop' as const]]);
    const changes = settlementChanges(await verdictOn(first), { ...NOTHING_SETTLED, policies });
    state().settle(changes);
    expect(devicesOf('domd')).toEqual([first, neighbour]);
    expect(state().plan!.domains[0]!.providers).toEqual([{ provider: cru, action: 'drop' }]);
    expect(store.temporal.getState().pastStates).toHaveLength(steps + 1);
    expect(state().lastAction).toBe('settle what follows serial@1000 in domd');
    state().undo();
    expect([devicesOf('domd'), state().plan!.domains[0]!.providers]).toEqual([[first], []]);
  });

  test('a choice shows in what the core is asked, and a way out takes what another domain has', async () => {
    const { state, devicesOf, verdictOn } = await setUp();
    state().assign([neighbour], 'domu');
    state().assign([first], 'domd');
    const assessment = await verdictOn(first);
    expect(settlementChanges(assessment, NOTHING_SETTLED)).toEqual([]);
    const ways = new Map([['move', { kind: 'assign', paths: [neighbour], domain: 'domd' } as const]]);
    const draft = settledPlan(state().plan!, 'domd', { ...NOTHING_SETTLED, ways });
    expect((await state().assess([first], draft))[0]!.followers).toEqual([]);
    state().settle(settlementChanges(assessment, { ...NOTHING_SETTLED, ways }));
    expect([devicesOf('domd'), devicesOf('domu')]).toEqual([[first, neighbour], []]);
  });

  test('a switched provider goes back to its default, and keeps the rates that still mean something', async () => {
    const { state } = await setUp();
    state().assign([first], 'domd');
    const decision = { provider: cru, id: 1, action: 'stub', rateHz: 24 } as const;
    state().apply({ kind: 'set-provider', domain: 'domd', decision }, 'state the rate');
    const providers = () => state().plan!.domains[0]!.providers;
    state().switchProvider('domd', cru, 'stub', 'stub');
    expect(providers()).toEqual([decision, { provider: cru, action: 'stub' }]);
    state().switchProvider('domd', cru, 'drop', 'drop');
    expect(providers()).toEqual([{ provider: cru, action: 'drop' }]);
    state().switchProvider('domd', cru, undefined, 'its default');
    expect(providers()).toEqual([]);
  });
});
