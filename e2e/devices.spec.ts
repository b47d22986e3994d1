import type { Locator, Page } from '@playwright/test';
import { board, expect, expectAccessibleInBothSchemes, pick, start, test } from './support.ts';
import { column, newDomainNamed } from './workspace.ts';

const table = (page: Page): Locator => page.getByRole('grid', { name: 'Assignable devices' });

async function openDevices(page: Page, path = 'xilinx/zynqmp-zcu102-rev1.0.dtb'): Promise<void> {
  const file = board(path);
  await start(page);
  await pick(page, file);
  await page.getByRole('button', { name: 'Devices', exact: true }).click();
  await expect(table(page).getByRole('row').nth(1)).toBeVisible();
}

test('devices are sorted by protection, chosen by key and given away in one step', async ({ page }) => {
  await openDevices(page);
  await newDomainNamed(page, 'net');
  await page.getByRole('button', { name: 'Hide disabled nodes' }).click();

  const head = page.getByRole('columnheader', { name: 'Protection' });
  await expect(head).toHaveAttribute('aria-sort', 'none');
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  const first = table(page).locator('[aria-rowindex="2"]');
  await expect(first).toContainText('No IOMMU');

  await page.keyboard.press('ArrowDown');
  await expect(table(page)).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Space');
  const selected = table(page).locator('[aria-selected="true"]');
  await expect(selected).toHaveCount(3);
  const names = await selected
    .getByRole('rowheader')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('title')!));

  await page.keyboard.press('Control+Enter');
  await page.getByRole('menuitem', { name: 'net' }).press('Enter');
  const given = column(page, 'net').getByRole('option');
  await expect(given).toHaveCount(3);
  for (const name of names) await expect(given.filter({ hasText: name })).toHaveCount(1);
  await expect(selected.getByRole('img', { name: 'net', exact: true })).toHaveCount(3);

  await page.keyboard.press('Control+z');
  await expect(given).toHaveCount(0);
});

test('a selection is dragged into a domain, and the tree shares it', async ({ page }) => {
  await openDevices(page);
  await newDomainNamed(page, 'net');
  await page.getByLabel('Filter by name, path or compatible').fill('i2c');
  const rows = table(page).getByRole('row');
  await rows.filter({ hasText: 'i2c@ff020000' }).click();
  await rows.filter({ hasText: 'i2c@ff030000' }).click({ modifiers: ['Control'] });
  await expect(table(page).locator('[aria-selected="true"]')).toHaveCount(2);
  await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('i2c@ff030000');
  await rows.filter({ hasText: 'i2c@ff030000' }).dragTo(column(page, 'net'));
  await expect(column(page, 'net').getByRole('option')).toHaveCount(2);
  await expect(page.getByRole('status').filter({ hasText: 'assigned to net' })).toBeAttached();
  await page.getByRole('button', { name: 'Tree', exact: true }).click();
  await expect(page.getByRole('treeitem', { name: /i2c@ff030000/ })).toHaveAttribute('aria-selected', 'true');
});

test('the table is accessible, light and dark', async ({ page }) => {
  await openDevices(page, 'qcom/sc7280-herobrine-crd.dtb');
  await table(page).focus();
  await page.keyboard.press('Home');
  await expectAccessibleInBothSchemes(page);
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(table(page)).toBeFocused();
});
