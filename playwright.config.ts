import { defineConfig } from '@playwright/test';
import { browserFile } from './scripts/setup.mjs';

/** `PORT` lets several checkouts run at the same time. */
const port = Number(process.env.PORT ?? 4173);
const baseURL = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/setup.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  // Generous, as two cores may be busy with other things; nothing waits longer than it has to.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: process.env.E2E_REPORT
    ? [['list'], ['json', { outputFile: process.env.E2E_REPORT }]]
    : [['list']],
  use: {
    baseURL,
    viewport: { width: 1280, height: 800 },
    // Without pictures, which cost more than the tests themselves where the processor draws.
    trace: { mode: 'retain-on-failure', screenshots: false },
    video: 'off',
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: browserFile(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port}`,
    url: baseURL,
    reuseExistingServer: false,
  },
});
