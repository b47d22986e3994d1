import type { HostChoice, InputError, InputFile } from '../contract.ts';
import { applyOverlay } from '../dts/overlay.ts';
import { OverlayError } from '../dts/overlay-error.ts';
import { FdtError } from '../fdt/error.ts';
import { parseFdt } from '../fdt/parse.ts';
import { writeFdt } from '../fdt/write.ts';
import { isAndroidTable, readAndroidTable } from './android-table.ts';
import { isBlob, readBlob } from './blob.ts';
import { embeddedTrees } from './embedded.ts';
import { readFolder } from './folder.ts';
import {
  baseName,
  describeBoard,
  type Found,
  type FoundTree,
  foundTree,
  isRefusal,
  refuseBlob,
} from './found.ts';
import { MAX_CONTAINER } from './limits.ts';
import { tellFile } from './signatures.ts';
import { isIncluded, readSourceFile, sourceText } from './source.ts';
import { isTar, readTar } from './tar.ts';

/**
 * Finds the host's device tree in what the user gave: one file of any supported form, a board with overlays for
 * it, source with what it includes, or the files of a folder copied from /proc/device-tree. The answer is the
 * host, a choice where there are several, or what the input is and what to do about it.
 */
export function openFiles(files: readonly InputFile[]): InputFile | HostChoice | InputError {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total > MAX_CONTAINER) return refuseSize(total);
  const [first] = files;
  if (!first) {
    return {
      code: 'empty',
      offset: 0,
      message: 'There is no file.',
      hint: 'Choose a device tree blob (.dtb).',
    };
  }
  const folder = files.length > 1 ? readFolder(folderName(first), files) : undefined;
  if (folder) return isRefusal(folder) ? folder : conclude([folder], files);
  const main = files.some((file) => !isIncluded(file)) ? files.filter((file) => !isIncluded(file)) : [first];
  const found: Found[] = [];
  for (const file of main) {
    const answer = readFile(file, files);
    if (isRefusal(answer)) return answer;
    found.push(answer);
  }
  return conclude(found, main);
}

function readFile(file: InputFile, all: readonly InputFile[]): Found | InputError {
  const { name, bytes } = file;
  if (isBlob(bytes)) return readBlob(file);
  if (isAndroidTable(bytes)) return readAndroidTable(file);
  if (isTar(bytes)) {
    const files = readTar(file);
    if (isRefusal(files)) return files;
    const folder = readFolder(name.replace(/\.tar$/, '.dtb'), files);
    if (folder) return isRefusal(folder) ? folder : { ...folder, what: 'tar archive of a running Linux' };
  }
  const text = sourceText(file);
  if (text !== undefined) return readSourceFile(name, text, all);
  const trees = embeddedTrees(name, bytes, 0);
  return trees.length > 0 ? { what: 'file with device trees inside', trees } : tellFile(file);
}

/** Makes one host, or a choice, of the boards and overlays that were found. */
function conclude(found: readonly Found[], files: readonly InputFile[]): InputFile | HostChoice | InputError {
  const trees = found.flatMap((one) => one.trees);
  const boards = trees.filter(({ overlay }) => !overlay);
  const single = found
    .filter((one) => one.trees.length === 1)
    .flatMap((one) => one.trees.filter((tree) => tree.overlay));
  const tables = found
    .filter((one) => one.trees.length > 1)
    .flatMap((one) => one.trees.filter((tree) => tree.overlay));
  if (boards.length === 0) return refuseOverlays(trees);
  const hosts: FoundTree[] = [];
  let refusal: InputError | undefined;
  for (const board of boards) {
    const host = applyAll(board, single);
    if (isRefusal(host)) refusal ??= host;
    else hosts.push(host);
  }
  // A table of overlays beside one board is a choice of variants; beside several boards it would be a flood.
  const [only] = hosts.length === 1 ? hosts : [];
  for (const overlay of only ? tables : []) {
    const variant = applyAll(only!, [overlay]);
    if (!isRefusal(variant)) hosts.push(variant);
  }
  const [host] = hosts;
  if (!host) return refusal!;
  if (hosts.length === 1) return { name: host.name, bytes: host.bytes };
  return {
    container: files.length === 1 ? `${found[0]!.what} ${files[0]!.name}` : `${files.length} files`,
    choices: hosts.map(({ name, bytes, tree, place }) => ({
      name,
      bytes,
      detail: describeBoard(tree) ?? place,
    })),
  };
}

/** A board with overlays put in, one after the other. */
function applyAll(board: FoundTree, overlays: readonly FoundTree[]): FoundTree | InputError {
  if (overlays.length === 0) return board;
  let { tree } = board;
  let name = baseName(board.name);
  for (const overlay of overlays) {
    try {
      tree = applyOverlay(tree, overlay.tree);
    } catch (error) {
      if (!(error instanceof OverlayError)) throw error;
      return {
        code: `overlay-${error.code}`,
        offset: 0,
        message: `${overlay.name} cannot be applied to ${board.name}: ${error.message}`,
        hint: 'Open the board for which the overlay was made; where that lacks labels, compile it again with dtc -@.',
      };
    }
    name = `${name} + ${baseName(overlay.name)}`;
  }
  try {
    const bytes = writeFdt(tree);
    return foundTree(name, overlays.map(({ place }) => place).join(', '), bytes, parseFdt(bytes));
  } catch (error) {
    if (error instanceof FdtError) return refuseBlob(name, error);
    throw error;
  }
}

function refuseOverlays(overlays: readonly FoundTree[]): InputError {
  const [first] = overlays;
  const names =
    overlays.length === 1
      ? `${first?.name} is a device tree overlay`
      : `All ${overlays.length} device trees here are overlays`;
  return {
    code: 'overlay',
    offset: 0,
    message: `${names}: changes to a board, not a board.`,
    hint: 'Open the base board first: choose its .dtb together with the overlay.',
  };
}

function refuseSize(total: number): InputError {
  return {
    code: 'too-large',
    offset: MAX_CONTAINER,
    message: `The files have ${total} bytes; at most ${MAX_CONTAINER} are read.`,
    hint: 'Open the device tree itself, not the image of a whole disk.',
  };
}

function folderName({ name }: InputFile): string {
  const [top] = name.split('/');
  return top === undefined || top === '' || top === name ? 'device-tree.dtb' : `${top}.dtb`;
}
