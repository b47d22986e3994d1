import type { Page } from '@playwright/test';
import { board, expect, expectAccessible, pick, start, test } from './support.ts';

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const row = (page: Page, name: string) => page.getByRole('treeitem', { name, exact: false });

async function openWithDomain(page: Page, path: string, domain: string): Promise<void> {
  const file = board(path);
  await start(page);
  await pick(page, file);
  await page.getByRole('button', { name: 'New domain' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(domain);
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(column(page, domain)).toBeVisible();
}

test('a device is dragged into a domain, on to another, and back to dom0', async ({ page }) => {
  await openWithDomain(page, 'xilinx/zynqmp-zcu102-rev1.0.dtb', 'net');
  await page.getByRole('button', { name: 'New domain' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('other');
  await page.keyboard.press('Enter');

  await page.getByLabel('Filter by name, path or compatible').fill('ethernet@ff0e');
  const ethernet = row(page, 'ethernet@ff0e0000');
  await ethernet.dragTo(column(page, 'net'));
  const inNet = column(page, 'net').getByRole('option', { name: 'ethernet@ff0e0000' });
  await expect(inNet).toContainText('No IOMMU');
  await expect(ethernet.getByRole('img', { name: 'net' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'assigned to net' })).toBeAttached();

  await inNet.dragTo(column(page, 'other'));
  await expect(inNet).toHaveCount(0);
  const inOther = column(page, 'other').getByRole('option', { name: 'ethernet@ff0e0000' });
  await inOther.dragTo(column(page, 'dom0'));
  await expect(inOther).toHaveCount(0);

  await page.getByRole('button', { name: 'Undo: give ethernet@ff0e0000 back to dom0' }).click();
  await expect(inOther).toBeVisible();
  await inOther.dragTo(page.getByRole('tree'));
  await expect(inOther).toHaveCount(0);
});

test('edits are undone and redone by key, and say what they are', async ({ page }) => {
  await openWithDomain(page, 'xilinx/zynqmp-zcu102-rev1.0.dtb', 'net');
  await page.keyboard.press('Control+z');
  await expect(column(page, 'net')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Redo: add domain net' })).toBeEnabled();
  await page.keyboard.press('Control+Shift+z');
  await expect(column(page, 'net')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo: add domain net' })).toBeEnabled();
});

test('the domain dialog names the field that is wrong, and renames', async ({ page }) => {
  await openWithDomain(page, 'xilinx/zynqmp-zcu102-rev1.0.dtb', 'net');
  await page.getByRole('button', { name: 'Edit net' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('dom0');
  await dialog.getByLabel('Memory').fill('lots');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await expect(dialog.getByLabel('Name')).toHaveAccessibleDescription(/dom0 is the rest of the machine/);
  await expect(dialog.getByLabel('Memory')).toHaveAccessibleDescription(/whole MiB/);
  await dialog.getByLabel('Name').fill('gateway');
  await dialog.getByLabel('Memory').fill('1024');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(column(page, 'gateway')).toContainText('1024 MiB');
});

test('a domain is deleted after a question, and undo brings it back', async ({ page }) => {
  await openWithDomain(page, 'xilinx/zynqmp-zcu102-rev1.0.dtb', 'net');
  await page.getByRole('button', { name: 'Delete net' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(column(page, 'net')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(column(page, 'net')).toBeVisible();
});

for (const media of [{ colorScheme: 'light' }, { forcedColors: 'active' }] as const) {
  test(`the workspace is accessible, ${Object.values(media)[0]}`, async ({ page }) => {
    await page.emulateMedia(media);
    await openWithDomain(page, 'rockchip/rk3399-rock-pi-4b.dtb', 'net');
    await page.getByLabel('Filter by name, path or compatible').fill('ethernet');
    await row(page, 'ethernet@fe300000').dragTo(column(page, 'net'));
    await expect(column(page, 'net').getByRole('option')).toHaveCount(1);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Edit net' }).click();
    await expectAccessible(page);
  });
}
