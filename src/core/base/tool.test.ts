import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TOOL } from './tool.ts';

test('the version is that of the package', () => {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(TOOL).toEqual({ name, version });
});
