import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { Bench } from './bench.ts';
import { median } from './median.ts';

const SOURCE = 'scripts/bench/libfdt-walk.c';
const PROGRAM = '.cache/bench/libfdt-walk';
const PASSES = 3;

/** A walk of libfdt-walk.c: all boards are held in memory there as here, and only the walk is measured. */
export function libfdtWalk(name: string, kind: 'nodes' | 'tags'): Bench {
  return {
    name,
    start(boards) {
      mkdirSync('.cache/bench', { recursive: true });
      if (spawnSync('gcc', ['-O2', '-o', PROGRAM, SOURCE, '-lfdt']).status !== 0) {
        return 'needs gcc and libfdt-dev';
      }
      const input = boards.map(({ file }) => `${file}\n`).join('');
      return () => {
        const lines = execFileSync(PROGRAM, [kind, String(PASSES)], { input, encoding: 'utf8' });
        return median(lines.trim().split('\n').map(Number));
      };
    },
  };
}
