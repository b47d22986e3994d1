import { expect, test } from 'vitest';
import type { GivenFile } from '../../store/state.ts';
import type { WorkspaceStore } from '../../store/workspace.ts';
import { openGiven } from './pick-files.ts';

/** What became of files: the names that were opened, or put into a table. */
async function given(...names: string[]): Promise<{ opened?: string[]; surveyed?: string[] }> {
  const told: { opened?: string[]; surveyed?: string[] } = {};
  const namesOf = (files: readonly GivenFile[]) => files.map(({ name }) => name);
  const store = {
    getState: () => ({
      plan: undefined,
      open: async (files: readonly GivenFile[]) => {
        told.opened = namesOf(files);
      },
      survey: async (files: readonly GivenFile[]) => {
        told.surveyed = namesOf(files);
      },
    }),
  } as unknown as WorkspaceStore;
  await openGiven(store, Promise.resolve(names.map((name) => ({ name, bytes: new Uint8Array(1) }))));
  return told;
}

test('a folder of many boards becomes a table of them; a few boards are a choice', async () => {
  const boards = Array.from({ length: 9 }, (_, i) => `image/acme/${i}.dtb`);
  const others = ['image/other/b.dtb', 'image/README'];
  expect(await given(...others, ...boards)).toEqual({
    surveyed: ['other/b.dtb', ...boards.map((name) => name.replace('image/', ''))],
  });
  expect(await given(...boards.slice(1))).toEqual({ opened: boards.slice(1) });
});

test('the files of a board and its parts stay together', async () => {
  const parts = ['board.dts', ...Array.from({ length: 20 }, (_, i) => `part${i}.dtsi`)];
  expect(await given(...parts)).toEqual({ opened: parts });
});
