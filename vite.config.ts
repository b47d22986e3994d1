import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: { target: 'baseline-widely-available', assetsInlineLimit: 0, chunkSizeWarningLimit: 3600 },
  preview: { port: 4173, strictPort: true },
  test: { include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'] },
});
