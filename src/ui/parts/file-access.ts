/** The parts of the File System Access API that the app uses; absent in some browsers. */
interface FileAccess {
  showOpenFilePicker?(options: { types: FileType[] }): Promise<FileSystemFileHandle[]>;
  showSaveFilePicker?(options: { types: FileType[]; suggestedName: string }): Promise<FileSystemFileHandle>;
}

interface FileType {
  readonly description: string;
  readonly accept: Readonly<Record<string, readonly string[]>>;
}

/** Permissions end with the visit; asking again needs a click or a key. */
interface AskableHandle extends FileSystemFileHandle {
  requestPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>;
}

const access = (): FileAccess => globalThis as FileAccess;

const PROJECTS: FileType[] = [{ description: 'domgraft project', accept: { 'application/json': ['.json'] } }];

export const canSaveInPlace = (): boolean => access().showSaveFilePicker !== undefined;

/** Where the user wants to save; undefined where the dialog was cancelled. */
export const pickPlace = (suggestedName: string): Promise<FileSystemFileHandle | undefined> =>
  unlessCancelled(access().showSaveFilePicker?.({ types: PROJECTS, suggestedName }));

/** The project file that the user chooses; undefined where the dialog was cancelled, or there is no such dialog. */
export const pickProjectFile = async (): Promise<FileSystemFileHandle | undefined> =>
  (await unlessCancelled(access().showOpenFilePicker?.({ types: PROJECTS })))?.[0];

async function unlessCancelled<T>(asking: Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}

/** Asks for the permission to write, where that is still needed. */
export async function mayWrite(handle: FileSystemFileHandle): Promise<boolean> {
  const answer = await (handle as AskableHandle).requestPermission?.({ mode: 'readwrite' });
  return answer === undefined || answer === 'granted';
}

/** What stands in the file; undefined where it is gone. */
export async function readText(handle: FileSystemFileHandle): Promise<string | undefined> {
  try {
    return await (await handle.getFile()).text();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
    throw error;
  }
}

export async function writeText(handle: FileSystemFileHandle, text: string): Promise<void> {
  const writable = await handle.createWritable();
  await writable.write(text);
  await writable.close();
}
