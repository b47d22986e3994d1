/** The installed app: works without its server after the first visit, and lets a new version in only when asked. */
import type { Page } from '@playwright/test';
import { type Site, serveSite } from './site.ts';
import { test as base, expect, expectAccessible } from './support.ts';
import { column, newDomainNamed } from './workspace.ts';

/** The page may ask this site alone: the server is the base address that `support.ts` compares requests with. */
const test = base.extend<{ site: Site }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  site: async ({}, use) => {
    const site = await serveSite();
    await use(site);
    await site.stop();
  },
  baseURL: async ({ site }, use) => use(site.url),
});
test.use({ serviceWorkers: 'allow' });

const kept = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 60_000 })
    .toBe('activated');

test('without its server the app opens, builds, shows files and draws', async ({ page, site }) => {
  await page.goto('./');
  await kept(page);
  await site.stop();
  await page.goto('./?again#');
  await page.getByRole('button', { name: /Skylark/ }).click();
  await newDomainNamed(page, 'net');
  await page.getByRole('tab', { name: /SCMI/ }).click();
  await expect(page.getByRole('tabpanel', { name: /SCMI/ })).toContainText('Clocks');
  await page.getByRole('tab', { name: /Files/ }).click();
  await expect(page.locator('.monaco-editor').first()).toBeVisible();
});

test('what the app needs to be installed is there', async ({ page, request, site }) => {
  await page.goto('./');
  const href = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = await (await request.get(new URL(href!, site.url).href)).json();
  expect(manifest).toMatchObject({ name: 'domgraft', display: 'standalone', start_url: './' });
  // The service worker answers for the app's own page alone.
  await kept(page);
  await page.goto('./third-party-notices.txt');
  await expect(page.locator('body')).toContainText('domgraft is built with the work of others');
  for (const { src } of manifest.icons as { src: string }[]) {
    expect((await request.get(new URL(src, site.url).href)).status(), src).toBe(200);
  }
});

test('a new version waits until it is let in, and work goes on where it was', async ({ page, site }) => {
  await page.goto('./');
  await kept(page);
  await page.getByRole('button', { name: /Skylark/ }).click();
  await newDomainNamed(page, 'net');
  const ready = page.getByRole('status').filter({ hasText: 'A new version is ready' });
  await expect(ready).toHaveCount(0);

  site.change('sw.js', (text) => text.replace(/(?<=PREFIX \+ ')[0-9a-f]+/, 'new'));
  site.change('index.html', (text) => text.replace('<title>', '<meta name="version" content="new"><title>'));
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await expect(ready).toBeVisible();
  await expectAccessible(page);
  await newDomainNamed(page, 'last');
  await ready.getByRole('button', { name: 'Reload into it' }).click();
  await expect(page.locator('meta[name=version]')).toHaveCount(1);
  await expect(column(page, 'last')).toBeVisible();
  await expect(column(page, 'net')).toBeVisible();
});
