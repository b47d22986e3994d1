import type { InputError } from '../../core/contract.ts';
import type { GivenFile } from '../../store/state.ts';
import type { WorkspaceStore } from '../../store/workspace.ts';
import { canSaveInPlace, pickProjectFile } from './file-access.ts';
import { FLEET_BOUNDS, readPicked } from './given-files.ts';

/** Lets the user choose files, or a folder, to open as the board or the project; nothing happens where the dialog is cancelled. */
export function pickFiles(store: WorkspaceStore, what: 'files' | 'folder' = 'files'): void {
  chooseFiles(what, (files) => void openGiven(store, readPicked(files)));
}

/** Lets the user choose what the open project is compared with. */
export function pickToCompare(store: WorkspaceStore): void {
  chooseFiles('files', async (files) => {
    const given = await readPicked(files);
    if ('code' in given) store.getState().refuse([], given);
    else await store.getState().compareWith(given);
  });
}

/** What looks like a board in a folder with much else. */
const BOARD_NAME = /\.(?:dtb|itb|dts)$/i;

/** Lets the user choose a folder, and puts all boards in it into a table. */
export function pickFleet(store: WorkspaceStore): void {
  chooseFiles('folder', async (files) => {
    const given = await readPicked(
      files.filter(({ name }) => BOARD_NAME.test(name)),
      FLEET_BOUNDS,
    );
    if ('code' in given) store.getState().refuse([], given);
    else await store.getState().survey(boardsAmong(given));
  });
}

function chooseFiles(what: 'files' | 'folder', take: (files: File[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.webkitdirectory = what === 'folder';
  input.addEventListener('change', () => take([...(input.files ?? [])]));
  input.click();
}

/** Lets the user choose a project file such that it can be saved in place later, where the browser can do that. */
export async function pickProject(store: WorkspaceStore): Promise<void> {
  if (!canSaveInPlace()) return pickFiles(store);
  const handle = await pickProjectFile();
  if (handle === undefined) return;
  const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
  await store.getState().open([{ name: handle.name, bytes, handle }]);
}

/** More boards at once are not meant to be chosen from. */
const MOST_CHOICES = 8;

/** Opens what could be read as the board, or says why it could not be read; a folder of boards becomes a table. */
export async function openGiven(
  store: WorkspaceStore,
  reading: Promise<readonly GivenFile[] | InputError>,
): Promise<void> {
  const given = await reading;
  if ('code' in given) store.getState().refuse([], given);
  else if (store.getState().plan !== undefined && given.every(isHeader)) takeNames(store, given);
  else if (boardsAmong(given).length > MOST_CHOICES) await store.getState().survey(boardsAmong(given));
  else await store.getState().open(given);
}

/** The boards, named by their way from the folder that holds them all. */
function boardsAmong(given: readonly GivenFile[]): GivenFile[] {
  const boards = given.filter(({ name }) => BOARD_NAME.test(name));
  const folders = boards.map(({ name }) => name.slice(0, name.lastIndexOf('/') + 1));
  const [first = ''] = folders;
  const steps = [...first.matchAll(/\//g)].map(({ index }) => first.slice(0, index + 1));
  const common = steps.findLast((step) => folders.every((folder) => folder.startsWith(step))) ?? '';
  return boards.map((board) => ({ ...board, name: board.name.slice(common.length) }));
}

/** Lets the user choose headers whose names SCMI resources get. */
export function pickHeaders(store: WorkspaceStore): void {
  chooseFiles('files', async (files) => {
    const given = await readPicked(files);
    if ('code' in given) store.getState().refuse([], given);
    else takeNames(store, given);
  });
}

const isHeader = ({ name }: GivenFile): boolean => /\.h$/i.test(name);

function takeNames(store: WorkspaceStore, files: readonly GivenFile[]): void {
  for (const { name, bytes } of files)
    store.getState().nameScmi(name.replace(/^.*\//, ''), new TextDecoder().decode(bytes));
}
