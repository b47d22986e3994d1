#!/usr/bin/env node
/** The command line program. It runs inside the clone, and compiles itself where that has not been done. */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(root, 'dist-cli/domgraft.mjs');

const changed = (path) => statSync(path).mtimeMs;
const isStale = () =>
  changed(join(root, 'vite.config.ts')) > changed(program) ||
  ['src/core', 'src/cli'].some((folder) =>
    readdirSync(join(root, folder), { recursive: true }).some(
      (name) => /\.(ts|json)$/.test(name) && changed(join(root, folder, name)) > changed(program),
    ),
  );

if (!existsSync(program) || isStale()) await compile();
await import(program);

/** Compiles aside and moves the result into place, so that several of us can do it at the same time. */
async function compile() {
  const { build } = await import('vite').catch(() => {
    console.error(`domgraft: the packages are not installed; run "npm ci" in ${root}`);
    process.exit(2);
  });
  const aside = join(dirname(program), `build-${process.pid}`);
  const configFile = join(root, 'vite.config.ts');
  await build({ root, configFile, mode: 'cli', logLevel: 'warn', build: { outDir: aside } });
  renameSync(join(aside, 'domgraft.mjs'), program);
  rmSync(aside, { recursive: true });
}
