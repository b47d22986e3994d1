/** How the page looks: density, presenter mode, forced colours, reduced motion, 320 px and 200 % zoom. */
import type { Locator, Page } from '@playwright/test';
import { board, expect, expectAccessible, pick, start, test } from './support.ts';

async function openBoard(page: Page): Promise<void> {
  const zcu102 = board('xilinx/zynqmp-zcu102-rev1.0.dtb');
  await start(page);
  await pick(page, zcu102);
  await expect(page.getByRole('tree')).toBeVisible();
}

const heightOf = (row: Locator) => row.evaluate((element) => element.getBoundingClientRect().height);

test('density and presenter mode are chosen in the view menu, by name and by key, and kept', async ({
  page,
}) => {
  await openBoard(page);
  const row = page.getByRole('treeitem').first();
  expect(await heightOf(row)).toBe(24);
  await page.getByRole('button', { name: 'How the page looks' }).click();
  await page.getByRole('menuitemradio', { name: 'Comfortable' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-density', 'comfortable');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect.poll(() => heightOf(row)).toBe(28);
  // The second row begins where the first ends: the list was measured again.
  const second = page.getByRole('treeitem').nth(1);
  await expect.poll(() => second.evaluate((element) => parseFloat(getComputedStyle(element).top))).toBe(28);

  await page.keyboard.press('F9');
  await expect(page.locator('html')).toHaveAttribute('data-mode', 'presenter');
  await expect.poll(() => heightOf(row)).toBe(32);
  await expect(page.getByRole('contentinfo')).toHaveCount(0);
  await expectAccessible(page);
  await page.reload();
  await page.getByRole('button', { name: 'Stop presenting' }).click();
  await expect(page.locator('html')).not.toHaveAttribute('data-mode');
  await expect(page.locator('html')).toHaveAttribute('data-density', 'comfortable');
  await expect(page.getByRole('contentinfo')).toBeVisible();
});

test('in forced colours everything can still be told', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await openBoard(page);
  await page.getByRole('tab', { name: 'Address map' }).click();
  await expect(page.getByRole('listbox', { name: 'Physical address space of the board' })).toBeVisible();
  await expectAccessible(page);
});

/** What sticks out of the page sideways, unless something around it scrolls. */
const stickingOut = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        if (box.width < 2 || box.height < 2 || box.right <= innerWidth + 1) return false;
        for (let up = element.parentElement; up !== null && up !== document.body; up = up.parentElement) {
          if (getComputedStyle(up).overflowX !== 'visible') return false;
        }
        return getComputedStyle(element).visibility !== 'hidden';
      })
      .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 30)}`),
  );

// A window of 1280 by 1024 at 400 % is one of 320 by 256; at 200 % one of 640 by 512.
for (const [name, width, height] of [
  ['320 px', 320, 640],
  ['200 % zoom', 640, 512],
] as const) {
  test(`every panel and tab fits one column, ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openBoard(page);
    const panels = page.getByRole('tablist', { name: 'Panels' });
    for (const panel of ['Tree', 'Inspector', 'Problems', 'Workspace']) {
      await panels.getByRole('tab', { name: panel }).click();
      expect(await stickingOut(page), panel).toEqual([]);
    }
    for (const tab of [/SCMI/, /Address map/, /Files/, /Domains/]) {
      await page.getByRole('tablist', { name: 'Workspace' }).getByRole('tab', { name: tab }).click();
      await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible();
      expect(await stickingOut(page), String(tab)).toEqual([]);
    }
    await page.getByRole('tab', { name: 'Address map' }).click();
    await expectAccessible(page);
  });
}
