/** What changed since the last export, and what became of a host node. */
import type { Page } from '@playwright/test';
import { board, drop, expect, expectAccessible, start, test } from './support.ts';
import { assignByDrag, exportZip, newDomainNamed } from './workspace.ts';

const list = (page: Page) => page.getByRole('navigation', { name: 'Generated files' });
const entry = (page: Page, name: string) => list(page).getByRole('button', { name });
const diff = (page: Page) => page.getByTestId('diff');

async function withEthernet(page: Page): Promise<void> {
  const zcu102 = board('xilinx/zynqmp-zcu102-rev1.0.dtb');
  await start(page);
  await drop(page, zcu102);
  await newDomainNamed(page, 'net');
  await assignByDrag(page, 'ethernet@ff0e0000', 'net');
}

test('after an export each change is marked and can be read, on the next visit too', async ({ page }) => {
  await withEthernet(page);
  await page.getByRole('tab', { name: /Files/ }).click();
  await expect(page.getByRole('button', { name: 'Changes' })).toBeDisabled();
  await exportZip(page, { errors: 1 });
  await expect(page.getByRole('button', { name: 'Changes' })).toBeEnabled();
  await expect(list(page)).not.toContainText('changed');

  await page.getByRole('tab', { name: /Domains/ }).click();
  await assignByDrag(page, 'can@ff070000', 'net');
  await expect(page.getByText('Saved in this browser')).toBeVisible();
  await page.reload();
  await page.getByRole('tab', { name: /Files/ }).click();
  await expect(entry(page, 'dom.cfg')).toContainText('changed');
  await page.getByRole('button', { name: 'Changes' }).click();
  await expect(page.getByRole('status').filter({ hasText: /\d+ difference/ })).toBeVisible();
  await expect(diff(page).locator('.editor.modified')).toContainText('ff070000');
  await expect(diff(page).locator('.editor.original')).not.toContainText('ff070000');
  await page.getByRole('button', { name: 'Next difference' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Side by side/ }).click();
  await expect(diff(page).locator('.editor.modified')).toContainText('ff070000');
  await entry(page, 'passthrough.dtb').click();
  await expect(page.getByRole('region', { name: 'net/passthrough.dtb' })).toContainText(
    'The bytes have changed since',
  );
});

test('a node is seen beside its source on the host, and follows the selection', async ({ page }) => {
  await withEthernet(page);
  await page.getByRole('tab', { name: /Files/ }).click();
  await entry(page, 'passthrough.dts').click();
  await page.getByRole('button', { name: 'Host', exact: true }).click();
  await expect(diff(page).locator('.editor.original')).toContainText('interrupt-parent');
  await expect(diff(page).locator('.editor.modified')).toContainText('ethernet@ff0e0000');
  await diff(page)
    .locator('.editor.modified .view-line', { hasText: 'compatible =' })
    .hover({ position: { x: 30, y: 8 } });
  await expect(page.locator('.monaco-hover', { hasText: 'Why this line is here' })).toBeVisible();
  await expectAccessible(page);
});
