import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sha256Hex } from '../src/core/base/hash.ts';
import { build } from '../src/core/build.ts';
import { DeviceTree } from '../src/core/devicetree/tree.ts';
import { parseProject } from '../src/core/plan/project.ts';

const folder = 'public/samples';
const boards = readdirSync(folder).filter((name) => name.endsWith('.dts'));

test.each(boards)('%s compiles to the blob beside it, without a warning', (source) => {
  const blob = readFileSync(`${folder}/${source.replace(/s$/, 'b')}`);
  const compiled = execFileSync('dtc', ['-I', 'dts', '-O', 'dtb', `${folder}/${source}`], { stdio: 'pipe' });
  expect(compiled.equals(blob)).toBe(true);
  expect(new DeviceTree(blob).size).toBeGreaterThanOrEqual(30);
});

test('the list of samples names the blobs and their hashes', () => {
  const list = JSON.parse(readFileSync(`${folder}/index.json`, 'utf8')) as { file: string; sha256: string }[];
  expect(list.map(({ file, sha256 }) => [file, sha256]).sort()).toEqual(
    boards
      .map((source) => source.replace(/s$/, 'b'))
      .map((file) => [file, sha256Hex(readFileSync(`${folder}/${file}`))]),
  );
});

test.each(readdirSync(folder).filter((name) => name.endsWith('.domgraft.json')))(
  '%s is a plan for the board beside it, and has no error',
  (name) => {
    const plan = parseProject(readFileSync(`${folder}/${name}`, 'utf8'));
    const blob = new Uint8Array(readFileSync(`${folder}/${plan.host.name}`));
    expect(plan.host.sha256).toBe(sha256Hex(blob));
    expect(build(blob, plan).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  },
);
