import type { NamedBytes } from '../../store/state.ts';

/** Lets the user choose files; nothing happens where the dialog is cancelled. */
export function pickFiles(take: (files: NamedBytes[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.addEventListener('change', () => void readFiles([...(input.files ?? [])]).then(take));
  input.click();
}

export const readFiles = (files: readonly File[]): Promise<NamedBytes[]> =>
  Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
