import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { NodePath } from '../core/base/brand.ts';
import type { BuildResult, Runner } from '../core/contract.ts';
import type { Plan } from '../core/plan/plan.ts';
import { dts } from '../core/testing/dts.ts';
import { changesSince } from './exports.ts';
import { stepsOf } from './history.ts';
import type { ProjectStorage, SavedProject, SetAside } from './project-storage.ts';
import type { NamedBytes } from './state.ts';
import { createStore } from './workspace.ts';

const board = dts`
  / {
    compatible = "acme,board";
    #address-cells = <1>;
    #size-cells = <1>;
    soc {
      #address-cells = <1>;
      #size-cells = <1>;
      ranges;
      serial@1000 { compatible = "acme,uart"; reg = <0x1000 0x100>; };
      ethernet@2000 { compatible = "acme,gem"; reg = <0x2000 0x100>; phy {}; };
    };
  };
`;
const serial = '/soc/serial@1000' as NodePath;
const ethernet = '/soc/ethernet@2000' as NodePath;
const domd = { name: 'domd', boot: 'xl', memoryMib: 512, vcpus: 1, kernel: '/k', cmdline: '' } as const;

/** A build whose answer is held back until the test gives it. */
interface HeldBuild {
  readonly plan: Plan;
  answer(result?: BuildResult): void;
  fail(reason: string): void;
}

function setUp(saved?: SavedProject) {
  const builds: HeldBuild[] = [];
  const runner: Runner = {
    build: (_bytes, plan) =>
      new Promise((resolve, reject) => {
        builds.push({
          plan,
          answer: (result = { findings: [], files: [] }) => resolve(result),
          fail: (reason) => reject(new Error(reason)),
        });
      }),
    assess: async () => [],
    // A short file that begins with 2 stands for a container with both boards, any other short one is refused.
    open: async ([file]) => {
      if (file!.bytes.length > 40) return file!;
      if (file!.bytes[0] !== 2) return { code: 'empty', offset: 0, message: 'the input is empty' };
      return {
        container: file!.name,
        choices: [
          { name: 'a.dtb', bytes: board, detail: 'acme,board' },
          { name: 'b.dtb', bytes: otherBoard, detail: 'acme,other' },
        ],
      };
    },
    ask: () => Promise.reject(new Error('nobody asks')),
  };
  const disk: {
    projects: SavedProject[];
    open: string | undefined;
    refuses: boolean;
    exports: Map<string, readonly NamedBytes[]>;
    aside: SetAside[];
  } = {
    exports: new Map(),
    aside: [],
    projects: saved === undefined ? [] : [saved],
    open: saved?.plan.host.sha256,
    refuses: false,
  };
  const use = async <T>(work: () => T): Promise<T> => {
    if (disk.refuses) throw new Error('storage is refused');
    return work();
  };
  const others = (sha256: string) => disk.projects.filter(({ plan }) => plan.host.sha256 !== sha256);
  const storage: ProjectStorage = {
    recent: () =>
      use(() =>
        disk.projects.map(({ host, plan }) => ({
          sha256: plan.host.sha256,
          name: host.name,
          domains: plan.domains.map(({ name }) => name),
          savedAt: 0,
        })),
      ),
    lastOpen: () => use(() => disk.open),
    load: (sha256) => use(() => disk.projects.find(({ plan }) => plan.host.sha256 === sha256)),
    save: (project) =>
      use(() => {
        disk.open = project.plan.host.sha256;
        disk.projects = [project, ...others(disk.open)];
      }),
    saveExport: (sha256, files) => use(() => void disk.exports.set(sha256, files)),
    lastExport: (sha256) => use(() => disk.exports.get(sha256)),
    leave: () =>
      use(() => {
        disk.open = undefined;
      }),
    remove: (sha256) =>
      use(() => {
        disk.projects = others(sha256);
      }),
    setAside: (project) =>
      use(() => {
        disk.aside = [project, ...disk.aside];
        disk.projects = others(project.sha256);
      }),
    aside: () => use(() => disk.aside),
    forgetAside: (project) =>
      use(() => {
        disk.aside = disk.aside.filter((other) => other !== project);
      }),
  };
  const store = createStore(runner, storage);
  return { store, state: () => store.getState(), builds, disk };
}

async function setUpWithBoard() {
  const made = setUp();
  await made.state().open([{ name: 'board.dtb', bytes: board }]);
  return made;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('opening a board makes an empty plan that knows its host', async () => {
  const { state } = await setUpWithBoard();
  expect(state().host?.tree.byPath(serial)).toBeDefined();
  expect(state().plan).toMatchObject({
    domains: [],
    host: { name: 'board.dtb', compatible: ['acme,board'] },
  });
  expect(state().plan?.host.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test('a refused file leaves the open project as it is', async () => {
  const { state } = await setUpWithBoard();
  state().addDomain(domd, [serial]);
  const { host, plan } = state();
  await state().open([{ name: 'empty.dtb', bytes: new Uint8Array() }]);
  expect(state()).toMatchObject({ host, plan, opening: undefined });
  expect(state().refusal).toMatchObject({ error: { code: 'empty', offset: 0 } });
  state().dismissRefusal();
  expect(state().refusal).toBeUndefined();
});

test('a device belongs to one domain at a time, and goes back to dom0', async () => {
  const { state } = await setUpWithBoard();
  state().addDomain(domd);
  state().addDomain({ ...domd, name: 'domu' });
  state().assign([serial, ethernet], 'domd');
  state().assign([serial], 'domu');
  const devices = () => state().plan?.domains.map(({ devices }) => devices.map(({ path }) => path));
  expect(devices()).toEqual([[ethernet], [serial]]);
  state().unassign([serial]);
  expect(devices()).toEqual([[ethernet], []]);
});

test('what cannot be given away stays, and the notice says why', async () => {
  const { state } = await setUpWithBoard();
  state().addDomain(domd);
  const { plan } = state();
  state().assign(['/' as NodePath], 'domd');
  expect(state().plan).toBe(plan);
  expect(state().notice?.text).toMatch(/cannot be assigned. It is the machine itself/);
  state().assign([`${ethernet}/phy` as NodePath, serial], 'domd');
  expect(state().plan?.domains[0]?.devices).toEqual([{ path: serial }]);
  expect(state().notice?.text).toBe('serial@1000 assigned to domd; 1 could not be given away');
});

test('every edit is one undoable step that says what it does', async () => {
  const { store, state } = await setUpWithBoard();
  state().addDomain(domd, [serial]);
  state().assign([ethernet], 'domd');
  const { devices: _, ...fields } = state().plan!.domains[0]!;
  state().changeDomain('domd', { ...fields, name: 'net' });
  expect(state().lastAction).toBe('rename domain domd to net');
  state().undo();
  expect(state().lastAction).toBe('assign ethernet@2000 to domd');
  expect(state().notice?.text).toBe('Undone: rename domain domd to net');
  state().undo();
  expect(state().plan?.domains).toMatchObject([{ name: 'domd', devices: [{ path: serial }] }]);
  state().redo();
  expect(state().plan?.domains[0]?.devices).toHaveLength(2);
  state().removeDomain('domd');
  expect(store.temporal.getState().futureStates).toHaveLength(0);
});

test('a channel is one step, lets Xen start its ends, follows them to new names and goes and comes with them', async () => {
  const { state } = await setUpWithBoard();
  state().addDomain(domd, []);
  state().addDomain({ ...domd, name: 'back' }, []);
  const talk = { name: 'talk', domains: ['domd', 'back'], ports: [1, 2] } as const;
  state().connect(talk, { startedByXen: ['domd', 'back'] });
  expect(state().lastAction).toBe('connect domd and back');
  expect(state().plan).toMatchObject({
    channels: [talk],
    domains: [{ boot: 'dom0less' }, { boot: 'dom0less' }],
  });
  state().connect({ ...talk, ports: [3, 4] }, { instead: 'talk' });
  expect(state().lastAction).toBe('change channel talk');
  expect(state().plan?.channels).toEqual([{ ...talk, ports: [3, 4] }]);
  state().changeDomain('domd', { ...state().plan!.domains[0]!, name: 'front' });
  const renamed = [{ ...talk, domains: ['front', 'back'], ports: [3, 4] }];
  expect(state().plan?.channels).toEqual(renamed);
  state().removeDomain('back');
  expect(state().plan).not.toHaveProperty('channels');
  state().undo();
  expect(state().plan?.channels).toEqual(renamed);
  state().disconnect('talk');
  expect(state().lastAction).toBe('remove channel talk');
  expect(state().plan).not.toHaveProperty('channels');
  for (let step = 0; step < 4; step++) state().undo();
  expect(state().plan).not.toHaveProperty('channels');
  expect(state().plan?.domains).toMatchObject([{ boot: 'xl' }, { boot: 'xl' }]);
});

test('what the dialog of a domain leaves empty is gone', async () => {
  const { state } = await setUpWithBoard();
  state().addDomain({ ...domd, ramdisk: '/r', folder: '/f', vuart: true });
  state().changeDomain('domd', { ...domd, directMap: false, driverDomain: false, vuart: false });
  expect(state().plan?.domains[0]).not.toHaveProperty('ramdisk');
  expect(state().plan?.domains[0]).toMatchObject({ vuart: false, kernel: '/k' });
  expect(state().plan?.domains[0]).not.toHaveProperty('folder');
});

test('what changes nothing is no step', async () => {
  const { store, state } = await setUpWithBoard();
  state().addDomain(domd, [serial]);
  const steps = store.temporal.getState().pastStates.length;
  state().assign([serial], 'domd');
  state().unassign([ethernet]);
  state().select([], undefined);
  state().notify('hello');
  expect(store.temporal.getState().pastStates).toHaveLength(steps);
});

const otherBoard = dts`/ { compatible = "acme,other"; };`;

test('opening another board starts a new history', async () => {
  const { store, state } = await setUpWithBoard();
  state().addDomain(domd);
  await state().open([{ name: 'other.dtb', bytes: otherBoard }]);
  expect(store.temporal.getState().pastStates).toHaveLength(0);
  expect(state().plan?.domains).toEqual([]);
});

test('a board comes back with the plan of the last visit, and undo gives the empty plan', async () => {
  const { state } = await setUpWithBoard();
  state().addDomain(domd, [serial]);
  await state().open([{ name: 'other.dtb', bytes: otherBoard }]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(state().host?.name).toBe('other.dtb');
  await state().open([{ name: 'board.dtb', bytes: board }]);
  expect(state().plan?.domains).toMatchObject([{ name: 'domd', devices: [{ path: serial }] }]);
  state().undo();
  expect(state().plan?.domains).toEqual([]);
});

test('a closed project is among the recent ones until it is forgotten', async () => {
  const { state } = await setUpWithBoard();
  state().addDomain(domd, [serial]);
  await vi.advanceTimersByTimeAsync(1000);
  const sha256 = state().host!.sha256;
  state().close();
  await vi.advanceTimersByTimeAsync(0);
  expect(state()).toMatchObject({ host: undefined, plan: undefined });
  expect(state().recent).toMatchObject([{ name: 'board.dtb', domains: ['domd'] }]);
  await state().openRecent(sha256);
  expect(state().plan?.domains).toHaveLength(1);
  state().close();
  await vi.advanceTimersByTimeAsync(0);
  await state().forgetRecent(sha256);
  expect(state().recent).toEqual([]);
});

test('a file with several trees offers them, and the picked one is the board', async () => {
  const { state } = setUp();
  const choices = [
    { name: 'a.dtb', bytes: board, detail: 'acme,board' },
    { name: 'b.dtb', bytes: otherBoard, detail: 'acme,other' },
  ];
  await state().open([{ name: 'image.itb', bytes: Uint8Array.of(1, 2) }]);
  expect(state().refusal).toBeDefined();
  await state().open([{ name: 'image.itb', bytes: Uint8Array.of(2, 2) }]);
  expect(state().choice?.choices).toEqual(choices);
  expect(state().host).toBeUndefined();
  await state().choose(choices[1]!);
  expect(state().host?.name).toBe('b.dtb');
  expect(state().choice).toBeUndefined();
});

test('cut devices are pasted into a domain once', async () => {
  const { state } = await setUpWithBoard();
  state().addDomain(domd);
  state().cutDevices([serial]);
  state().paste('domd');
  expect(state().plan?.domains[0]?.devices).toEqual([{ path: serial }]);
  expect(state().cut).toEqual([]);
});

test('a rest in the editing leads to one build, of the newest plan', async () => {
  const { state, builds } = await setUpWithBoard();
  state().addDomain(domd);
  state().assign([serial], 'domd');
  await vi.advanceTimersByTimeAsync(500);
  expect(builds.map(({ plan }) => plan)).toEqual([state().plan]);
  expect(state().outcome.state).toBe('working');
  builds[0]!.answer({ findings: [], files: [{ name: 'a', bytes: new Uint8Array() }] });
  await vi.advanceTimersByTimeAsync(0);
  expect(state().outcome).toMatchObject({ state: 'current', files: [{ name: 'a' }] });
});

test('an answer that the plan has moved past is dropped, and the newest plan is built next', async () => {
  const { state, builds } = await setUpWithBoard();
  await vi.advanceTimersByTimeAsync(500);
  state().addDomain(domd);
  await vi.advanceTimersByTimeAsync(500);
  expect(builds).toHaveLength(1);
  builds[0]!.answer({ findings: [], files: [{ name: 'stale', bytes: new Uint8Array() }] });
  await vi.advanceTimersByTimeAsync(0);
  expect(state().outcome).toMatchObject({ state: 'working', files: [] });
  expect(builds[1]?.plan).toBe(state().plan);
});

test('a failed build keeps the last files and says why', async () => {
  const { state, builds } = await setUpWithBoard();
  await vi.advanceTimersByTimeAsync(500);
  builds[0]!.answer({ findings: [], files: [{ name: 'a', bytes: new Uint8Array() }] });
  await vi.advanceTimersByTimeAsync(0);
  state().addDomain(domd);
  await vi.advanceTimersByTimeAsync(500);
  builds[1]!.fail('out of memory');
  await vi.advanceTimersByTimeAsync(0);
  expect(state().outcome).toMatchObject({
    state: 'failed',
    failure: 'out of memory',
    files: [{ name: 'a' }],
  });
});

test('the project survives a reload', async () => {
  const first = await setUpWithBoard();
  first.state().addDomain(domd, [serial]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(first.state().saving).toBe('saved');
  const second = setUp(first.disk.projects[0]);
  await second.state().restore();
  expect(second.state().plan).toEqual(first.state().plan);
  expect(second.state().host?.name).toBe('board.dtb');
});

test('a saved plan for other bytes is not restored', async () => {
  const first = await setUpWithBoard();
  await vi.advanceTimersByTimeAsync(1000);
  const { host, plan } = first.disk.projects[0]!;
  const second = setUp({ host, plan: { ...plan, host: { ...plan.host, sha256: '0'.repeat(64) } } });
  await second.state().restore();
  expect(second.state().host).toBeUndefined();
});

test('refused storage is a state of its own, and does not hinder the work', async () => {
  const { state, disk } = await setUpWithBoard();
  disk.refuses = true;
  state().addDomain(domd);
  await vi.advanceTimersByTimeAsync(1000);
  expect(state().saving).toBe('blocked');
  expect(state().plan?.domains).toHaveLength(1);
});

test('a fix offered by a finding is applied as one step', async () => {
  const { state } = await setUpWithBoard();
  state().addDomain(domd, [serial]);
  state().apply({ kind: 'unassign', paths: [serial] }, 'keep serial@1000 in dom0');
  expect(state().plan?.domains[0]?.devices).toEqual([]);
  expect(state().lastAction).toBe('keep serial@1000 in dom0');
});

test('typing without a pause is one step, and every character is in the plan', async () => {
  vi.useFakeTimers();
  const { store } = setUp();
  const state = store.getState;
  await state().open([{ name: 'board.dtb', bytes: board }]);
  state().addDomain(domd);
  const typed = () => state().plan!.domains[0]!.snippet;
  const steps = () => store.temporal.getState().pastStates.length;
  const before = steps();
  for (const text of ['/', '/ ', '/ {', '/ { ']) state().typeText('domd', 'snippet', text);
  expect(typed()).toBe('/ { ');
  expect(steps()).toBe(before + 1);
  state().typeText('domd', 'extraConfig', 'a');
  expect(steps()).toBe(before + 2);
  vi.advanceTimersByTime(2000);
  state().typeText('domd', 'snippet', '/ { };');
  expect(steps()).toBe(before + 3);
  expect(state().lastAction).toBe('edit own nodes of domd');
  state().undo();
  state().undo();
  expect(typed()).toBe('/ { ');
  state().undo();
  expect(typed()).toBe('');
  state().redo();
  expect(typed()).toBe('/ { ');
  state().typeText('domd', 'snippet', '/ { x');
  expect(store.temporal.getState().futureStates).toEqual([]);
});

test('an export is remembered with its board, and compared with', async () => {
  const { state, store, disk } = await setUpWithBoard();
  const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
  expect(changesSince([file('a', '1')], state().lastExport).files.size).toBe(0);
  state().exported([file('a', '1'), file('b', '1'), file('c', '1')]);
  const now = [file('a', '1'), file('b', '2'), file('d', '1')];
  const { files, gone } = changesSince(now, state().lastExport);
  expect([...files]).toEqual([
    ['b', 'changed'],
    ['d', 'new'],
  ]);
  expect(gone).toEqual(['c']);
  state().close();
  expect(state().lastExport).toBeUndefined();
  await state().open([{ name: 'board.dtb', bytes: board }]);
  await vi.waitFor(() => expect(state().lastExport).toHaveLength(3));
  disk.refuses = true;
  state().exported(now);
  expect(store.getState().lastExport?.map(({ name }) => name)).toEqual(['a', 'b', 'd']);
});

test('the history is a list of steps, and any of them can be gone to', async () => {
  const { state, store } = await setUpWithBoard();
  state().addDomain(domd);
  state().assign([serial], 'domd');
  state().assign([ethernet], 'domd');
  const { temporal } = store;
  const steps = () =>
    stepsOf(temporal.getState().pastStates, state(), temporal.getState().futureStates).map(
      ({ action, distance }) => `${distance} ${action}`,
    );
  const all = ['', 'add domain domd', 'assign serial@1000 to domd', 'assign ethernet@2000 to domd'];
  expect(steps()).toEqual(all.map((action, i) => `${i - 3} ${action}`));
  state().goTo(-2);
  expect(state().plan!.domains[0]!.devices).toEqual([]);
  expect(steps()).toEqual(all.map((action, i) => `${i - 1} ${action}`));
  state().goTo(2);
  expect(state().plan!.domains[0]!.devices).toHaveLength(2);
  state().goTo(-3);
  expect(state().plan!.domains).toEqual([]);
  expect(state().notice?.text).toBe('Back at the plan as it was opened');
});

test('an opening that was cancelled changes nothing, and a failed build can be tried again', async () => {
  const { state, builds } = await setUpWithBoard();
  const before = state().host;
  const opening = state().open([{ name: 'b.dtb', bytes: otherBoard }]);
  expect(state().opening).toBe('b.dtb');
  state().cancelOpening();
  await opening;
  expect(state().opening).toBeUndefined();
  expect(state().host).toBe(before);

  await vi.runAllTimersAsync();
  builds.at(-1)!.fail('the worker died');
  await vi.runAllTimersAsync();
  expect(state().outcome).toMatchObject({ state: 'failed', failure: 'the worker died' });
  state().rebuild();
  expect(state().outcome.state).toBe('working');
  await vi.runAllTimersAsync();
  builds.at(-1)!.answer();
  await vi.runAllTimersAsync();
  expect(state().outcome.state).toBe('current');
});
