import { beforeEach, describe, expect, it } from 'vitest';
import type { NodePath } from '../../core/base/brand.ts';
import type { Runner } from '../../core/contract.ts';
import { dts } from '../../core/testing/dts.ts';
import type { ProjectStorage } from '../../store/project-storage.ts';
import { createStore, type WorkspaceStore } from '../../store/workspace.ts';
import { appActions, domainActions } from './app-actions.ts';
import { commandsFor } from './commands.ts';
import { ActionRegistry, isAvailable } from './registry.ts';

const bytes = dts`/ { compatible = "acme,board"; soc { serial@1000 { reg = <0x1000 0x100>; }; }; };`;
const fails = () => Promise.reject(new Error('not in this test'));
const runner = {
  open: async () => ({ name: 'board.dtb', bytes }),
  build: async () => ({ findings: [], files: [] }),
} as unknown as Runner;
const storage = { load: fails, save: fails, lastExport: fails, recent: fails } as unknown as ProjectStorage;
const fields = { boot: 'both', memoryMib: 512, vcpus: 1, kernel: '/k', cmdline: '' } as const;

describe('every registered action', () => {
  let store: WorkspaceStore;
  const registry = new ActionRegistry();
  let remove = () => {};

  beforeEach(async () => {
    remove();
    store = createStore(runner, storage);
    await store.getState().open([{ name: 'board.dtb', bytes }]);
    for (const name of ['net', 'gui', 'disk']) store.getState().addDomain({ name, ...fields });
    store.getState().reveal('/soc/serial@1000' as NodePath);
    remove = registry.add([...appActions(store), ...domainActions(store)]);
  });

  it('is in the palette without a query, but for the palette itself', () => {
    const listed = commandsFor(registry.all(), '').map(({ id }) => id);
    const all = registry.all().map(({ id }) => id);
    expect(listed.toSorted()).toEqual(all.filter((id) => id !== 'help.palette').toSorted());
    expect(listed.length).toBeGreaterThan(40);
  });

  it('is among the first that its own words find', () => {
    for (const action of registry.all()) {
      if (action.id === 'help.palette') continue;
      const found = commandsFor(registry.all(), action.title.replace('…', '')).filter(
        (other) => isAvailable(other) === isAvailable(action),
      );
      expect(found.slice(0, 5).map(({ id }) => id)).toContain(action.id);
    }
  });

  it('has words of its own, and no key twice', () => {
    const titles = registry.all().map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    const keys = registry.all().flatMap((action) => action.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
