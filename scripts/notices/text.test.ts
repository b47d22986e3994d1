import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NOTICES_FILE, notices } from './text.ts';

test('the notices name every package that is shipped, with its licence', () => {
  const text = notices();
  expect(readFileSync(NOTICES_FILE, 'utf8')).toBe(text);
  for (const name of ['react', 'elkjs', 'monaco-editor', '@xyflow/react']) {
    expect(text).toMatch(new RegExp(`^${name.replace('/', '\\/')} \\d`, 'm'));
  }
});
