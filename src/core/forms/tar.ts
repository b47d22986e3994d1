import type { InputError, InputFile } from '../contract.ts';
import { latin1Between } from '../fdt/latin1.ts';
import { decodeUtf8 } from '../platform.ts';

const BLOCK = 512;

/** Whether a file is a tar archive: the mark of POSIX or GNU in its first header. */
export const isTar = (bytes: Uint8Array): boolean =>
  bytes.length >= BLOCK && latin1Between(bytes, 257, 262) === 'ustar';

/** The ordinary files of a tar archive, with their paths; or a refusal where it is cut. */
export function readTar({ name, bytes }: InputFile): InputFile[] | InputError {
  const files: InputFile[] = [];
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header[0] === 0) break;
    const size = Number.parseInt(field(header, 124, 12) || '0', 8);
    const start = at + BLOCK;
    if (!(start + size <= bytes.length)) {
      return {
        code: 'truncated',
        offset: at,
        message: `${name} is a tar archive whose entry ${field(header, 0, 100)} has ${size} bytes from ${start} on; the file has ${bytes.length}.`,
        hint: 'Copy the archive again: the end of it is missing.',
      };
    }
    const content = bytes.subarray(start, start + size);
    const type = String.fromCharCode(header[156]!);
    if (type === 'L') longName = field(content, 0, content.length);
    else if (type === 'x') longName = paxPath(content) ?? longName;
    else {
      if (type === '0' || type === '\0') files.push({ name: longName ?? pathOf(header), bytes: content });
      longName = undefined;
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

/** The files of a tar archive; undefined where the file is none, or is cut. */
export function filesOfTar(file: InputFile): InputFile[] | undefined {
  if (!isTar(file.bytes)) return undefined;
  const files = readTar(file);
  return 'code' in files ? undefined : files;
}

function pathOf(header: Uint8Array): string {
  const prefix = latin1Between(header, 257, 263) === 'ustar\0' ? field(header, 345, 155) : '';
  return prefix === '' ? field(header, 0, 100) : `${prefix}/${field(header, 0, 100)}`;
}

/** The `path` of a pax header: lines `LENGTH KEY=VALUE`, the length in bytes with itself and the line end. */
function paxPath(content: Uint8Array): string | undefined {
  for (let at = 0; at < content.length; ) {
    const blank = content.indexOf(0x20, at);
    const length = blank < 0 ? 0 : Number.parseInt(latin1Between(content, at, blank), 10);
    if (!(length > 0)) return undefined;
    const line = decodeUtf8(content.subarray(blank + 1, at + length - 1));
    if (line.startsWith('path=')) return line.slice(5);
    at += length;
  }
  return undefined;
}

function field(bytes: Uint8Array, start: number, length: number): string {
  const end = bytes.indexOf(0, start);
  return decodeUtf8(bytes.subarray(start, end < 0 ? start + length : Math.min(end, start + length))).trim();
}
