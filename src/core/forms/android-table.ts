import type { InputError, InputFile } from '../contract.ts';
import { wordAt } from '../fdt/word.ts';
import { type Found, stem, TreeCollector } from './found.ts';

const MAGIC = 0xd7b7ab1e;
const HEADER_SIZE = 32;
/** More entries than this are no table of device trees. */
const MAX_ENTRIES = 4096;

/** Whether a file begins as a table of device trees of Android (dtbo.img, dtb.img; libufdt, dt_table.h). */
export const isAndroidTable = (bytes: Uint8Array): boolean =>
  bytes.length >= HEADER_SIZE && wordAt(bytes, 0) === MAGIC;

/** Reads the entries of such a table, each under its number, with the board's id and revision. */
export function readAndroidTable({ name, bytes }: InputFile): Found | InputError {
  const entrySize = wordAt(bytes, 12);
  const count = wordAt(bytes, 16);
  const start = wordAt(bytes, 20);
  if (entrySize < 16 || count > MAX_ENTRIES || start + count * entrySize > bytes.length) {
    return refusal(
      name,
      16,
      `announces ${count} entries of ${entrySize} bytes; the file has ${bytes.length} bytes`,
    );
  }
  const found = new TreeCollector();
  for (let i = 0; i < count; i++) {
    const at = start + i * entrySize;
    const [size, offset, id, revision] = [0, 4, 8, 12].map((field) => wordAt(bytes, at + field)) as [
      number,
      number,
      number,
      number,
    ];
    if (offset + size > bytes.length) {
      return refusal(
        name,
        at,
        `has its entry ${i} at ${offset} with ${size} bytes; the file has ${bytes.length} bytes`,
      );
    }
    const place = `entry ${i}, board ${id}, revision ${revision}`;
    found.take(`${stem(name)}-${i}.dtb`, place, bytes.subarray(offset, offset + size));
  }
  if (found.trees.length === 0)
    return refusal(name, start, `holds no device tree that can be read among ${count} entries`);
  return { what: 'Android table of device trees', trees: found.trees };
}

function refusal(name: string, offset: number, what: string): InputError {
  return {
    code: 'android-table',
    offset,
    message: `${name} is an Android table of device trees (dtbo.img) and ${what}.`,
    hint: 'Take the blobs out with mkdtboimg dump and unpack them where they are compressed, then open one of them.',
  };
}
