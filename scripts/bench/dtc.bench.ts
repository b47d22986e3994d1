import { spawnSync } from 'node:child_process';
import type { Bench } from './bench.ts';

/** What a user of the reference compiler waits for: a process for every board. */
const bench: Bench = {
  name: 'dtc -O dts, its whole process',
  every: 10,
  start(boards) {
    if (spawnSync('dtc', ['--version']).status !== 0) return 'needs dtc';
    return () => {
      for (const { file } of boards)
        spawnSync('dtc', ['-q', '-I', 'dtb', '-O', 'dts', '-o', '/dev/null', file]);
      return undefined;
    };
  },
};
export default bench;
