import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { contentSecurityPolicy, SITE_POLICY } from './scripts/build/csp.ts';
import { offline } from './scripts/build/offline.ts';
import { singleFile } from './scripts/build/single-file.ts';

/** `vite build` makes the site in `dist`; `vite build --mode single` one page in `dist-single` that works from a disk. */
export default defineConfig(({ mode }) => {
  const single = mode === 'single';
  return {
    base: './',
    plugins: [react(), ...(single ? [singleFile()] : [contentSecurityPolicy(), offline()])],
    worker: { format: single ? 'iife' : 'es' },
    build: {
      target: 'baseline-widely-available',
      chunkSizeWarningLimit: single ? 20_000 : 3600,
      ...(single
        ? {
            outDir: 'dist-single',
            copyPublicDir: false,
            assetsInlineLimit: Number.MAX_SAFE_INTEGER,
            cssCodeSplit: false,
            modulePreload: false,
            rolldownOptions: { output: { codeSplitting: false } },
          }
        : { assetsInlineLimit: 0 }),
    },
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
  };
});
