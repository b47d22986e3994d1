/** The open project is held against another tree and against an export of its own. */
import type { Page } from '@playwright/test';
import { board, expect, expectAccessible, type LocalFile, payloads, test } from './support.ts';
import { exportZip, startWithEthernet } from './workspace.ts';

async function compareWith(page: Page, ...files: readonly LocalFile[]): Promise<void> {
  await page.getByRole('button', { name: /^Board/ }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: /^Compare/ }).click();
  await (await chooser).setFiles(payloads(files));
}

test('a project is compared with another tree, and with what was exported of it', async ({ page }) => {
  // Two comparisons, each with an editor of its own: long on a loaded machine.
  test.slow();
  await startWithEthernet(page);

  await compareWith(page, board('xilinx/zynqmp-zcu104-revA.dtb'));
  const sheet = page.getByRole('dialog', { name: 'Compare' });
  await sheet.getByLabel('Filter by path').fill('pcie');
  await expect(sheet.getByRole('list', { name: 'Devices' })).toContainText('/axi/pcie@fd0e0000');
  await expectAccessible(page);
  await sheet.getByRole('tab', { name: /Files/ }).click();
  await sheet.getByRole('button', { name: 'host.dts' }).click();
  await expect(sheet.getByTestId('diff')).toContainText('ZCU104');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);

  const zip = await exportZip(page, { errors: 1 });
  await page.keyboard.press('Control+z');
  await compareWith(page, zip);
  await expect(sheet.getByRole('list', { name: 'Devices' })).toContainText(/ethernet@ff0e0000.*dom0.*net/s);
  await sheet.getByRole('tab', { name: /Findings/ }).click();
  await expect(sheet).toContainText('DG-DMA-03');
  await sheet.getByRole('tab', { name: /Files/ }).click();
  await sheet.getByRole('button', { name: 'net/dom.cfg' }).click();
  await expect(sheet.getByTestId('diff')).toContainText('iomem');
});
