/** The address map: both spaces as strips and as a table, by mouse and by keyboard. */
import type { Page } from '@playwright/test';
import { board, expect, expectAccessibleInBothSchemes, pick, start, test } from './support.ts';
import { assignByDrag, newDomainNamed } from './workspace.ts';

async function openMap(page: Page, path = 'xilinx/zynqmp-zcu102-rev1.0.dtb'): Promise<void> {
  const file = board(path);
  await start(page);
  await pick(page, file);
  await newDomainNamed(page, 'net');
  await assignByDrag(page, 'ethernet@ff0e0000', 'net');
  await page.getByRole('tab', { name: 'Address map' }).click();
  await expect(guest(page)).toBeVisible();
}

const host = (page: Page) => page.getByRole('listbox', { name: 'Physical address space of the board' });
const guest = (page: Page) => page.getByRole('listbox', { name: 'Address space of net' });
const inspector = (page: Page) => page.getByRole('region', { name: 'Inspector' });

test('a block is found by address, zoomed to, and shown in tree and inspector', async ({ page }) => {
  await openMap(page);
  await page.getByLabel('Go to address or node').fill('0xff0a0010');
  await page.keyboard.press('Enter');
  await expect(inspector(page)).toContainText('gpio@ff0a0000');
  await expect(page.getByRole('treeitem', { name: /gpio@ff0a0000/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );

  const picture = page.getByRole('region', { name: 'Address map', exact: true });
  await expect(picture).toContainText('0xff0a0000–0xff0a0fff');
  await expect(picture).toContainText('4 KiB, 1 page');
  const strip = picture.locator('[data-holder="dom0"] rect').first();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await strip.click({ force: true });
  await expect(inspector(page)).not.toContainText('gpio@ff0a0000');
});

test('the strips are walked and zoomed by key, and a mapping leads back to its node', async ({ page }) => {
  await openMap(page);
  await host(page).focus();
  await page.keyboard.press('Home');
  const option = host(page).getByRole('option');
  await expect(option).toHaveText(/^memory@0 reg\[0\], 0x0–0x7fffffff, 2 GiB/);
  await page.keyboard.press('End');
  await expect(option).not.toHaveText(/^memory@0 reg\[0\]/);
  await page.keyboard.press('+');
  await expect(page.getByRole('button', { name: 'Show everything' })).toBeEnabled();
  await page.keyboard.press('0');
  await expect(page.getByRole('button', { name: 'Show everything' })).toBeDisabled();

  await guest(page).focus();
  await page.keyboard.press('Home');
  const inGuest = guest(page).getByRole('option');
  const mapping = /^ethernet@ff0e0000, .*, net, on the board at 0xff0e0000/;
  for (let step = 0; step < 20 && !mapping.test((await inGuest.textContent()) ?? ''); step++) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(inGuest).toHaveText(mapping);
  await page.keyboard.press('Enter');
  await expect(inspector(page)).toContainText('cdns,zynqmp-gem');
});

test('the wheel zooms at the pointer, and shift moves', async ({ page }) => {
  await openMap(page);
  const box = (await host(page).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 200);
  await page.mouse.wheel(0, -600);
  await expect(page.getByRole('button', { name: 'Show everything' })).toBeEnabled();
  await page.mouse.wheel(0, 5000);
  await expect(page.getByRole('button', { name: 'Show everything' })).toBeDisabled();
});

test('the table holds the same as the strips', async ({ page }) => {
  await openMap(page);
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const table = page.getByRole('grid', { name: 'Blocks of the board' });
  await table.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await expect(table.locator('[aria-rowindex="2"]')).toContainText('memory@0');
  await page.getByRole('button', { name: 'net', exact: true }).click();
  const ofGuest = page.getByRole('grid', { name: 'Blocks of net' });
  const row = ofGuest.getByRole('row', { name: /ethernet@ff0e0000/ });
  await expect(row).toContainText('0xff0e0000');
  await row.click();
  await expect(inspector(page)).toContainText('ethernet@ff0e0000');
  await expect(row).toHaveAttribute('aria-selected', 'true');
});

test('map and table are accessible, light and dark', async ({ page }) => {
  await openMap(page);
  await page.getByRole('button', { name: 'Both', exact: true }).click();
  await host(page).focus();
  await page.keyboard.press('End');
  await expectAccessibleInBothSchemes(page);
});
