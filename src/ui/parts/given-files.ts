/** What the user drops or picks, as names and bytes; files of a folder are named by their way from it. */
import type { InputError } from '../../core/contract.ts';
import type { GivenFile } from '../../store/state.ts';
import { count } from './format.ts';

/** How much of a folder is read; more is no device tree but a disk dropped by mistake. */
export interface FolderBounds {
  readonly entries: number;
  readonly bytes: number;
}

/** A large board has some ten thousand properties, of a few megabytes at most. */
const FOLDER_BOUNDS: FolderBounds = { entries: 50_000, bytes: 64 * 1024 * 1024 };

/** A folder of boards for one architecture has a thousand files, some hundred kilobytes each. */
export const FLEET_BOUNDS: FolderBounds = { entries: 50_000, bytes: 256 * 1024 * 1024 };

/** So many files are read at a time. */
const BATCH = 64;

interface NamedFile {
  readonly name: string;
  readonly file: File;
  readonly handle?: FileSystemFileHandle | undefined;
}

/** Files of the picker; those of a folder say where in it they are. */
export function readPicked(
  files: readonly File[],
  bounds = FOLDER_BOUNDS,
): Promise<GivenFile[] | InputError> {
  const found = files.map((file) => ({ name: file.webkitRelativePath || file.name, file }));
  const isOneFolder = files.some(({ webkitRelativePath }) => webkitRelativePath);
  return guarded(async () => {
    const tally = new Tally(bounds);
    if (isOneFolder) for (const { file } of found) tally.add(file.size);
    return readAll(found);
  });
}

/** What was dropped. To be called while the drop is handled: the items are empty after it. */
export function readDropped(
  items: readonly DataTransferItem[],
  bounds = FOLDER_BOUNDS,
): Promise<GivenFile[] | InputError> {
  const given = items
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({
      entry: item.webkitGetAsEntry(),
      file: item.getAsFile(),
      handle: handleOf(item),
    }));
  return guarded(async () => {
    const tally = new Tally(bounds);
    const found: NamedFile[] = [];
    for (const { entry, file, handle } of given) {
      if (entry !== null && isFolder(entry)) await walk(entry, tally, found);
      else if (file !== null) found.push({ name: file.name, file, handle: await handle });
    }
    return readAll(found);
  });
}

/** The handle of a dropped project file, with which it can be saved in place; not every browser has one. */
async function handleOf(item: DataTransferItem): Promise<FileSystemFileHandle | undefined> {
  const { getAsFileSystemHandle: get } = item as DataTransferItem & {
    getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
  };
  const handle = await get?.call(item).catch(() => null);
  return handle?.kind === 'file' && handle.name.endsWith('.json')
    ? (handle as FileSystemFileHandle)
    : undefined;
}

/** Adds all files below a folder, in the order in which the browser lists them. */
async function walk(top: FileSystemDirectoryEntry, tally: Tally, found: NamedFile[]): Promise<void> {
  const waiting = [top];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const folders: FileSystemDirectoryEntry[] = [];
    for await (const entry of entriesOf(folder)) {
      const file = isFolder(entry) ? undefined : await fileOf(entry as FileSystemFileEntry);
      tally.add(file?.size ?? 0);
      if (file === undefined) folders.push(entry as FileSystemDirectoryEntry);
      else found.push({ name: entry.fullPath.replace(/^\//, ''), file });
    }
    waiting.push(...folders.reverse());
  }
}

/** A reader gives the entries in portions, the last of which is empty. */
async function* entriesOf(folder: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry> {
  const reader = folder.createReader();
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (portion.length === 0) return;
    yield* portion;
  }
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((done, fail) => entry.file(done, fail));

async function readAll(found: readonly NamedFile[]): Promise<GivenFile[]> {
  const read: GivenFile[] = [];
  for (let i = 0; i < found.length; i += BATCH) {
    const portion = found.slice(i, i + BATCH).map(async ({ name, file, handle }) => ({
      name,
      bytes: new Uint8Array(await file.arrayBuffer()),
      ...(handle && { handle }),
    }));
    read.push(...(await Promise.all(portion)));
  }
  return read;
}

/** Counts what a folder holds. */
class Tally {
  readonly #bounds: FolderBounds;
  #entries = 0;
  #bytes = 0;

  constructor(bounds: FolderBounds) {
    this.#bounds = bounds;
  }

  /** @throws TooMuch where this is one entry or byte too many. */
  add(bytes: number): void {
    this.#entries++;
    this.#bytes += bytes;
    const { entries: maxEntries, bytes: maxBytes } = this.#bounds;
    if (this.#entries > maxEntries) throw new TooMuch(`${count(maxEntries)} files and folders`);
    if (this.#bytes > maxBytes) throw new TooMuch(`${count(maxBytes)} bytes`);
  }
}

class TooMuch extends Error {}

async function guarded(read: () => Promise<GivenFile[]>): Promise<GivenFile[] | InputError> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof TooMuch) {
      return {
        code: 'folder-too-large',
        offset: 0,
        message: `The folder holds more than ${error.message}; nothing of it was read.`,
        hint: 'Open the copy of /proc/device-tree itself, or the folder of the .dtb files, not a folder around it.',
      };
    }
    if (!(error instanceof DOMException)) throw error;
    return {
      code: 'unreadable',
      offset: 0,
      message: `The browser could not read the files: ${error.message}`,
      hint: 'Copy them to a place that you may read, and open the copy: cp -r /proc/device-tree/ board.',
    };
  }
}
