import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Board } from './bench.ts';

/** Where `npm run corpus` keeps the boards; another folder with DTBs may be named in DOMGRAFT_CORPUS. */
const CORPUS = process.env.DOMGRAFT_CORPUS ?? '.cache/corpus/arm64';

/** All boards of the corpus, by path; none where it has not been downloaded. */
export function readBoards(): Board[] {
  if (!existsSync(CORPUS)) return [];
  return readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.dtb'))
    .sort()
    .map((path) => join(CORPUS, path))
    .map((file) => ({ file, bytes: new Uint8Array(readFileSync(file)) }));
}
