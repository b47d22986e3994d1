import { describe, expect, test } from 'vitest';
import { checkWalls } from './check.ts';
import { importsOf } from './imports.ts';

const violations = (file: string, source: string): readonly string[] =>
  checkWalls(new Map([[file, source]])).violations;

describe('every way to import is seen', () => {
  test.each([
    ['static', `import { a } from './x.ts';`, './x.ts', false],
    ['default', `import a from './x.ts';`, './x.ts', false],
    ['side effect', `import './x.css';`, './x.css', false],
    ['type', `import type { A } from './x.ts';`, './x.ts', true],
    ['every name a type', `import { type A, type B } from './x.ts';`, './x.ts', true],
    ['one name a type', `import { type A, b } from './x.ts';`, './x.ts', false],
    ['export from', `export { a } from './x.ts';`, './x.ts', false],
    ['export all', `export * from './x.ts';`, './x.ts', false],
    ['export type', `export type { A } from './x.ts';`, './x.ts', true],
    ['dynamic', `const f = async () => (await import('./x.ts')).a;`, './x.ts', false],
    ['type query', `type A = import('./x.ts').A;`, './x.ts', true],
    ['import require', `import a = require('./x.ts');`, './x.ts', false],
    ['require', `const a = require('./x.ts');`, './x.ts', false],
    ['worker', `new Worker(new URL('./x.ts', import.meta.url), { type: 'module' });`, './x.ts', false],
    ['asset', `import url from './x.js?url';`, './x.js', false],
  ])('%s', (_name, source, specifier, typeOnly) => {
    expect(importsOf('a.ts', `// first line\n${source}`)).toEqual([{ specifier, typeOnly, line: 2 }]);
  });

  test('words that only look like imports are none', () => {
    expect(importsOf('a.ts', `// import './x.ts'\nconst a = "import './y.ts'";`)).toEqual([]);
  });

  test('a source that does not parse is an error, not an empty list', () => {
    expect(() => importsOf('a.ts', 'import {')).toThrow(SyntaxError);
  });
});

describe('the allowlist', () => {
  test.each([
    ['src/core/fdt/a.ts', `import { hex } from '../base/hex.ts';`],
    ['src/core/fdt/a.ts', `import { b } from './b.ts';`],
    ['src/core/contract.ts', `import type { A } from './fdt/error.ts';`],
    ['src/core/host/a.test.ts', `import { test } from 'vitest'; import { dts } from '../testing/dts.ts';`],
    ['src/ui/files/a.ts', `import * as monaco from 'monaco-editor/editor';`],
    ['src/ui/tree/a.tsx', `import type { HostFacts } from '../../core/host/facts.ts';`],
    ['src/ui/frame/App.tsx', `import { Tree } from '../tree/Tree.tsx';`],
    ['src/cli/main.ts', `import { readFileSync } from 'node:fs'; import { build } from '../core/build.ts';`],
  ])('admits in %s: %s', (file, source) => {
    expect(violations(file, source)).toEqual([]);
  });

  test.each([
    ['src/core/base/a.ts', `import '../fdt/index.ts';`, 'src/core/base may not import src/core/fdt/index.ts'],
    ['src/core/host/a.ts', `import '../scmi/a.ts';`, 'src/core/host may not import src/core/scmi/a.ts'],
    [
      'src/core/plan/plan.ts',
      `import './schema.ts';`,
      'src/core/plan/plan.ts may not import src/core/plan/schema.ts',
    ],
    ['src/core/fdt/a.ts', `import 'node:fs';`, 'src/core/fdt may not import the package node:'],
    [
      'src/core/fdt/a.ts',
      `export * from '../../store/store.ts';`,
      'src/core/fdt may not import src/store/store.ts',
    ],
    ['src/core/fdt/a.ts', `import '../fdtools/a.ts';`, 'src/core/fdt may not import src/core/fdtools/a.ts'],
    [
      'src/core/contract.ts',
      `import { x } from './fdt/error.ts';`,
      'src/core/contract.ts may not import src/core/fdt/error.ts',
    ],
    [
      'src/core/targets/a.ts',
      `import '../checks/registry.ts';`,
      'src/core/targets may not import src/core/checks/registry.ts',
    ],
    [
      'src/store/a.ts',
      `import { build } from '../core/build.ts';`,
      'src/store may not import src/core/build.ts',
    ],
    [
      'src/store/a.ts',
      `import type { P } from '../core/partial/a.ts';`,
      'src/store may not import types of src/core/partial/a.ts',
    ],
    [
      'src/store/a.ts',
      `const w = new Worker(new URL('../worker/worker.ts', import.meta.url));`,
      'src/store may not import src/worker/worker.ts',
    ],
    ['src/ui/tree/a.tsx', `import '../domains/a.tsx';`, 'src/ui/tree may not import src/ui/domains/a.tsx'],
    ['src/ui/tree/a.tsx', `import '../frame/App.tsx';`, 'src/ui/tree may not import src/ui/frame/App.tsx'],
    [
      'src/ui/tree/a.tsx',
      `import type { editor } from 'monaco-editor/editor';`,
      'src/ui/tree may not import the package monaco-editor',
    ],
    [
      'src/ui/tree/a.tsx',
      `const f = () => import('@xyflow/react');`,
      'src/ui/tree may not import the package @xyflow/react',
    ],
    [
      'src/ui/tree/a.tsx',
      `import { HostFacts } from '../../core/host/facts.ts';`,
      'src/ui/tree may not import src/core/host/facts.ts',
    ],
    [
      'src/ui/tree/a.ts',
      'const f = (x: string) => import(x);',
      'imports a name computed at run time, which no wall can judge',
    ],
  ])('refuses in %s: %s', (file, source, message) => {
    expect(violations(file, `\n${source}`)).toEqual([`${file}:2: ${message}`]);
  });

  test('refuses a file that no row covers', () => {
    expect(violations('src/tools/a.ts', '')).toEqual([
      'src/tools/a.ts: no row of the allowlist covers this file',
    ]);
  });
});
