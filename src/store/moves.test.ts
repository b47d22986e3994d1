import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { NodePath, PageNumber } from '../core/base/brand.ts';
import { buildFor, factsOf } from '../core/build.ts';
import type { GuestSpace, Runner } from '../core/contract.ts';
import type { XenVersion } from '../core/plan/plan.ts';
import { dts } from '../core/testing/dts.ts';
import { movesBetween } from './moves.ts';
import { IDLE_RUNNER, NO_STORAGE } from './nothing-around.ts';
import type { DomainFields } from './state.ts';
import { createStore, type WorkspaceStore } from './workspace.ts';

const page = (number: number) => number as PageNumber;
const space = (
  domain: string,
  mapped: readonly [mfn: number, gfn: number][],
  homeless: readonly number[] = [],
): GuestSpace => ({
  domain,
  areas: [],
  mappings: mapped.map(([mfn, gfn]) => ({
    mfn: page(mfn),
    gfn: page(gfn),
    count: 1,
    paths: [`/at-${mfn}` as NodePath],
    ...(mfn !== gfn && { moved: 'the grant table' }),
  })),
  homeless: homeless.map((mfn) => ({ mfn: page(mfn), count: 1, paths: [], why: 'the guest RAM' })),
});

it('finds pages of the same domain at another place, or without one', () => {
  const before = [
    space('a', [
      [1, 1],
      [2, 20],
      [3, 3],
    ]),
    space('b', [[1, 1]]),
  ];
  const after = [
    space('b', [[1, 1]]),
    space(
      'a',
      [
        [1, 10],
        [2, 2],
        [4, 40],
      ],
      [3],
    ),
    space('c', [[1, 9]]),
  ];
  expect(movesBetween(before, after)).toEqual([
    { domain: 'a', mfn: 1, paths: ['/at-1'], from: 1, to: 10, why: 'the grant table' },
    { domain: 'a', mfn: 2, paths: ['/at-2'], from: 20, to: 2, why: undefined },
    { domain: 'a', mfn: 3, paths: [], from: 3, to: undefined, why: 'the guest RAM' },
  ]);
});

const board = dts`/ { #address-cells = <1>; #size-cells = <1>; compatible = "acme,board";
  serial@ff0e0000 { compatible = "acme,uart"; reg = <0xff0e0000 0x1000>; }; };`;

const runner: Runner = { ...IDLE_RUNNER, build: async (bytes, plan) => buildFor(factsOf(bytes), plan) };

describe('a change of Xen or of memory', () => {
  let store: WorkspaceStore;
  const state = () => store.getState();
  const built = () => vi.waitFor(() => expect(state().outcome.state).toBe('current'));
  const setXen = async (version: XenVersion) => {
    const target = { ...state().plan!.target, version };
    state().apply({ kind: 'set-target', target }, `set the target to Xen ${version}`);
    await built();
  };

  beforeEach(async () => {
    store = createStore(runner, NO_STORAGE);
    await state().open([{ name: 'board.dtb', bytes: board }]);
    state().edit('add guest', (plan) => ({
      ...plan,
      domains: [
        {
          name: 'guest',
          boot: 'xl',
          memoryMib: 512,
          vcpus: 1,
          kernel: '/k',
          cmdline: '',
          directMap: false,
          driverDomain: false,
          vuart: false,
          devices: [{ path: '/serial@ff0e0000' as NodePath }],
          providers: [],
          extraConfig: '',
          snippet: '',
        },
      ],
    }));
    await built();
  });

  it('lists what moved until it is dismissed or undone', async () => {
    expect(state().moves).toBeUndefined();
    await setXen('4.20');
    expect(state().moves).toMatchObject({
      action: 'set the target to Xen 4.20',
      list: [{ domain: 'guest', paths: ['/serial@ff0e0000'], from: 0xff0e0, to: 0x4020 }],
    });
    expect(state().moves?.plan).toBe(state().plan);
    state().undo();
    await built();
    expect(state().moves).toBeUndefined();
    await setXen('4.20');
    state().dismissMoves();
    expect(state().moves).toBeUndefined();
  });

  it('says nothing where nothing moved', async () => {
    await setXen('4.21');
    expect(state().moves).toBeUndefined();
  });

  it('counts memory too, and edits that came before the reply', async () => {
    const change = (fields: Partial<DomainFields>): void =>
      state().changeDomain('guest', { ...state().plan!.domains[0]!, ...fields });
    change({ memoryMib: 3072 });
    change({ vcpus: 2 });
    await built();
    expect(state().moves?.list).toHaveLength(1);
    expect(state().moves?.plan).toBe(state().plan);
  });
});
