import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { contentSecurityPolicy, SITE_POLICY } from './scripts/build/csp.ts';
import { offline } from './scripts/build/offline.ts';
import { singleFile } from './scripts/build/single-file.ts';

/** The site, in `dist`: `vite build`. */
const SITE: UserConfig = {
  plugins: [react(), contentSecurityPolicy(), offline()],
  worker: { format: 'es' },
  build: { target: 'baseline-widely-available', chunkSizeWarningLimit: 3600, assetsInlineLimit: 0 },
};

/** One page that works from a disk, in `dist-single`: `vite build --mode single`. */
const SINGLE: UserConfig = {
  plugins: [react(), singleFile()],
  worker: { format: 'iife' },
  build: {
    target: 'baseline-widely-available',
    chunkSizeWarningLimit: 20_000,
    outDir: 'dist-single',
    copyPublicDir: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: { output: { codeSplitting: false } },
  },
};

/** The command line program, one file for Node in `dist-cli`: `vite build --mode cli`. */
const CLI: UserConfig = {
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/main.ts',
    target: 'node20',
    outDir: 'dist-cli',
    // Programs that run from the folder may be compiling into it.
    emptyOutDir: false,
    copyPublicDir: false,
    rolldownOptions: { output: { entryFileNames: 'domgraft.mjs', codeSplitting: false } },
  },
};

const MODES: Readonly<Record<string, UserConfig>> = { single: SINGLE, cli: CLI };

/** All that is built comes from the same sources by this one configuration. */
export default defineConfig(({ mode }) => ({
  base: './',
  ...(MODES[mode] ?? SITE),
  preview: {
    port: 4173,
    strictPort: true,
    headers: {
      'Content-Security-Policy': `${SITE_POLICY}; frame-ancestors 'none'`,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    },
  },
  // A limit for tests that hang, not for slow machines.
  test: { include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'], testTimeout: 60_000 },
}));
