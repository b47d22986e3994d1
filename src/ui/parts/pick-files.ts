import type { InputError } from '../../core/contract.ts';
import type { NamedBytes } from '../../store/state.ts';
import type { WorkspaceStore } from '../../store/workspace.ts';
import { readPicked } from './given-files.ts';

/** Lets the user choose files, or a folder, to open as the board; nothing happens where the dialog is cancelled. */
export function pickFiles(store: WorkspaceStore, what: 'files' | 'folder' = 'files'): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.webkitdirectory = what === 'folder';
  input.addEventListener('change', () => void openGiven(store, readPicked([...(input.files ?? [])])));
  input.click();
}

/** Opens what could be read as the board, or says why it could not be read. */
export async function openGiven(
  store: WorkspaceStore,
  reading: Promise<readonly NamedBytes[] | InputError>,
): Promise<void> {
  const given = await reading;
  if ('code' in given) store.getState().refuse([], given);
  else await store.getState().open(given);
}
