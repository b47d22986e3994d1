import { zipSync } from 'fflate';
import type { OutputFile } from '../../core/contract.ts';

/**
 * Packs files into a zip with their very bytes. The same files give the same zip anywhere: the time stamp is fixed
 * and local, since zip stores local time and knows none before 1980.
 */
export function packZip(files: readonly OutputFile[]): Uint8Array<ArrayBuffer> {
  const entries = Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]));
  return zipSync(entries, { mtime: new Date(1980, 0, 1), level: 6 });
}

/** What the zip of a board is called: the board's file name without its ending. */
export const zipName = (board: string): string => `${board.replace(/\.[^.]*$/, '') || 'domgraft'}.zip`;
