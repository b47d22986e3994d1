import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DeviceTree } from '../src/core/devicetree/tree.ts';

const folder = 'public/samples';
const boards = readdirSync(folder).filter((name) => name.endsWith('.dts'));

test.each(boards)('%s compiles to the blob beside it, without a warning', (source) => {
  const blob = readFileSync(`${folder}/${source.replace(/s$/, 'b')}`);
  const compiled = execFileSync('dtc', ['-I', 'dts', '-O', 'dtb', `${folder}/${source}`], { stdio: 'pipe' });
  expect(compiled.equals(blob)).toBe(true);
  expect(new DeviceTree(blob).size).toBeGreaterThanOrEqual(60);
});
