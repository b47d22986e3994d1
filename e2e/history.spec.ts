/** The list of steps, and what happens where the browser has kept something broken. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { board, drop, expect, expectAccessible, start, test } from './support.ts';
import { assignByDrag, column, newDomainNamed } from './workspace.ts';

const zcu102 = () => board('xilinx/zynqmp-zcu102-rev1.0.dtb');

test('any step of the history can be gone to, back and forth', async ({ page }) => {
  await start(page);
  await drop(page, zcu102());
  await newDomainNamed(page, 'net');
  await assignByDrag(page, 'ethernet@ff0e0000', 'net');
  await assignByDrag(page, 'can@ff070000', 'net');
  const devices = column(page, 'net').getByRole('option');
  await expect(devices).toHaveCount(2);
  await page.getByRole('button', { name: 'History' }).click();
  const menu = page.getByRole('menu', { name: 'History' });
  await expect(menu.getByRole('menuitem')).toHaveText([
    /assign can@ff070000 to net/i,
    /assign ethernet@ff0e0000 to net/i,
    /add domain net/i,
    'As it was opened',
  ]);
  await expectAccessible(page);
  await menu.getByRole('menuitem', { name: /add domain net/i }).click();
  await expect(devices).toHaveCount(0);

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Find or run' });
  await palette.getByRole('combobox').fill('show the history');
  await palette.getByRole('option', { name: 'Show the history' }).click();
  await expect(menu.getByRole('menuitem', { name: /assign can/i })).toContainText('undone');
  await menu.getByRole('menuitem', { name: /assign can/i }).click();
  await expect(devices).toHaveCount(2);
});

/** Spoils every plan that this browser has stored. */
const spoil = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('domgraft');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('projects', 'readwrite');
          const store = transaction.objectStore('projects');
          store.getAllKeys().onsuccess = ({ target }) => {
            for (const key of (target as IDBRequest<string[]>).result)
              if (key.startsWith('plan:')) store.put({ schema: 1, domains: 'gone' }, key);
          };
          transaction.oncomplete = () => resolve();
        };
      }),
  );

test('a stored project that is broken is told and handed out, and its board opens anew', async ({ page }) => {
  await start(page);
  await drop(page, zcu102());
  await newDomainNamed(page, 'net');
  await expect(page.getByText('Saved in this browser')).toBeVisible();
  await spoil(page);
  await page.reload();
  await expect(page.getByRole('group').filter({ hasText: 'cannot be read: /host' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Open a board' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Set aside' })).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the project of zynqmp-zcu102-rev1.0.dtb' }).click();
  const kept = readFileSync(await (await download).path(), 'utf8');
  expect(JSON.parse(kept)).toEqual({ schema: 1, domains: 'gone' });
  await drop(page, zcu102());
  await expect(page.getByRole('tree')).toBeVisible();
  const banner = page.getByRole('region', { name: 'A project that could not be read' });
  await expect(banner.getByRole('button', { name: 'Download it' })).toBeVisible();
  await expectAccessible(page);
  await newDomainNamed(page, 'again');
  await banner.getByRole('button', { name: 'Dismiss' }).click();
  await expect(banner).toHaveCount(0);
});
