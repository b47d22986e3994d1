import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { type Browser, chromium, type Page } from '@playwright/test';
import config from '../../playwright.config.ts';

/** The built site, served, and a browser for it. */
export interface Site {
  readonly url: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

export async function openSite(): Promise<Site> {
  const port = await freePort();
  const server = spawn(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'preview', '--host', '127.0.0.1', '--port', String(port)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(server.stdout, 'data');
  const url = `http://127.0.0.1:${port}/`;
  await answering(url);
  const browser = await chromium.launch(config.use?.launchOptions ?? {});
  return {
    url,
    browser,
    async close() {
      await browser.close();
      server.kill();
    },
  };
}

/** The site in a page of its own. */
export interface OpenPage {
  readonly page: Page;
  /** How long the page's own thread has worked so far, in milliseconds. */
  threadTime(): Promise<number>;
  close(): Promise<void>;
}

interface PageOptions {
  /** How many times slower the page's own thread shall be; workers are not concerned. */
  readonly slower: number;
  /** Whether a service worker keeps the parts of the app. */
  readonly isKept: boolean;
}

export async function openPage({ url, browser }: Site, { slower, isKept }: PageOptions): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: isKept ? 'allow' : 'block',
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (slower > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.goto(url);
  await page.getByRole('main').waitFor();
  return {
    page,
    async threadTime() {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
    },
    close: () => context.close(),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 4173;
}

async function answering(url: string): Promise<void> {
  for (;;) {
    const there = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (there) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
