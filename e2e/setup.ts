import { boardNames } from '../scripts/corpus/boards.ts';

/** Sees to it that the real boards are there; where they cannot be had, the tests that want one say so. */
export default function setup(): void {
  try {
    boardNames('arm64');
  } catch (error) {
    console.error(`e2e: the real boards could not be downloaded: ${(error as Error).message}`);
  }
}
