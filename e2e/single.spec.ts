/** The one page that holds everything, opened from a disk: the main flow works, and nothing else is ever asked for. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base, expect } from '@playwright/test';
import { unzipSync } from 'fflate';
import { assignByDrag, exportZip, newDomainNamed } from './workspace.ts';

const test = base.extend<object, { single: string }>({
  single: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'domgraft-single-'));
      const vite = 'node_modules/vite/bin/vite.js';
      const options = [
        'build',
        '--mode',
        'single',
        '--logLevel',
        'error',
        '--emptyOutDir',
        '--outDir',
        folder,
      ];
      execFileSync(process.execPath, [vite, ...options]);
      await use(join(folder, 'index.html'));
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

test('from a sample board to an export, from file://', async ({ page, single }) => {
  const noise: string[] = [];
  const address = pathToFileURL(single).href;
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(blob|data):/.test(url)) noise.push(`request: ${url}`);
  });

  await page.goto(address);
  await page.getByRole('button', { name: /Skylark/ }).click();
  await newDomainNamed(page, 'net');
  await assignByDrag(page, 'ethernet', 'net');
  await page.getByRole('tab', { name: /SCMI/ }).click();
  await expect(page.getByRole('tabpanel', { name: /SCMI/ })).toContainText('Clocks');
  await page.getByRole('tab', { name: /Files/ }).click();
  await expect(page.locator('.monaco-editor .mtk1').first()).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('up to date');
  const zip = await exportZip(page, { errors: 1 });
  expect(Object.keys(unzipSync(zip.bytes))).toContain('net/passthrough.dtb');

  // Kept in the browser like in the served app.
  await page.reload();
  await expect(page.getByRole('region', { name: 'net', exact: true })).toBeVisible();
  expect(noise).toEqual([]);
});
