import { oddBlobs } from '../../src/core/testing/odd-blobs.ts';
import { readBoards } from '../bench/boards.ts';

/** Real boards, every twentieth of the corpus, and blobs of the shapes that no real board has. */
export function seeds(): Uint8Array[] {
  return [
    ...readBoards()
      .filter((_, i) => i % 20 === 0)
      .map(({ bytes }) => bytes),
    ...oddBlobs,
  ];
}
