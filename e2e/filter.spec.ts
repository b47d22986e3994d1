/** The filter of the tree panel: keys, chips, completions, and words about what it does not understand. */
import type { Page } from '@playwright/test';
import { board, expect, expectAccessible, pick, start, test } from './support.ts';
import { newDomainNamed } from './workspace.ts';

async function openBoard(page: Page): Promise<void> {
  const zcu102 = board('xilinx/zynqmp-zcu102-rev1.0.dtb');
  await start(page);
  await pick(page, zcu102);
  await page.getByRole('tree').focus();
  await page.keyboard.press('/');
}

const chips = (page: Page) => page.getByRole('list', { name: 'Filters' }).getByRole('listitem');
const matches = (page: Page) =>
  page.getByRole('navigation', { name: 'Device tree' }).getByText(/ match(es)?$/);

test('terms with a key become chips, which narrow tree and table and can be taken away', async ({ page }) => {
  await openBoard(page);
  await page.keyboard.type('compat:cdns,* irq:spi63 ');
  await expect(chips(page)).toHaveText(['compat:cdns,*', 'irq:spi63']);
  await expect(matches(page)).toHaveText('1 match');
  await expect(page.getByRole('treeitem', { name: /^ethernet@ff0e0000/ })).toBeVisible();
  await page.getByRole('button', { name: 'Remove the filter irq:spi63' }).click();
  await expect(matches(page)).not.toHaveText('1 match');

  await page.keyboard.type('-ethernet');
  await expect(page.getByRole('treeitem', { name: /^ethernet@/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Devices', exact: true }).click();
  const rows = page.getByRole('grid', { name: 'Assignable devices' }).getByRole('row');
  await expect(rows.filter({ hasText: 'serial@ff000000' })).toHaveCount(0);
  await expect(rows.filter({ hasText: 'i2c@ff020000' })).toBeVisible();

  // Backspace takes the last chip back into the field.
  await page.getByLabel('Filter by name, path or compatible').fill('');
  await page.keyboard.press('Backspace');
  await expect(chips(page)).toHaveCount(0);
  await expect(page.getByLabel('Filter by name, path or compatible')).toHaveValue('compat:cdns,*');
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Filter by name, path or compatible')).toHaveValue('');
});

test('keys and values are completed by keyboard', async ({ page }) => {
  await openBoard(page);
  await page.keyboard.type('dm');
  const options = page.getByRole('listbox', { name: 'Completions' }).getByRole('option');
  await expect(options).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(options.filter({ hasText: 'dma:unprotected' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(chips(page)).toHaveText(['dma:unprotected']);
  await expect(options).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('tree')).toBeFocused();
});

test('what the filter does not know is said, and filters nothing', async ({ page }) => {
  await openBoard(page);
  await page.keyboard.type('colour:red');
  await expect(page.getByText('There is no filter colour:. There are compat: addr:')).toBeVisible();
  await expect(matches(page)).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'What can be filtered' }).click();
  await expect(page.getByRole('dialog', { name: 'What can be filtered' })).toContainText('irq:107');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Filter by risk' }).click();
  await expect(page.getByLabel('Filter by name, path or compatible')).toHaveValue('colour:red risk:');
});

test('what passes the filter is selected at once, given away together, and marked with owner and risk', async ({
  page,
}) => {
  await openBoard(page);
  await newDomainNamed(page, 'net');
  await page.getByRole('tree').focus();
  await page.keyboard.press('/');
  await page.keyboard.type('compat:xlnx,zynqmp-uart irq:any ');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+a');
  const selected = page.getByRole('tree').locator('[aria-selected="true"]');
  await expect(selected).toHaveCount(2);
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  await page.keyboard.press('Space');
  await expect(selected).toHaveCount(1);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('menuitem', { name: 'net' }).press('Enter');
  await expect(page.getByRole('treeitem', { name: /^serial@ff010000.*, warning, .*net$/ })).toBeVisible();
  await page.keyboard.press('/');
  await page.getByLabel('Filter by name, path or compatible').fill('domain:net');
  await expect(matches(page)).toHaveText('1 match');
});
