import { hex } from '../base/hex.ts';
import type { InputError, InputFile } from '../contract.ts';
import { decodeUtf8Strict } from '../platform.ts';

/** A form of file that is known by its first bytes, and holds no device tree that can be taken out here. */
interface Signature {
  readonly code: string;
  readonly offset: number;
  readonly bytes: readonly number[];
  readonly what: string;
  readonly hint: string;
}

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

const unpack = (command: string): string => `Unpack it (${command}) and open what is inside.`;
const FROM_KERNEL =
  'Boards keep their device tree in a file of its own (boot/dtbs, /boot/*.dtb), or copy /sys/firmware/fdt from the running machine.';

const SIGNATURES: readonly Signature[] = [
  { code: 'gzip', offset: 0, bytes: [0x1f, 0x8b], what: 'a gzip file', hint: unpack('gunzip') },
  {
    code: 'xz',
    offset: 0,
    bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0],
    what: 'an xz file',
    hint: unpack('unxz'),
  },
  {
    code: 'zstd',
    offset: 0,
    bytes: [0x28, 0xb5, 0x2f, 0xfd],
    what: 'a Zstandard file',
    hint: unpack('unzstd'),
  },
  { code: 'lz4', offset: 0, bytes: [0x04, 0x22, 0x4d, 0x18], what: 'an LZ4 file', hint: unpack('lz4 -d') },
  {
    code: 'lz4',
    offset: 0,
    bytes: [0x02, 0x21, 0x4c, 0x18],
    what: 'an LZ4 file of the old form',
    hint: unpack('lz4 -d'),
  },
  { code: 'bzip2', offset: 0, bytes: ascii('BZh'), what: 'a bzip2 file', hint: unpack('bunzip2') },
  { code: 'lzma', offset: 0, bytes: [0x5d, 0, 0], what: 'an LZMA file', hint: unpack('unlzma') },
  { code: 'zip', offset: 0, bytes: ascii('PK\x03\x04'), what: 'a zip file', hint: unpack('unzip') },
  { code: '7z', offset: 0, bytes: ascii('7z\xbc\xaf\x27\x1c'), what: 'a 7-Zip file', hint: unpack('7z x') },
  { code: 'cpio', offset: 0, bytes: ascii('07070'), what: 'a cpio archive', hint: unpack('cpio -idF') },
  {
    code: 'deb',
    offset: 0,
    bytes: ascii('!<arch>\n'),
    what: 'an ar archive or Debian package',
    hint: `${unpack('dpkg-deb -x FILE FOLDER')} The device trees of a kernel package lie in usr/lib/linux-image-*: drop that folder to see all boards as a table.`,
  },
  { code: 'elf', offset: 0, bytes: ascii('\x7fELF'), what: 'an ELF program', hint: FROM_KERNEL },
  {
    code: 'uimage',
    offset: 0,
    bytes: [0x27, 0x05, 0x19, 0x56],
    what: 'a U-Boot image (uImage)',
    hint: `Take it apart with dumpimage. ${FROM_KERNEL}`,
  },
  {
    code: 'android-boot',
    offset: 0,
    bytes: ascii('ANDROID!'),
    what: 'an Android boot image',
    hint: 'Take it apart with unpack_bootimg and open the dtb inside.',
  },
  {
    code: 'android-boot',
    offset: 0,
    bytes: ascii('VNDRBOOT'),
    what: 'an Android vendor boot image',
    hint: 'Take it apart with unpack_bootimg and open the dtb inside.',
  },
  {
    code: 'squashfs',
    offset: 0,
    bytes: ascii('hsqs'),
    what: 'a squashfs file system',
    hint: unpack('unsquashfs'),
  },
  {
    code: 'kernel',
    offset: 56,
    bytes: ascii('ARM\x64'),
    what: 'an arm64 Linux kernel without an appended device tree',
    hint: FROM_KERNEL,
  },
  {
    code: 'kernel',
    offset: 36,
    bytes: [0x18, 0x28, 0x6f, 0x01],
    what: 'an Arm Linux kernel (zImage) without an appended device tree',
    hint: FROM_KERNEL,
  },
  { code: 'program', offset: 0, bytes: ascii('MZ'), what: 'an EFI or Windows program', hint: FROM_KERNEL },
  {
    code: 'picture',
    offset: 0,
    bytes: ascii('\x89PNG'),
    what: 'a picture',
    hint: 'Open a device tree blob (.dtb).',
  },
  {
    code: 'picture',
    offset: 0,
    bytes: [0xff, 0xd8, 0xff],
    what: 'a picture',
    hint: 'Open a device tree blob (.dtb).',
  },
  {
    code: 'pdf',
    offset: 0,
    bytes: ascii('%PDF'),
    what: 'a PDF document',
    hint: 'Open a device tree blob (.dtb).',
  },
];

/** Says what a file is that holds no device tree, and what to do. */
export function tellFile({ name, bytes }: InputFile): InputError {
  if (bytes.length === 0)
    return refuse('empty', `${name} is empty.`, 'Copy the file again: nothing of it arrived.');
  const first = bytes[0]!;
  if ((first === 0xff || first === 0) && bytes.every((byte) => byte === first)) {
    const what = first === 0xff ? 'erased flash memory' : 'an empty disk area';
    return refuse(
      'blank',
      `${name} holds ${bytes.length} bytes of ${hex(first, 2)}: a copy of ${what}.`,
      'Copy the device tree from the place where it is, or /sys/firmware/fdt from the running machine.',
    );
  }
  for (const { code, offset, bytes: mark, what, hint } of SIGNATURES) {
    if (mark.every((byte, i) => bytes[offset + i] === byte))
      return refuse(code, `${name} is ${what}.`, hint, offset);
  }
  return tellText(name, bytes) ?? tellUnknown(name, bytes);
}

function tellText(name: string, bytes: Uint8Array): InputError | undefined {
  const text = bytes.includes(0) ? undefined : decodeUtf8Strict(bytes);
  if (text === undefined) return undefined;
  if (/^\s*[{[]/.test(text) && isJson(text)) {
    return refuse(
      'json',
      `${name} is JSON text.`,
      'A project is opened together with the device tree of its board.',
    );
  }
  return refuse(
    'text',
    `${name} is text, but no device tree source: that begins with /dts-v1/;`,
    'Open a device tree blob (.dtb), or the source of a whole board (.dts).',
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function tellUnknown(name: string, bytes: Uint8Array): InputError {
  const shown = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return refuse(
    'unknown',
    `${name} begins with ${shown}; a device tree blob begins with d0 0d fe ed, and there is none further on.`,
    'Open a device tree blob (.dtb), its source (.dts), or an image that holds one; /sys/firmware/fdt of a running machine is one.',
  );
}

function refuse(code: string, message: string, hint: string, offset = 0): InputError {
  return { code, offset, message, hint };
}
