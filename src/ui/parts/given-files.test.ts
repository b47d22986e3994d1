import { expect, test } from 'vitest';
import { readDropped, readPicked } from './given-files.ts';

type Folder = { readonly [name: string]: string | Folder };

/** A dropped folder as Chromium gives it, at most two entries at a time. */
function dropped(name: string, folder: Folder): DataTransferItem {
  const entry = (path: string, what: string | Folder): FileSystemEntry => {
    const isFile = typeof what === 'string';
    const rest = isFile ? [] : Object.entries(what);
    const fake = {
      isFile,
      isDirectory: !isFile,
      fullPath: path,
      file: (done: (file: File) => void) => done(new File([what as string], path.replace(/.*\//, ''))),
      createReader: () => ({
        readEntries: (done: (found: FileSystemEntry[]) => void) =>
          done(rest.splice(0, 2).map(([child, inside]) => entry(`${path}/${child}`, inside))),
      }),
    };
    return fake as unknown as FileSystemEntry;
  };
  const item = {
    kind: 'file',
    webkitGetAsEntry: () => entry(`/${name}`, folder),
    getAsFile: () => new File([], name),
  };
  return item as unknown as DataTransferItem;
}

const plain = (file: File) =>
  ({ kind: 'file', webkitGetAsEntry: () => null, getAsFile: () => file }) as unknown as DataTransferItem;

const TREE = {
  compatible: 'acme',
  model: 'm',
  '#address-cells': '2',
  soc: { uart: { reg: '12345678' }, empty: {} },
};
const ENTRIES = 7;
const BYTES = 4 + 1 + 1 + 8;

test('the files of a dropped folder are named by their way from it, whatever the portions', async () => {
  const files = await readDropped([dropped('board', TREE)]);
  const told = Array.isArray(files)
    ? files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])
    : files;
  expect(told).toEqual([
    ['board/compatible', 'acme'],
    ['board/model', 'm'],
    ['board/#address-cells', '2'],
    ['board/soc/uart/reg', '12345678'],
  ]);
});

test('a folder at its bounds is read, one beyond them is refused with the bound', async () => {
  const read = (entries: number, bytes: number) => readDropped([dropped('board', TREE)], { entries, bytes });
  expect(await read(ENTRIES, BYTES)).toHaveLength(4);
  expect(await read(ENTRIES - 1, BYTES)).toMatchObject({
    code: 'folder-too-large',
    message: 'The folder holds more than 6 files and folders; nothing of it was read.',
  });
  expect(await read(ENTRIES, BYTES - 1)).toMatchObject({ message: expect.stringContaining('13 bytes') });
});

test('dropped and picked files keep their names, and have no bound here', async () => {
  const files = [new File(['one'], 'a.dtb'), new File(['two'], 'b.dtbo')];
  const bounds = { entries: 1, bytes: 1 };
  const expected = [{ name: 'a.dtb' }, { name: 'b.dtbo' }];
  expect(await readDropped(files.map(plain), bounds)).toMatchObject(expected);
  expect(await readPicked(files, bounds)).toMatchObject(expected);
});

test('the files of a picked folder keep their paths and have a bound', async () => {
  const files = ['board/model', 'board/soc/name'].map((path) =>
    Object.assign(new File(['x'], path.replace(/.*\//, '')), { webkitRelativePath: path }),
  );
  expect(await readPicked(files)).toMatchObject([{ name: 'board/model' }, { name: 'board/soc/name' }]);
  expect(await readPicked(files, { entries: 1, bytes: 100 })).toMatchObject({ code: 'folder-too-large' });
});

test('a file that the browser may not read is refused', async () => {
  const locked = new File(['x'], 'serial-number');
  locked.arrayBuffer = () => Promise.reject(new DOMException('Permission denied', 'NotReadableError'));
  expect(await readDropped([plain(locked)])).toMatchObject({
    code: 'unreadable',
    message: expect.stringContaining('Permission denied'),
  });
});
